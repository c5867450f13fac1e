import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { compile } from "json-schema-to-typescript";
import { errors } from "../functions/core/errors.ts";
import { checkModule, checkTypes } from "./file-checks.ts";
import { sourceSchema, targetSchema } from "./union-schema.ts";

/**
 * Makes what is generated from data: schemas/target.schema.json from schemas/targets/, source.schema.json from
 * schemas/sources/ and schemas/taps/, types and checks from schemas/,
 * docs/errors.md from core/errors/. `--check` only compares.
 */
const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const stale: string[] = [];

write("schemas/target.schema.json", `${JSON.stringify(targetSchema(), null, 2)}\n`);
write("schemas/source.schema.json", `${JSON.stringify(sourceSchema(), null, 2)}\n`);
for (const file of readdirSync("schemas").filter((name) => name.endsWith(".schema.json"))) {
  const name = file.replace(".schema.json", "");
  const schema = JSON.parse(readFileSync(`schemas/${file}`, "utf8"));
  write(`functions/core/generated/${name}-file.ts`, await typesOf(schema, name));
  write(`functions/core/generated/${name}-check.js`, checkModule(schema, name));
  write(`functions/core/generated/${name}-check.d.ts`, checkTypes(name));
}
write("docs/errors.md", errorsPage());

if (stale.length > 0) {
  console.error(`Out of date: ${stale.join(", ")}. Run \`npm run generate\`.`);
  process.exitCode = 1;
}

function typesOf(schema: object, name: string): Promise<string> {
  return compile(plain(schema), name, {
    bannerComment: `/* Made from schemas/${name}.schema.json by \`npm run generate\`. */`,
    $refOptions: { resolve: { http: false, file: false } },
    unreachableDefinitions: true,
    ignoreMinAndMaxItems: true,
  });
}

/** For types: what only says which properties go together is left out, and "anything" is `unknown`. */
function plain(schema: object): object {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) => {
    if ((key === "anyOf" || key === "oneOf") && JSON.stringify(value).startsWith('[{"required"'))
      return undefined;
    if (!isObject(value) || "properties" in value || "title" in value) return value;
    const constrained = ["type", "$ref", "const", "enum", "anyOf", "oneOf"].some((word) => word in value);
    return !constrained &&
      Object.keys(value).every((word) => word === "description") &&
      "description" in value
      ? { ...value, tsType: "unknown" }
      : value;
  });
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function errorsPage(): string {
  const rows = Object.entries(errors).map(
    ([code, { status, title, help }]) =>
      `### ${code}\n\n${status ? `HTTP ${status}. ` : ""}${title}\n\n${help}\n`,
  );
  return `# Errors\n\nEvery code that Signalbox answers, journals or prints. Made from functions/core/errors/ by \`npm run generate\`.\n\n${rows.join("\n")}`;
}

function write(path: string, text: string): void {
  if (!values.check) writeFileSync(path, text);
  else if (!existsSync(path) || text !== readFileSync(path, "utf8")) stale.push(path);
}
