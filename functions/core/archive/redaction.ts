import type { AcceptedEvent, Problem } from "../event.ts";
import type { AccessFile, RedactionAccess } from "../generated/access-file.ts";
import { spaceEnd, valueEnd } from "../json/scan.ts";
import { type Part, partsAt } from "../json/slices.ts";
import type { Caller } from "../people/people.ts";
import type { Definition, Registry } from "../ports.ts";
import { may } from "../people/roles.ts";
import { parsePath, type Path, type Step } from "../transform/path.ts";

/** What stands where something is hidden. */
export const HIDDEN = "(hidden)";

/** What a file says is hidden, ready to be used. */
export interface Redaction {
  readonly file: RedactionAccess;
  applies(event: Pick<AcceptedEvent, "type" | "bus">): boolean;
  /** The text with all that is at its paths hidden, the rest to the letter. */
  hide(text: string): string;
}

/** What is hidden from a caller: by every file that is in force, but from admins and from the teams that it names. */
export function redactionsFor(
  { role, teams = [] }: Pick<Caller, "role" | "teams">,
  registry: Pick<Registry, "list">,
): readonly Redaction[] {
  if (may(role, "read-hidden")) return [];
  return redactionsIn(registry.list("access")).filter(
    ({ file }) => !file.teams?.some((team) => teams.includes(team)),
  );
}

/** An event as it is shown to those from whom something is hidden; the same one where nothing is. */
export function redacted(event: AcceptedEvent, redactions: readonly Redaction[]): AcceptedEvent {
  const text = redactions
    .filter((redaction) => redaction.applies(event))
    .reduce((text, redaction) => redaction.hide(text), event.text);
  if (text === event.text) return event;
  const { subject, time } = JSON.parse(text) as { readonly subject?: string; readonly time?: string };
  const { problems, ...verdict } = event.schema;
  return {
    ...{ ...event, text },
    ...(event.subject !== undefined && subject !== undefined && { subject }),
    ...(event.time !== undefined && time !== undefined && { time }),
    schema: {
      ...verdict,
      ...(problems && { problems: problems.map(({ actual: _, ...problem }) => problem) }),
    },
  };
}

/** Files change seldom, and events are many. */
const compiled = new WeakMap<readonly Definition[], readonly Redaction[]>();

function redactionsIn(definitions: readonly Definition[]): readonly Redaction[] {
  const known = compiled.get(definitions);
  if (known) return known;
  const redactions = definitions
    .map(({ value }) => value as AccessFile)
    .filter((file): file is RedactionAccess => file.kind === "redaction" && file.enabled !== false)
    .map(compileRedaction);
  compiled.set(definitions, redactions);
  return redactions;
}

/** What lists and addresses need of an event. */
const SHOWN: ReadonlySet<string> = new Set(["id", "source", "type", "specversion"]);

/** What is wrong with the paths of a file. */
export function redactionProblems({ paths }: Pick<RedactionAccess, "paths">): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [index, path] of paths.entries()) {
    const pointer = `/paths/${index}`;
    const [first] = parsePath(path, { pointer, problems });
    if (!first || (first.kind === "member" && !SHOWN.has(first.key))) continue;
    const expected = "a path to a field: below $.data, or an attribute other than id, source and type";
    problems.push({ pointer, keyword: "path", expected, actual: path });
  }
  return problems;
}

export function compileRedaction(file: RedactionAccess): Redaction {
  const { types, bus, paths } = file;
  const parsed = paths.map((path) => parsePath(path, { pointer: "", problems: [] }));
  const wanted = [...parsed, ...(parsed.some(isInData) ? [BASE64] : [])];
  const fits = types?.map(wildcard);
  return {
    file,
    applies: (event) =>
      (bus === undefined || bus === event.bus) && (!fits || fits.some((fit) => fit(event.type))),
    hide(text) {
      const spans: Span[] = [];
      collect(text, { value: spaceEnd(text, 0), paths: wanted, spans });
      return withSpans(text, spans);
    },
  };
}

/** Data that is no JSON holds whatever is looked for in it. */
const BASE64: Path = [{ kind: "member", key: "data_base64" }];

function isInData([first]: Path): boolean {
  return first?.kind === "member" && first.key === "data";
}

type Span = readonly [from: number, to: number];

interface Collecting {
  /** The offset of the value that is looked at. */
  readonly value: number;
  /** What is left of the paths that lead here. */
  readonly paths: readonly Path[];
  readonly spans: Span[];
}

/** Finds what is to be hidden, in the order it stands. What a path cannot go into, as it is neither object nor array, is hidden whole. */
function collect(text: string, { value, paths, spans }: Collecting): void {
  if (text.startsWith("null", value)) return;
  const isWhole = paths.some((path) => !leadsInto(text[value]!, path[0]));
  if (isWhole) spans.push([value, valueEnd(text, value)]);
  else
    for (const part of partsAt(text, value)) {
      const rest = paths.flatMap((path) => restOf(path, part) ?? []);
      if (rest.length > 0) collect(text, { value: part.value, paths: rest.map(({ path }) => path), spans });
    }
}

function leadsInto(opening: string, step: Step | undefined): boolean {
  if (!step) return false;
  return opening === "[" || (opening === "{" && step.kind !== "element");
}

/** What is left of a path behind a part. A member that is asked of an array is asked of each of its elements. */
function restOf(path: Path, { step }: Part): { readonly path: Path } | undefined {
  const [first, ...rest] = path;
  if (first?.kind === "all") return { path: rest };
  if (first?.kind === "element") return first.index === step ? { path: rest } : undefined;
  if (typeof step === "number") return { path };
  return first?.key === step ? { path: rest } : undefined;
}

function withSpans(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const pieces: string[] = [];
  let from = 0;
  for (const [start, end] of spans) {
    pieces.push(text.slice(from, start), JSON.stringify(HIDDEN));
    from = end;
  }
  return [...pieces, text.slice(from)].join("");
}

/** `*` stands for any characters. In time that grows with the text, whatever the pattern. */
function wildcard(pattern: string): (text: string) => boolean {
  const [head = "", ...pieces] = pattern.split("*");
  const tail = pieces.pop();
  if (tail === undefined) return (text) => text === pattern;
  return (text) => {
    if (!text.startsWith(head)) return false;
    let at = head.length;
    for (const piece of pieces) {
      const found = text.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return text.length - tail.length >= at && text.endsWith(tail);
  };
}
