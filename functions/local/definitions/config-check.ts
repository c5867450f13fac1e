import type { NamedRule } from "../../core/check/asked-of-all.ts";
import type { CheckContext } from "../../core/check/context.ts";
import type { Finding } from "../../core/check/finding.ts";
import type { RuleFile } from "../../core/rule.ts";
import { type EventSchema, eventSchemaName, parseEventSchema } from "../../core/schema/event-schema.ts";
import { fileHomes, type RawFile, readConfigFolder } from "./config-folder.ts";
import { prepareFiles } from "./config-files.ts";
import { checkText, placeless } from "./config-text.ts";
import { type Unread, unreadFiles } from "./config-unread.ts";

/** Something to say of a file of the configuration. */
export interface FileFinding extends Finding {
  /** Relative to the configuration folder. */
  readonly file: string;
  /** A problem: it cannot be used. A warning: it should be looked at. */
  readonly level: "problem" | "warning";
}

/** What is to be said of a configuration folder. */
export interface CheckedConfig {
  /** The files that were looked at. */
  readonly files: readonly string[];
  readonly findings: readonly FileFinding[];
}

/** Checks every file of a configuration folder, each in the light of the others. Never rejects. */
export async function checkConfig(folder: string, { strictAws = false } = {}): Promise<CheckedConfig> {
  await prepareFiles(folder);
  const { files, unreadable } = readConfigFolder(folder, [...new Set(fileHomes.map(({ kind }) => kind))]);
  const context = { ...contextOf(files), ...(await gateOf(files)), strictAws };
  return {
    files: files.map(({ file }) => file),
    findings: [
      ...unreadable.map((found) => problem(found.folder || ".", `Cannot read the folder: ${found.reason}`)),
      ...files.flatMap((file) => findingsOf(file, context)),
      ...unreadFiles(folder).map(unread),
    ],
  };
}

/** What each file may refer to: targets by their names; schemas and rules as far as they are good. */
function contextOf(files: readonly RawFile[]): CheckContext {
  const good = files.flatMap(({ kind, id, text }) => {
    const value = typeof text === "string" ? checkText(kind, text, { id }).value : undefined;
    return value === undefined ? [] : [{ kind, id, value }];
  });
  const schemas = good
    .filter(({ kind }) => kind === "schema")
    .map(({ id, value }) => ({ type: eventSchemaName(id)?.type ?? id, value }));
  return {
    targets: files.filter(({ kind }) => kind === "target").map(({ id }) => id),
    schemas: new Map(
      [...Map.groupBy(schemas, ({ type }) => type)].map(([type, list]) => [
        type,
        list.map(({ value }) => value),
      ]),
    ),
    rules: new Map(
      good.filter(({ kind }) => kind === "rule").map(({ id, value }) => [id, value as RuleFile]),
    ),
  };
}

/** The gate of the schemas, where tests speak of events that it would be asked about. */
async function gateOf(files: readonly RawFile[]): Promise<Pick<CheckContext, "gate">> {
  const schemas = files.filter(({ kind }) => kind === "schema").flatMap((file) => eventSchemaOf(file) ?? []);
  if (schemas.length === 0 || !files.some(({ kind }) => kind === "rule-test")) return {};
  const { createGate } = await import("../../core/schema/gate.ts");
  return { gate: createGate(schemas) };
}

function eventSchemaOf({ id, text }: RawFile): EventSchema | undefined {
  try {
    return typeof text === "string" ? parseEventSchema(id, JSON.parse(text)) : undefined;
  } catch {
    return undefined; // Told where its own file is checked.
  }
}

function findingsOf({ kind, id, file, text }: RawFile, context: CheckContext): FileFinding[] {
  if (typeof text !== "string") return [problem(file, `Cannot read the file: ${text.reason}`)];
  const registered = () => rulesBefore(id, context);
  const { problems, warnings } = checkText(kind, text, { ...context, registered, id, withWarnings: true });
  return [
    ...problems.map((finding) => ({ ...finding, file, level: "problem" as const })),
    ...warnings.map((finding) => ({ ...finding, file, level: "warning" as const })),
  ];
}

/** Of rules that are too many the last by name are the problem, as they are when the files are loaded. */
function rulesBefore(id: string, { rules = new Map() }: CheckContext): readonly NamedRule[] {
  return [...rules].filter(([other]) => other < id).map(([id, value]) => ({ id, value }));
}

function problem(file: string, message: string): FileFinding {
  return { ...placeless(message), file, level: "problem" };
}

function unread({ file, message }: Unread): FileFinding {
  return { ...placeless(message), code: "file-unread", file, level: "warning" };
}
