import { expect, test } from "vitest";
import {
  logicMentions,
  type Mention,
  patternMentions,
  transformMentions,
} from "../../../functions/core/check/mentions.ts";

/** `path @ pointer`, one a line. */
function told(mentions: readonly Mention[]): string[] {
  return mentions.map(({ path, pointer }) => `${path.join(".")} @ ${pointer}`);
}

test("a pattern's fields, through nesting, dotted keys and $or", () => {
  const pattern = {
    type: ["a"],
    data: { "order.total": [{ numeric: [">", 1] }], $or: [{ x: [1] }, { y: { z: [2] } }] },
  };
  expect(told(patternMentions(pattern))).toEqual([
    "type @ /pattern/type",
    "data.order.total @ /pattern/data/order.total",
    "data.x @ /pattern/data/$or/0/x",
    "data.y.z @ /pattern/data/$or/1/y/z",
  ]);
  expect(patternMentions(pattern).map(({ optional }) => optional)).toEqual([false, false, true, true]);
});

test("a $or that is no list of objects is a field of that name", () => {
  expect(told(patternMentions({ $or: ["x"] }))).toEqual(["$or @ /pattern/$or"]);
});

test("the fields that JsonLogic reads, and none inside of map, filter, reduce, all, none, some", () => {
  const logic = {
    and: [
      { in: [{ var: "data.country" }, ["DE"]] },
      { ">": [{ var: ["data.amount", 0] }, 1] },
      { missing: ["data.a", "data.b"] },
      { missing_some: [1, ["data.c"]] },
      { some: [{ var: "data.items" }, { "==": [{ var: "sku" }, "x"] }] },
      { "==": [{ var: "data.items.0.sku" }, { var: "" }] },
      { var: { cat: ["data.", { var: "data.key" }] } },
    ],
  };
  expect(told(logicMentions(logic, ["condition"]))).toEqual([
    "data.country @ /condition/and/0/in/0/var",
    "data.amount @ /condition/and/1/>/0/var",
    "data.a @ /condition/and/2/missing",
    "data.b @ /condition/and/2/missing",
    "data.c @ /condition/and/3/missing_some",
    "data.items @ /condition/and/4/some/0/var",
    "data.items.sku @ /condition/and/5/==/0/var",
    "data.key @ /condition/and/6/var/cat/1/var",
  ]);
});

test("the paths that transforms write out", () => {
  expect(told(transformMentions({ inputPath: "$.data.order" }, ["t"]))).toEqual([
    "data.order @ /t/inputPath",
  ]);
  const paths = { total: "$.data.items[0].price", all: "$", odd: "$.data['a b'].c", any: "$.data..x" };
  expect(
    told(transformMentions({ inputTransformer: { inputPathsMap: paths, inputTemplate: "<total>" } }, ["t"])),
  ).toEqual([
    "data.items.price @ /t/inputTransformer/inputPathsMap/total",
    "data.a b.c @ /t/inputTransformer/inputPathsMap/odd",
  ]);
  expect(told(transformMentions({ template: { a: ["<$.data.x> of <$.data.y>"], b: 1 } }, ["t"]))).toEqual([
    "data.x @ /t/template/a/0",
    "data.y @ /t/template/a/0",
  ]);
  expect(told(transformMentions({ jsonLogic: { var: "data.x" } }, ["t"]))).toEqual([
    "data.x @ /t/jsonLogic/var",
  ]);
  expect(transformMentions({ jsonata: "data.x" }, ["t"])).toEqual([]);
});
