import { RouterError } from "../core/errors.ts";

/** Where somebody was refused: of webhooks the source, where there is one. */
export interface Door {
  readonly door: "events" | "hooks" | "eventbridge";
  readonly source: string;
}

/** Hears of each event or request that was refused at a door, and the code that it was answered. */
export type OnRefused = (door: Door, code: string) => void;

/** Does the work, and tells of the code when it is refused. */
export async function countingRefusals<Result>(
  door: Door,
  onRefused: OnRefused | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    onRefused?.(door, error instanceof RouterError ? error.code : "internal");
    throw error;
  }
}
