import { beforeAll, describe, expect, test } from "vitest";
import { checkTarget } from "../../../functions/core/check/target.ts";
import { loadTemplates } from "../../../functions/core/template/templates.ts";

beforeAll(loadTemplates);

const target = {
  kind: "email",
  from: "orders@shop.example",
  to: ["ops@shop.example"],
  subject: "Order {{ event.id }}",
  text: "{{ data.amount }}",
  smtp: { host: "smtp.shop.example" },
};
const found = (own: object) => {
  const { problems, warnings } = checkTarget(JSON.stringify({ ...target, ...own }));
  return {
    problems: problems.map(({ pointer, message }) => `${pointer} ${message}`),
    warnings: warnings.map(({ code, pointer }) => `${code} ${pointer}`),
  };
};

describe("an e-mail target", () => {
  test.each([
    {},
    {
      to: ["{{ data.mail }}", '"Doe, J" <j@shop.example>'],
      html: ["<p>", "{{ data }}", "</p>"],
      text: undefined,
    },
    { smtp: undefined, ses: {} },
    {
      headers: { "List-Unsubscribe": "<https://shop.example/{{ data.id }}>" },
      digest: { windowSeconds: 60 },
    },
  ])("with %j is fine", (own) => {
    expect(found(own)).toEqual({ problems: [], warnings: [] });
  });

  test.each([
    [{ from: "nobody" }, '/from "nobody" is no address'],
    [{ from: "{{ data.from }}" }, "/from"],
    [{ to: ["a@shop.example", "b"] }, '/to/1 "b" is no address'],
    [{ to: ["a@shop.example\nBcc: x@shop.example"] }, "/to/0"],
    [
      { cc: ["{{ data.mail | upper }}"] },
      "/cc/0 the template cannot be read at line 1, character 1: undefined filter: upper",
    ],
    [
      { subject: "{% if a %}x" },
      "/subject the template cannot be read at line 1, character 1: tag {% if a %} not closed",
    ],
    [
      { html: ["<p>", "  {% nope %}"] },
      '/html the template cannot be read at line 2, character 3: tag "nope" not found',
    ],
    [{ text: '{% include "package.json" %}' }, 'tag "include" not found'],
    [{ text: '{% render "package.json" %}' }, 'tag "render" not found'],
    [{ headers: { Bcc: "x@shop.example" } }, '/headers/Bcc header "Bcc" is set by the router'],
    [{ headers: { "X-A": "{{ a" } }, "/headers/X-A the template cannot be read"],
    [{ headers: { "X A": "a" } }, "/headers"],
    [{ ses: {} }, "with only one of the properties"],
    [{ smtp: undefined }, "with one of the properties"],
    [{ text: undefined }, ""],
    [
      {
        smtp: {
          host: "smtp.shop.example",
          tls: { mode: "none" },
          auth: { username: "u", password: { secret: "P" } },
        },
      },
      "/smtp/auth without TLS",
    ],
  ])("with %j is refused", (own, problem) => {
    const { problems } = found(own);
    expect(problems).not.toEqual([]);
    expect(problems.join("\n")).toContain(problem);
  });

  test("is warned of for a password that stands in it, and for a private server", () => {
    const smtp = { host: "10.0.0.1", auth: { username: "u", password: "hunter2" } };
    expect(found({ smtp }).warnings).toEqual([
      "address-private /smtp/host",
      "secret-in-file /smtp/auth/password",
    ]);
    expect(found({ smtp: undefined, ses: { endpoint: "http://localhost:4566" } }).warnings).toEqual([
      "address-private /ses/endpoint",
    ]);
  });
});
