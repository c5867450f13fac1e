/** What a test needs from outside the project, such as Python, and cannot be had on this machine: what is missing, and the way to it. */
export class NotOnThisMachine extends Error {
  constructor(problem: string, { way, cause }: { readonly way?: string; readonly cause?: unknown } = {}) {
    super(way === undefined ? problem : `${problem}. ${way}`, { cause });
  }
}

/**
 * What `get` gives; undefined where it is not to be had on this machine, which is said on one line, so that tests can
 * `describe.skipIf(!it)`. With `CI` set nothing may be missing and it throws. Other failures are always thrown.
 */
export async function orSkip<It>(get: () => Promise<It>): Promise<It | undefined> {
  try {
    return await get();
  } catch (error) {
    if (!(error instanceof NotOnThisMachine) || process.env.CI) throw error;
    process.stderr.write(`Tests are skipped: ${error.message}\n`);
    return undefined;
  }
}
