/** Longer than any invocation may last. */
const LONG_MS = 2 ** 31 - 1;

/**
 * The handler, and a process that stays awake for as long as it works. Node ends a process in which nothing is left that it
 * has to wait for, such as when all connections in use are ones that were told not to hold it; and Lambda takes an invocation
 * that ended so for one that has nothing to say: each message of its batch would be deleted as if it had been done.
 */
export function awake<Given extends unknown[], Answer>(
  handler: (...given: Given) => Promise<Answer>,
): (...given: Given) => Promise<Answer> {
  return async (...given) => {
    const holding = setInterval(() => {}, LONG_MS);
    try {
      return await handler(...given);
    } finally {
      clearInterval(holding);
    }
  };
}
