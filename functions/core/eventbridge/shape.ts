/** What the EventBridge API asks of a value: a service model in small. Sizes are characters or members. */
export type Shape = TextShape | NumberShape | FlagShape | MomentShape | ListShape | MapShape | StructureShape;

export interface TextShape {
  readonly kind: "text";
  readonly min?: number;
  readonly max?: number;
  /** A regular expression that the whole text must fit, as AWS's messages show it. */
  readonly pattern?: string;
  /** One that says the same in linear time, where `pattern` does not. */
  readonly linear?: RegExp;
  readonly values?: readonly string[];
  /** Whether `values` are taken in any case. */
  readonly anyCase?: boolean;
}
export interface NumberShape {
  readonly kind: "number";
  readonly min?: number;
  readonly max?: number;
}
export interface FlagShape {
  readonly kind: "flag";
}
/** Seconds since 1970, with fractions. */
export interface MomentShape {
  readonly kind: "moment";
}
export interface ListShape {
  readonly kind: "list";
  readonly of: Shape;
  readonly min?: number;
  readonly max?: number;
}
export interface MapShape {
  readonly kind: "map";
  readonly key: TextShape;
  readonly value: TextShape;
  readonly max?: number;
}
export interface StructureShape {
  readonly kind: "structure";
  /** The name of AWS's class, which its messages show. */
  readonly name: string;
  readonly members: Readonly<Record<string, Shape>>;
  readonly required: readonly string[];
  /** Members that its messages show beside those that are read. */
  readonly shownToo?: readonly string[];
}

type Sizes = { readonly min?: number; readonly max?: number };

export const text = (parts: Omit<TextShape, "kind"> = {}): TextShape => ({ kind: "text", ...parts });
export const number = (sizes: Sizes = {}): NumberShape => ({ kind: "number", ...sizes });
export const flag: FlagShape = { kind: "flag" };
export const moment: MomentShape = { kind: "moment" };
export const listOf = (of: Shape, sizes: Sizes = {}): ListShape => ({ kind: "list", of, ...sizes });
export const mapOf = (key: TextShape, value: TextShape, sizes: { readonly max?: number } = {}): MapShape => ({
  kind: "map",
  key,
  value,
  ...sizes,
});

/** A structure; a member whose name ends in `!` is required. */
export function structure(
  name: string,
  members: Readonly<Record<string, Shape>>,
  shownToo: readonly string[] = [],
): StructureShape {
  const entries = Object.entries(members);
  const required = entries.map(([name]) => name).filter((name) => name.endsWith("!"));
  return {
    kind: "structure",
    name,
    members: Object.fromEntries(entries.map(([name, shape]) => [name.replace("!", ""), shape])),
    required: required.map((name) => name.slice(0, -1)),
    shownToo,
  };
}
