/** How much a schema may ask for. Schemas are untrusted: each limit keeps reading, compiling or checking bounded. */
export interface Limits {
  /** UTF-8 bytes of the schema's JSON. */
  readonly bytes: number;
  /** Subschemas within subschemas. */
  readonly depth: number;
  /** Subschemas that are reached from the root; compiling takes 0.1 to 0.3 ms for each. */
  readonly nodes: number;
  /** Subschemas side by side, those within the last of them added: each is compiled into a block within the one before. */
  readonly siblings: number;
  /** Subschemas where `unevaluatedItems` or `unevaluatedProperties` stands: they are compiled in the square of it. */
  readonly unevaluatedNodes: number;
  /** How often subschemas come to be asked about one and the same value when all references are followed. */
  readonly expansions: number;
  /** Subschemas within subschemas through references: ajv needs about 2 KB of stack for each. */
  readonly levels: number;
  /** The size of one regular expression, and of all together, in instructions (see regexSize). */
  readonly regexSize: number;
  readonly regexSizes: number;
  /** Steps of one check, see meter.ts; a step takes 0.2 µs at most, mostly a tenth of it. */
  readonly steps: number;
}

export const LIMITS: Limits = {
  bytes: 65_536,
  depth: 32,
  nodes: 2_000,
  siblings: 500,
  unevaluatedNodes: 500,
  expansions: 20_000,
  levels: 300,
  regexSize: 2_500,
  regexSizes: 20_000,
  steps: 3_000_000,
};

/** JSON levels of a schema, values in `const`, `enum`, `default` and `examples` included. */
export const JSON_DEPTH = 128;
