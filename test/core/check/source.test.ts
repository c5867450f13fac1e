import { describe, expect, test } from "vitest";
import sourceSchema from "../../../schemas/source.schema.json" with { type: "json" };
import { checkSource } from "../../../functions/core/check/source.ts";
import { presets } from "../../../functions/sources/presets.ts";

const custom = {
  kind: "webhook",
  preset: "custom",
  secrets: [{ secret: "S" }],
  verification: { kind: "token", from: "{header.x-key}" },
  event: { type: "acme" },
};

function said(value: object) {
  const { problems, warnings } = checkSource(JSON.stringify(value));
  return [...problems, ...warnings].map(({ code, pointer, message }) => `${code} ${pointer}: ${message}`);
}

test("a source of one's own", () => {
  expect(said(custom)).toEqual([]);
});

test.each([
  ["kafka", { servers: ["kafka.example:9092"], topic: "orders", group: "signalbox" }],
  ["mqtt", { url: "mqtts://mqtt.example", topic: "orders" }],
  ["kinesis", { stream: "orders" }],
])("a tap of %s cannot give back what is refused, and is told why", (broker, place) => {
  const tap = { kind: "tap", broker, ...place };
  expect(said({ ...tap, refused: "quarantine" })).toEqual([]);
  expect(said({ ...tap, refused: "broker" })).toEqual([
    'source-invalid /refused: must be "quarantine", but is "broker": this broker takes nothing back and has no dead letters',
  ]);
});

test.each<[string, object, string]>([
  [
    "a preset's name",
    { preset: "githb" },
    'source-invalid /preset: must be one of * (did you mean "github"?)*',
  ],
  ["a member's name", { presets: "github" }, "source-invalid *preset*"],
  [
    "a kind of verification",
    { verification: { kind: "hmca" } },
    'source-invalid /verification/kind*(did you mean "hmac"?)*',
  ],
  [
    "a place",
    { event: { type: ["a", "{bdy.x}"] } },
    'source-invalid /event/type/1: *(did you mean "body"?)*',
  ],
  [
    "a place of a case",
    { event: { type: "a", cases: { "x/y": { id: "{body.a|x}" } } } },
    "source-invalid /event/cases/x~1y/id: *",
  ],
  [
    "what is signed",
    { verification: { kind: "hmac", signature: { from: "{header.s}" }, signed: "{" } },
    "source-invalid /verification/signed: *",
  ],
  [
    "a condition of an answer",
    { answers: [{ when: { "bod.x": "1" } }] },
    "source-invalid /answers/0/when/bod.x: *",
  ],
  ["an answer", { answers: [{ json: { a: ["{x}"] } }] }, "source-invalid /answers/0/json: *"],
  [
    "no verification",
    { verification: undefined },
    'source-invalid : must have verification, as preset "custom" has none',
  ],
  ["no type", { event: {} }, 'source-invalid : must have event.type, as preset "custom" has none'],
  ["no secrets", { secrets: [] }, "secret-missing : has no secrets*"],
  ["a secret itself", { secrets: ["s3cr3t"] }, "source-invalid /secrets/0: *"],
])("%s that will not do", (_, change, wanted) => {
  const pattern = new RegExp(
    `^${wanted
      .split("*")
      .map((part) => part.replaceAll(/[.?()[\]{}]/g, String.raw`\$&`))
      .join(".*")}$`,
  );
  expect(said({ ...custom, ...change })).toEqual([expect.stringMatching(pattern)]);
});

describe("presets", () => {
  test("are all that a file may name", () => {
    expect(sourceSchema.definitions.WebhookFile.properties.preset.enum.toSorted()).toEqual(
      Object.keys(presets).toSorted(),
    );
  });

  test.each(Object.entries(presets).filter(([name]) => name !== "custom"))(
    "%s says nothing that a file could not say",
    (_, preset) => {
      expect(said({ ...custom, ...preset })).toEqual([]);
    },
  );
});
