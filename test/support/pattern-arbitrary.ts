import * as fc from "fast-check";

// Patterns and events over so few keys and values that they often meet, with objects, and lists of objects, below `a`.

const texts = fc.constantFrom("x", "xy", "X", "ß", "10.0.0.1", "10.0.0.01");
const numbers = fc.constantFrom(5, 0, 0.1);
const scalars = fc.oneof(texts, numbers, fc.constantFrom(true, null));

const bounds = fc.constantFrom(["=", 5], [">", 0], ["<=", 5], [">=", 0, "<", 100]);
const operators: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({ prefix: texts }),
  fc.record({ suffix: texts }),
  fc.record({ "equals-ignore-case": texts }),
  fc.record({ prefix: fc.record({ "equals-ignore-case": texts }) }),
  fc.record({ wildcard: fc.constantFrom("*", "x*", "*y", "x*y") }),
  fc.record({ "anything-but": fc.oneof(texts, fc.array(numbers, { minLength: 1 })) }),
  fc.record({ "anything-but": fc.record({ wildcard: fc.constantFrom("x*", "*y") }) }),
  fc.record({ numeric: bounds }),
  fc.record({ exists: fc.boolean() }),
  fc.record({ cidr: fc.constantFrom("10.0.0.0/24", "0.0.0.0/0") }),
);

const wanted = fc.array(fc.oneof(scalars, operators, operators), { minLength: 1, maxLength: 5 });
const optional = { requiredKeys: [] };
const inner = fc.record({ b: wanted, c: wanted }, optional).filter(isNotEmpty);
const middle = fc.record({ a: inner, b: wanted, c: wanted }, optional).filter(isNotEmpty);
const plain = fc
  .record({ a: fc.oneof(inner, middle), "a.b": wanted, b: wanted }, optional)
  .filter(isNotEmpty);
const withOr = fc
  .tuple(plain, fc.array(plain, { minLength: 2, maxLength: 3 }))
  .map(([beside, $or]) => ({ ...beside, $or }));

/** An event pattern, valid, as an object. */
export const aPattern: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  { weight: 4, arbitrary: plain },
  { weight: 1, arbitrary: withOr },
);

const values = fc.oneof(scalars, fc.array(scalars, { maxLength: 2 }), fc.constant({}));
const lowest = fc.record({ b: values, c: values });
const lower = fc.record({ a: listed(lowest), b: values, c: values }, { requiredKeys: ["b", "c"] });

/** A JSON object that may fit such a pattern. */
export const anObject: fc.Arbitrary<Record<string, unknown>> = fc.record(
  { a: fc.oneof(values, listed(lowest), listed(lower)), "a.b": values, b: values },
  { requiredKeys: ["a", "b"] },
);

/** The thing itself, or a list of such things and lists of them. */
function listed(thing: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const list = fc.array(thing, { maxLength: 3 });
  return fc.oneof(thing, list, fc.array(fc.oneof(thing, list, scalars), { maxLength: 3 }));
}

function isNotEmpty(object: object): boolean {
  return Object.keys(object).length > 0;
}
