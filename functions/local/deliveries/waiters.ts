/** Who waits for something of a name. */
export interface Waiters {
  /** From now on it is heard when others wake the name. What it answers resolves then, or after some time; false: nobody waits any longer. */
  wait(name: string): (ms: number) => Promise<boolean>;
  wake(name: string): void;
  stop(): void;
}

export function createWaiters(): Waiters {
  const waiting = new Map<string, Set<() => void>>();
  let stopped = false;
  const wake = (name: string) => {
    const all = waiting.get(name);
    waiting.delete(name);
    for (const resolve of all ?? []) resolve();
  };
  return {
    wait(name) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const all = waiting.get(name) ?? new Set();
      waiting.set(name, all.add(resolve));
      return async (ms) => {
        const timer = setTimeout(resolve, stopped ? 0 : Math.max(0, ms)).unref();
        await promise;
        clearTimeout(timer);
        all.delete(resolve);
        return !stopped;
      };
    },
    wake,
    stop() {
      stopped = true;
      [...waiting.keys()].forEach(wake);
    },
  };
}
