/** The kinds of definitions that are versioned; `mute` is what a user does not want to hear, `eventbridge` what its API knows beside what the others say. */
export type DefinitionKind =
  | "rule"
  | "target"
  | "source"
  | "schema"
  | "archive"
  | "alert"
  | "access"
  | "user"
  | "mute"
  | "eventbridge";
/** The kinds that files may hold, and that the control API serves. */
export type FileKind = Exclude<DefinitionKind, "user" | "mute" | "eventbridge">;
/** One immutable version of a definition. */
export interface Definition<Value = unknown> {
  readonly kind: DefinitionKind;
  readonly id: string;
  /** Counts from 1 within kind and id. */
  readonly version: number;
  readonly value: Value;
  /** Epoch ms. */
  readonly at: number;
  readonly by: string;
  /** The file that owns it, relative to the configuration folder; absent: made by API. */
  readonly file?: string;
  /** A tombstone: from this version on it is gone. */
  readonly deleted?: true;
}
