import standalone from "ajv/dist/standalone/index.js";
import { createAjv } from "../functions/core/schema/ajv.ts";
import { assemble } from "../functions/core/schema/assemble.ts";
import { readSchema } from "../functions/core/schema/read.ts";

/** Our own schemas are trusted, and may be as large as they like. */
const limits = { bytes: Infinity, nodes: Infinity, regexSizes: Infinity };

/** A module with a `check` of values by one of our own schemas, which needs nothing of ajv. */
export function checkModule(schema: object, name: string): string {
  const { linked } = readSchema(schema, { name: `schemas/${name}.schema.json`, limits });
  const ready = assemble(linked, (part) => part);
  const ajv = createAjv({ allErrors: true, code: { source: true, esm: true, lines: true } });
  const { validate, code } = withoutExports(standalone.default(ajv, ajv.compile(ready)));
  const whole = code.replaceAll(
    'require("ajv/dist/runtime/ucs2length").default',
    "(text) => Array.from(text).length",
  );
  if (whole.includes("require(")) throw new Error(`The check of ${name} needs a part of ajv: ${whole}`);
  const json = JSON.stringify(ready);
  const inCode = /const (schema\d+) = (.*);\n/.exec(whole);
  const value = inCode?.[2] === json ? inCode[1] : json;
  return `/* ${banner(name)} */\n${whole}\nexport const check = { validate: ${validate}, schema: ${value} };\n`;
}

/** The types of such a module. */
export function checkTypes(name: string): string {
  return `/* ${banner(name)} */
import type { GeneratedCheck } from "../schema/check-against.ts";

export declare const check: GeneratedCheck;
`;
}

function withoutExports(text: string): { readonly validate: string; readonly code: string } {
  const exported = /export const validate = (\w+);\nexport default \w+;\n/;
  const validate = exported.exec(text)?.[1];
  if (validate === undefined) throw new Error(`ajv exports otherwise than it did: ${text.slice(0, 200)}`);
  return { validate, code: text.replace(exported, "") };
}

function banner(name: string): string {
  return `Made from schemas/${name}.schema.json by \`npm run generate\`.`;
}
