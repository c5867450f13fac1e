import { expect, test } from "vitest";
import { decodeCloudEvents, isRefused } from "../../../functions/sources/cloudevents.ts";
import { batch, REQUIRED } from "../../support/cloudevents-request.ts";

test("cuts each event out as it was written", () => {
  const first = '{"specversion":"1.0", "id":"1","source":"/","type":"t","data":[1.0, "],["]}';
  const second = '{ "specversion":"1.0","id":"2","source":"/","type":"t" }';
  const items = itemsOf(` [ ${first} ,\n${second}] `);
  expect(items.map((item) => (isRefused(item) ? item.error : item.text))).toEqual([first, second]);
  expect(items).toMatchObject([{ id: "1", data: [1, "],["] }, { id: "2" }]);
});

test("may be empty", () => {
  expect(itemsOf(" [ ] ")).toEqual([]);
});

test("refuses only the events that are bad, in order, with what names them", () => {
  const deep = `{"specversion":"1.0","id":"deep","source":"/","type":"t","data":${"[".repeat(128)}${"]".repeat(128)}}`;
  const good = JSON.stringify(REQUIRED);
  const bad = [JSON.stringify({ ...REQUIRED, type: "" }), '{"id":7}', "[]", '"x"', "1", deep];
  const items = itemsOf(`[${good},${bad.join(",")},${good}]`);
  const told = items.map((item) => (isRefused(item) ? { ...item, error: item.error.code } : item.id));
  expect(told).toEqual([
    "42",
    { id: "42", source: "/shop", error: "event-invalid" },
    { error: "event-invalid" },
    { error: "event-invalid" },
    { error: "event-invalid" },
    { error: "event-invalid" },
    { error: "json-too-deep" },
    "42",
  ]);
});

test("an event may nest 128 levels, the array not counted", () => {
  const data = `${"[".repeat(127)}${"]".repeat(127)}`;
  const items = itemsOf(`[{"specversion":"1.0","id":"1","source":"/","type":"t","data":${data}}]`);
  expect(items.some(isRefused)).toBe(false);
});

const good = JSON.stringify(REQUIRED);

test.each([
  `[${good}`,
  `[${good},]`,
  `[,${good}]`,
  `[${good} ${good}]`,
  `[${good}]]`,
  `[${good}}]`,
  `[${good},{"a":}]`,
  `[${good},"\t"]`,
  `[${good},01]`,
  `[${good}]x`,
  "[",
  "[}",
  "",
  "{",
])("refuses the whole of %s, as it is not JSON", (text) => {
  expect(() => itemsOf(text)).toThrowError(expect.objectContaining({ code: "json-invalid" }));
});

test("tells the place in the batch", () => {
  expect(() => itemsOf(`[${good},\n {"a":}]`)).toThrowError(
    'Cannot read the batch: line 2, column 7: unexpected "}", expected a value',
  );
});

test.each(["{}", good, "null", '"[]"'])("refuses %s, as it is no array", (text) => {
  expect(() => itemsOf(text)).toThrowError(expect.objectContaining({ code: "batch-invalid" }));
});

test("survives a million open brackets", () => {
  expect(() => itemsOf("[".repeat(1e6))).toThrowError(expect.objectContaining({ code: "json-too-deep" }));
});

function itemsOf(text: string) {
  const decoded = decodeCloudEvents(batch(text));
  return decoded.kind === "batch" ? decoded.items : [];
}
