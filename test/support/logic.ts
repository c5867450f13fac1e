import * as fc from "fast-check";
import { problemsOf } from "../../functions/core/condition/check.ts";

// Arbitrary JsonLogic and data from small alphabets, so that paths find something and comparisons hold now and then.

const keys = fc.constantFrom("a", "b", "c", "0", "length");
const scalars = fc.oneof(
  fc.constantFrom(null, true, false, 0, 1, -1, 2.5, 100, 1e21, "", "a", "b", "1", " 2 ", "1e3", "x,y", "abc"),
  fc.integer({ min: -3, max: 3 }),
);
const paths = fc.oneof(
  { weight: 6, arbitrary: fc.array(keys, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(".")) },
  fc.constantFrom("", "current", "accumulator", "current.a", "accumulator.a", 0, 1, null),
);

/** JSON data of a few levels. */
export const someData: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { weight: 3, arbitrary: scalars },
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(keys, tie("value"), { maxKeys: 3 }),
  ),
})).value;

const OPERATORS = [
  ..."== === != !== > >= < <= ! !! and or if ?: in cat substr + - * / % min max merge".split(" "),
  ..."map filter reduce all some none missing missing_some var".split(" "),
];
const LISTS = ["map", "filter", "reduce", "all", "some", "none"];

const anyLogic: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  logic: fc.oneof(
    { depthSize: "small", withCrossShrink: true, maxDepth: 4 },
    { weight: 2, arbitrary: scalars },
    { weight: 3, arbitrary: fc.tuple(paths).map(([path]) => ({ var: path })) },
    { weight: 1, arbitrary: fc.tuple(paths, tie("logic")).map((operands) => ({ var: operands })) },
    { weight: 1, arbitrary: fc.array(tie("logic"), { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.constantFrom({}, { a: 1, b: { var: "a" } }) },
    {
      weight: 3,
      arbitrary: fc.tuple(fc.constantFrom(...OPERATORS), fc.array(tie("logic"), { maxLength: 4 })).map(call),
    },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...OPERATORS), tie("logic")).map(call) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom(...LISTS),
          fc.tuple(
            paths.map((path) => ({ var: path })),
            tie("logic"),
            tie("logic"),
          ),
        )
        .map(call),
    },
  ),
})).logic;

/** JsonLogic of all operators, with too few and too many operands as well, that registration takes. */
export const someLogic = anyLogic.filter((logic) => problemsOf(logic).length === 0);

function call([operator, operands]: readonly [string, unknown]): Record<string, unknown> {
  return { [operator]: operands };
}
