import { bytesText, type Check, type Found, type Surroundings } from "../core/diagnose/doctor.ts";
import { reach } from "../wire/reach.ts";
import type { Queue } from "./queue.ts";

export interface SurroundingsOptions {
  readonly secrets: Surroundings["secrets"];
  readonly queues: Readonly<Record<"events" | "deliveries" | "archive", Pick<Queue, "waiting">>>;
  /** Bytes that this process uses, and may use. */
  readonly memory: () => { readonly used: number; readonly most: number };
  readonly nodeVersion: string;
}

/** What is around the function that answers the control API: what it runs in, and the queues. */
export function createSurroundings(options: SurroundingsOptions): Surroundings {
  const { secrets, queues, memory, nodeVersion } = options;
  const about = "machine";
  return {
    secrets,
    reach,
    checks: [
      {
        code: "node-version",
        about,
        look: () => ({ level: "fine", sentence: `The runtime is Node ${nodeVersion}.` }),
      },
      { code: "memory", about, look: () => memoryFound(memory()) },
      ...Object.entries(queues).map(
        ([name, queue]): Check => ({
          code: `queue-${name}`,
          about: "storage",
          look: async () => queueFound(name, await queue.waiting()),
        }),
      ),
    ],
  };
}

const SHARE = 0.85;

function memoryFound({ used, most }: ReturnType<SurroundingsOptions["memory"]>): Found {
  const sentence = `The function uses ${bytesText(used)} of ${bytesText(most)}.`;
  if (used < most * SHARE) return { level: "fine", sentence };
  return { level: "warn", sentence, todo: "Give it more memory in the stack." };
}

/** What is about to be taken stands in queues too. */
const MANY = 10_000;

function queueFound(name: string, waiting: number): Found {
  const sentence = `About ${waiting} messages wait in the queue ${name}.`;
  if (waiting < MANY) return { level: "fine", sentence };
  const todo =
    "Look at throttles and errors of the function behind it; the account's concurrency may be used up.";
  return { level: "warn", sentence, todo };
}
