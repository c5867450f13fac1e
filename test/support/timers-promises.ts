/** node:timers/promises on the timers that `vi.useFakeTimers` moves. */
export function setTimeout(ms?: number): Promise<void> {
  return new Promise((resolve) => void globalThis.setTimeout(resolve, ms));
}
