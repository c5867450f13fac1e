import type { BrokerMessage } from "./message.ts";
import { onAbort } from "./on-abort.ts";
import type { Ask } from "./open-tap.ts";

/** Where a broker that hands out messages by itself puts them, until they are asked for. */
export interface Inbox {
  put(message: BrokerMessage): void;
  /** Before all others, in their order. */
  putBack(messages: readonly BrokerMessage[]): void;
  /** How many wait here. */
  size(): number;
  /** No more will come, and why. */
  end(error: unknown): void;
  /** As TapSession.receive: at once when there are some; rejects when it has ended and is empty. */
  take(ask: Ask): Promise<readonly BrokerMessage[]>;
}

export function createInbox(): Inbox {
  const waiting: BrokerMessage[] = [];
  let ended: { readonly error: unknown } | undefined;
  let wake = () => {};
  return {
    put(message) {
      waiting.push(message);
      wake();
    },
    putBack(messages) {
      waiting.unshift(...messages);
    },
    size: () => waiting.length,
    end(error) {
      ended ??= { error };
      wake();
    },
    async take({ most, waitMs, signal }) {
      if (waiting.length === 0 && !ended && !signal.aborted) {
        const { promise, resolve } = Promise.withResolvers<void>();
        const timer = setTimeout(resolve, waitMs);
        const forget = onAbort(signal, resolve);
        wake = resolve;
        await promise;
        clearTimeout(timer);
        forget();
      }
      // What a broken connection has handed out comes again: it could not be acknowledged.
      if (ended) throw ended.error;
      return signal.aborted ? [] : waiting.splice(0, most);
    },
  };
}
