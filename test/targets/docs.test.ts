import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { signatureHeaders, signingKey } from "../../functions/targets/webhook-signature.ts";

const page = readFileSync("docs/targets.md", "utf8");
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "gs"))].map(([, code]) => code!);

describe("the page about targets", () => {
  const valid = new Ajv({ strict: false }).compile(
    JSON.parse(readFileSync("schemas/target.schema.json", "utf8")),
  );

  test.each(blocks("json").map((example) => [example]))("shows a target that is valid: %s", (example) => {
    expect({ valid: valid(JSON.parse(example)), errors: valid.errors }).toEqual({
      valid: true,
      errors: null,
    });
  });

  test("shows a receiver that takes what we sign, and nothing else", async () => {
    const { isSigned } = await import(`data:text/javascript,${encodeURIComponent(blocks("js")[0]!)}`);
    const signed = (now: number, ...secrets: string[]) => {
      const keys = secrets.map((secret) => signingKey(secret, "SECRET"));
      const flat = signatureHeaders({ id: "dlv_1", body: '{"n":1}', now }, keys);
      return Object.fromEntries([0, 2, 4].map((i) => [flat[i], flat[i + 1]]));
    };
    const now = Date.now();
    for (const secret of ["whsec_b2xk", "new"]) {
      expect(isSigned(signed(now, "whsec_b2xk", "new"), '{"n":1}', secret)).toBe(true);
      expect(isSigned(signed(now, "whsec_b2xk", "new"), '{"n":2}', secret)).toBe(false);
      expect(isSigned(signed(now - 600_000, "whsec_b2xk", "new"), '{"n":1}', secret)).toBe(false);
    }
    expect(isSigned(signed(now, "other"), '{"n":1}', "new")).toBe(false);
  });
});
