import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { signatureHeaders, signingKey } from "../../functions/targets/webhook-signature.ts";

const pages = ["docs/targets.md", ...pagesIn("docs/targets")];
/** Taps stand on some pages too: test/docs/taps.test.ts looks at them. */
const TAP = /"kind": "tap"/;
const page = pages.map((path) => readFileSync(path, "utf8")).join("\n");
const readJson = (path: string) => JSON.parse(readFileSync(path, "utf8")) as object;
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "gs"))]
    .map(([, code]) => code!)
    .filter((code) => !TAP.test(code));

function pagesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((file) => `${folder}/${file}`) : [];
}

describe("the pages about targets", () => {
  const valid = new Ajv({ strict: false }).compile(readJson("schemas/target.schema.json"));

  test.each(blocks("json").map((example) => [example]))("shows a target that is valid: %s", (example) => {
    expect({ valid: valid(JSON.parse(example)), errors: valid.errors }).toEqual({
      valid: true,
      errors: null,
    });
  });

  test("shows a target of each kind that has a schema, and that schema takes it too", () => {
    const ajv = new Ajv({ strict: false });
    ajv.addSchema(readJson("schemas/targets/shared.schema.json"), "shared.schema.json");
    const examples = blocks("json").map((example) => JSON.parse(example) as { kind: string });
    for (const file of readdirSync("schemas/targets").filter((name) => name !== "shared.schema.json")) {
      const own = ajv.compile(readJson(`schemas/targets/${file}`));
      const shown = examples.filter(({ kind }) => `${kind}.schema.json` === file);
      expect([file, shown.length]).not.toEqual([file, 0]);
      for (const example of shown) expect([example, own(example)]).toEqual([example, true]);
    }
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
