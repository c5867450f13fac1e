import { beforeAll, describe, expect, test } from "vitest";
import { checkTarget } from "../../../functions/core/check/target.ts";
import { loadTemplates } from "../../../functions/core/template/templates.ts";

beforeAll(loadTemplates);

const found = (own: object) => {
  const target = { kind: "chat", service: "slack", url: { secret: "URL" }, ...own };
  const { problems, warnings } = checkTarget(JSON.stringify(target));
  return {
    problems: problems.map(({ pointer, message }) => `${pointer} ${message}`),
    warnings: warnings.map(({ code, pointer }) => `${code} ${pointer}`),
  };
};

describe("a chat target", () => {
  test.each([{}, { service: "lark", signingSecret: { secret: "S" }, title: "{{ data }}", text: ["a", "b"] }])(
    "with %j is fine",
    (own) => {
      expect(found(own)).toEqual({ problems: [], warnings: [] });
    },
  );

  test.each([
    [{ service: "discord" }, "/service"],
    [
      { title: "{{ data | nope }}" },
      "/title the template cannot be read at line 1, character 1: undefined filter: nope",
    ],
    [{ text: ["ok", "{% if %}"] }, "/text the template cannot be read at line 2, character 6"],
    [{ signingSecret: { secret: "S" } }, "/signingSecret slack signs nothing"],
    [{ url: "ftp://x" }, "/url"],
  ])("with %j is refused", (own, problem) => {
    expect(found(own).problems.join("\n")).toContain(problem);
  });

  test("is warned of for an address that stands in it, and for a private one", () => {
    expect(found({ url: "http://10.0.0.1/hook" }).warnings).toEqual([
      "secret-in-file /url",
      "address-private /url",
    ]);
  });
});
