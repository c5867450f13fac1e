import standalone from "ajv/dist/standalone/index.js";
import { createAjv } from "../functions/core/schema/ajv.ts";
import { assemble } from "../functions/core/schema/assemble.ts";
import { readSchema } from "../functions/core/schema/read.ts";

/** Our own schemas are trusted, and may be as large as they like. */
const limits = { bytes: Infinity, nodes: Infinity, regexSizes: Infinity };

/** A module that checks values against one of our own schemas without ajv: `validate`, and the `schema` it speaks of. */
export function checkModule(schema: object, name: string): string {
  const { linked } = readSchema(schema, { name: `schemas/${name}.schema.json`, limits });
  const ready = assemble(linked, (part) => part);
  const ajv = createAjv({ allErrors: true, code: { source: true, esm: true, lines: true } });
  const code = standalone.default(ajv, ajv.compile(ready));
  const whole = code.replaceAll(
    'require("ajv/dist/runtime/ucs2length").default',
    "(text) => Array.from(text).length",
  );
  if (whole.includes("require("))
    throw new Error(`The check of ${name} needs a part of ajv: ${/require\([^)]*\)/.exec(whole)?.[0]}`);
  return `/* ${banner(name)} */\n${whole}\nexport const schema = ${JSON.stringify(ready)};\n`;
}

/** The types of such a module. */
export function checkTypes(name: string): string {
  return `/* ${banner(name)} */
import type { AjvError } from "../schema/problems.ts";
import type { Schema } from "../schema/keywords.ts";

export declare const schema: Schema;
export declare function validate(value: unknown): boolean;
export declare namespace validate {
  let errors: readonly AjvError[] | null;
}
`;
}

function banner(name: string): string {
  return `Made from schemas/${name}.schema.json by \`npm run generate\`.`;
}
