import * as fc from "fast-check";

// Patterns and events over so few keys and values that they often meet.

const keys = fc.constantFrom("a", "b", "c", "a.b");
const texts = fc.constantFrom("x", "xy", "X", "ß", "SS", "", "10.0.0.1", "10.0.0.01", "5", "x*");
const numbers = fc.constantFrom(5, 0, -1, 100, 0.1, 1e21);
const literals = fc.constantFrom(true, false, null);
const scalars = fc.oneof(texts, numbers, literals);

const bounds = fc.constantFrom(["=", 5], [">", 0], ["<=", 5], [">=", 0, "<", 100], [">", -1, "<=", 0.1]);
const operators: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({ prefix: texts }),
  fc.record({ suffix: texts }),
  fc.record({ "equals-ignore-case": texts }),
  fc.record({ prefix: fc.record({ "equals-ignore-case": texts }) }),
  fc.record({ wildcard: fc.constantFrom("*", "x*", "*y", "x*y", "*x*") }),
  fc.record({ "anything-but": fc.oneof(texts, fc.array(numbers, { minLength: 1 })) }),
  fc.record({ "anything-but": fc.record({ wildcard: fc.constantFrom("x*", "*y") }) }),
  fc.record({ numeric: bounds }),
  fc.record({ exists: fc.boolean() }),
  fc.record({ cidr: fc.constantFrom("10.0.0.0/24", "0.0.0.0/0") }),
);

const fields = fc.array(fc.oneof(scalars, operators), { minLength: 1, maxLength: 3 });

const { object } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 2, withCrossShrink: true }, fields, tie("object")),
  plain: fc.dictionary(keys, tie("value"), { minKeys: 1, maxKeys: 3 }),
  object: fc.oneof(
    { weight: 4, arbitrary: tie("plain") },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie("plain"), fc.array(tie("plain"), { minLength: 2, maxLength: 3 }))
        .map(([beside, $or]) => ({ ...(beside as object), $or })),
    },
  ),
}));

/** An event pattern, valid, as an object. */
export const aPattern = object as fc.Arbitrary<Record<string, unknown>>;

const { members } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalars,
    fc.array(tie("value"), { maxLength: 3 }),
    tie("members"),
  ),
  members: fc.dictionary(keys, tie("value"), { maxKeys: 4 }),
}));

/** A JSON object that may fit such a pattern. */
export const anObject = members;
