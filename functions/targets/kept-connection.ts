/** A connection that a target's deliveries share. */
export interface Kept {
  close(): Promise<unknown>;
}

/** Nothing was sent for so long: the connection is closed, and made anew for the next delivery. */
const IDLE_MS = 30_000;

/** Opens what a target needs; `gone` is to be called when it ends by itself. */
export type OpenKept<Target, Tools, Connection extends Kept> = (
  target: Target,
  tools: Tools,
  gone: () => void,
) => Promise<Connection>;

/**
 * One connection a target, for as long as there is something to send. Work that fails closes it: the next attempt begins with
 * another one.
 */
export function keptConnections<Target extends object, Tools, Connection extends Kept>(
  open: OpenKept<Target, Tools, Connection>,
) {
  const slots = new WeakMap<Target, Slot<Connection>>();
  return async <Result>(
    target: Target,
    tools: Tools,
    work: (connection: Connection) => Promise<Result>,
  ): Promise<Result> => {
    const slot = slots.get(target) ?? { users: 0, opening: undefined, idle: undefined };
    slots.set(target, slot);
    clearTimeout(slot.idle);
    slot.users++;
    const opening = (slot.opening ??= open(target, tools, () => forget(slot, opening)));
    try {
      return await work(await opening);
    } catch (error) {
      drop(slot, opening);
      throw error;
    } finally {
      slot.users--;
      if (slot.users === 0) slot.idle = setTimeout(() => drop(slot, slot.opening), IDLE_MS).unref();
    }
  };
}

interface Slot<Connection> {
  users: number;
  opening: Promise<Connection> | undefined;
  idle: NodeJS.Timeout | undefined;
}

function forget<Connection>(slot: Slot<Connection>, opening: Promise<Connection>): void {
  if (slot.opening === opening) slot.opening = undefined;
}

function drop<Connection extends Kept>(
  slot: Slot<Connection>,
  opening: Promise<Connection> | undefined,
): void {
  if (!opening || slot.opening !== opening) return;
  slot.opening = undefined;
  // What cannot be closed is gone already.
  opening.then((connection) => connection.close()).catch(() => {});
}
