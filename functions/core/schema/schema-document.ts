import type { Problem } from "../event.ts";
import type { Dialect, Schema } from "./keywords.ts";
import type { Limits } from "./limits.ts";
import type { LinearRegex } from "./regex.ts";

/** A schema that was read: where each subschema stands, and what it may be referred to by. */
export interface SchemaDocument {
  readonly root: Schema;
  readonly dialect: Dialect;
  readonly limits: Limits;
  readonly places: Map<object, Place>;
  /** Subschemas by `$id` and by anchor, as absolute URIs. */
  readonly identified: Map<string, Schema>;
  /** Dynamic anchors by the URI of their resource, then by name. */
  readonly dynamicAnchors: Map<string, Map<string, Schema>>;
  /** All regular expressions, compiled. */
  readonly regexes: Map<string, LinearRegex>;
  /** The sizes of all of them, see regexSize. */
  regexSizes: number;
  /** It asks for items or properties that no other keyword has looked at. */
  unevaluated: boolean;
  /** What is not as it should be, in the order it was found. */
  readonly problems: Problem[];
}

/** Where a subschema stands. */
export interface Place {
  /** From the root of the document. */
  readonly pointer: string;
  /** The URI of the resource that it belongs to. */
  readonly base: string;
  readonly depth: number;
}
