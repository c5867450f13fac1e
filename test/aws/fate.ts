/** How a process comes to grief at one of its calls: the call is not made, or made and not heard of; or it fails alone and the process lives on. */
export type Fate = "dies before" | "dies after" | "fails at";

/** What befalls a process, counted by its calls from 1. */
export interface Doom {
  readonly fate: Fate;
  readonly call: number;
}

export class Killed extends Error {}

/** The calls of one process, and whether it has met its doom. */
export function aLife(doom?: Doom) {
  let calls = 0;
  let isDead = false;
  let isMet = false;
  const live = async <Result>(call: () => Promise<Result>): Promise<Result> => {
    if (isDead) throw new Killed("The process is dead");
    if (++calls !== doom?.call) return call();
    isMet = true;
    isDead = doom.fate !== "fails at";
    if (doom.fate === "dies after") await call();
    throw new Killed(`Call ${calls}: the process ${doom.fate} it`);
  };
  return {
    /** The thing with all its methods as calls of this process; generators are read as they are. */
    through<Thing extends object>(thing: Thing): Thing {
      return new Proxy(thing, {
        get(target, name) {
          const member: unknown = Reflect.get(target, name);
          if (typeof member !== "function" || GENERATORS.has(name)) return member;
          return (...args: unknown[]) => live(async () => Reflect.apply(member, target, args) as unknown);
        },
      });
    },
    isMet: () => isMet,
    isDead: () => isDead,
  };
}

const GENERATORS: ReadonlySet<string | symbol> = new Set(["pages"]);
