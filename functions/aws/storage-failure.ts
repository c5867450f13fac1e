import { RouterError } from "../core/errors.ts";

/** What a call of a store or queue gives; what keeps it from it is told as `storage-failed`, with what was tried. */
export async function stored<Result>(what: string, call: Promise<Result>): Promise<Result> {
  try {
    return await call;
  } catch (cause) {
    const problem = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    throw new RouterError("storage-failed", `Cannot ${what}: ${problem}`, { cause });
  }
}
