import { beforeAll, describe, expect, test } from "vitest";
import { deliveryScope } from "../../../functions/core/template/scope.ts";
import {
  compileTemplate,
  htmlText,
  loadTemplates,
  plainText,
} from "../../../functions/core/template/templates.ts";
import { aDelivery, anEvent } from "../../support/build.ts";

beforeAll(loadTemplates);

const shown = (template: string, scope: object = {}, escape = plainText) =>
  compileTemplate(template, escape).render(scope);

describe("a template", () => {
  test.each([
    ["{{ a }}", { a: "x" }, "x"],
    ["{{ a }}|{{ b }}", { a: null }, "|"],
    ["{{ a }}", { a: { n: [1] } }, '{"n":[1]}'],
    ["{{ a.b.c }}", { a: {} }, ""],
    ["{% for i in a %}{{ i }};{% endfor %}", { a: [1, 2] }, "1;2;"],
    ["{{ t | date: '%Y-%m-%d %H:%M' }}", { t: "2026-01-02T03:04:05+02:00" }, "2026-01-02 01:04"],
    ["{{ t | date: '%H:%M', 'Europe/Berlin' }}", { t: "2026-01-02T03:04:05Z" }, "04:04"],
  ])("%s of %j shows %j", (template, scope, expected) => {
    expect(shown(template, scope)).toBe(expected);
  });

  test("sees nothing but what a value has itself", () => {
    expect(shown("{{ a.constructor.name }}{{ a.__proto__ }}{{ a.toString }}", { a: {} })).toBe("");
  });

  test("escapes for HTML what it shows, but for what is raw", () => {
    const a = `<b title='"'>&</b>`;
    expect(shown("{{ a }}", { a }, htmlText)).toBe("&lt;b title=&#39;&quot;&#39;&gt;&amp;&lt;/b&gt;");
    expect(shown("{{ a | raw }}", { a }, htmlText)).toBe(a);
    expect(shown("{{ a | upcase }}", { a: "<" }, htmlText)).toBe("&lt;");
    expect(shown("{{ a }}", { a: { x: "<" } }, htmlText)).toBe("{&quot;x&quot;:&quot;&lt;&quot;}");
  });

  test.each([
    "{% for i in (1..1000000000) %}{{ i }}{% endfor %}",
    "{% for i in (1..1000) %}{% for j in (1..100000) %}{{ i | times: j }}{% endfor %}{% endfor %}",
    "{% assign a = 'xxxxxxxxxx' %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}",
    "{{ big | replace: 'x', big }}",
    "{{ big | split: '' | join: big }}",
  ])("comes to an end: %s", (template) => {
    expect(() => shown(template, { big: "x".repeat(100_000) })).toThrow(/limit exceeded/);
  });

  test.each([
    "{% include 'package.json' %}",
    "{% render 'package.json' %}",
    "{% layout 'package.json' %}{% block a %}{% endblock %}",
  ])("reads no files: %s", (template) => {
    expect(() => shown(template)).toThrow(/^at line 1, character 1: tag "\w+" not found$/);
  });

  test("that is too long is not read", () => {
    expect(() => shown("x".repeat(100_001))).toThrow(/limit exceeded/);
  });
});

describe("what templates see of a delivery", () => {
  test("is the event, and its data or what the transform made", () => {
    const delivery = aDelivery({ event: anEvent({ subject: "7" }) });
    expect(deliveryScope(delivery)).toMatchObject({
      data: { amount: 250 },
      event: { id: "42", subject: "7", data: { amount: 250 } },
      ...{ rule: "paid-orders", bus: "default", target: "warehouse", delivery: "d-1" },
    });
    const made = (contentType: string, text: string) =>
      deliveryScope({ ...delivery, body: { contentType, text } }).data;
    expect(made("application/json", '{"a":1}')).toEqual({ a: 1 });
    expect(made("text/plain", '{"a":1}')).toBe('{"a":1}');
    expect(made("application/json", "{")).toBe("{");
  });

  test("keeps numbers that JavaScript cannot hold", () => {
    const event = anEvent({ text: '{"id":"1","data":{"n":12345678901234567890,"m":1.50}}' });
    expect(deliveryScope(aDelivery({ event })).data).toEqual({ n: "12345678901234567890", m: 1.5 });
  });
});
