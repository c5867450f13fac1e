import { RouterError } from "./errors.ts";
import type { Problem } from "./event.ts";
import { parseJson } from "./json/parse.ts";
import { membersOf } from "./json/slices.ts";
import type { RuleFile } from "./rule.ts";

/** The shape of an event that a rule's pattern, condition and transforms speak of. */
export type ViewName = NonNullable<RuleFile["view"]>;

/** An event in one shape. */
export interface EventView {
  /** JSON text; what a publisher wrote stands in it to the letter. */
  readonly text: string;
  /** The value of `text`, parsed when first asked for. */
  readonly value: unknown;
}

/** The view of an event. `text` is the CloudEvent as JSON, already known to be valid. */
export function viewOf(text: string, view: ViewName): EventView {
  const shown = view === "eventbridge" ? envelopeOf(text) : text;
  let parsed = false;
  let value: unknown;
  return {
    text: shown,
    get value() {
      if (!parsed) value = JSON.parse(shown);
      parsed = true;
      return value;
    },
  };
}

/**
 * The EventBridge envelope of a CloudEvent: JSON text to JSON text, every value to the letter.
 *
 * | CloudEvent | envelope |
 * |---|---|
 * | `id`, `source`, `time` | the same |
 * | `type` | `detail-type` |
 * | `replayid`, of a replayed event | `replay-name`, which rules on AWS tell replays by |
 * | `data`, of whatever kind; none when there is none | `detail` |
 * | the other members of an envelope, as JSON text in the attribute `eventbridge` | those members |
 * | no attribute `eventbridge` | `version` "0", `account` "000000000000", `region` "local", `resources` [] |
 * | `signalboxhops`, and `replayrules` of a replayed event, which are the router's own | left out |
 * | all else: `subject`, `datacontenttype`, `dataschema`, `data_base64`, extensions | by their names in the member `cloudevent` |
 *
 * `eventOfEnvelope` undoes it. Of a name given twice the last counts, as in JSON.parse.
 */
export function envelopeOf(eventText: string): string {
  const event = new Map(membersOf(eventText));
  const envelope = carriedMembers(event.get("eventbridge"));
  if (envelope) event.delete("eventbridge");
  const parts = envelope ?? new Map(DEFAULTS);
  for (const [attribute, member] of HOMES) {
    const value = event.get(attribute);
    if (value === undefined || (attribute === "time" && !isTime(value))) continue;
    parts.set(member, value);
    event.delete(attribute);
  }
  event.delete("specversion");
  event.delete(HOPS_ATTRIBUTE);
  if (parts.has("replay-name")) event.delete("replayrules");
  const detail = take(parts, "detail");
  const ordered = [...ORDER.flatMap((name) => entryOf(parts, name)), ...parts];
  if (detail !== undefined) ordered.push(["detail", detail]);
  if (event.size > 0) ordered.push(["cloudevent", objectText(event)]);
  return objectText(ordered);
}

/**
 * The CloudEvent of an EventBridge envelope, by the table of `envelopeOf` read from right to left; `envelopeOf` gives
 * the same envelope back, its members in AWS's order. Throws `json-invalid`, `json-too-deep`, and `event-invalid`
 * when the text is no object or has no usable id, source or detail-type.
 */
export function eventOfEnvelope(envelopeText: string): string {
  checkEnvelope(parseJson(envelopeText, "the EventBridge event"));
  const envelope = new Map(membersOf(envelopeText));
  const event = new Map([["specversion", '"1.0"']]);
  for (const [attribute, member] of HOMES) {
    const value = envelope.get(member);
    if (value === undefined || (attribute === "time" && !isTime(value))) continue;
    event.set(attribute, value);
    envelope.delete(member);
  }
  const data = take(event, "data");
  const homeless = envelope.get("cloudevent");
  if (homeless !== undefined && isHomeless(homeless)) {
    for (const [name, value] of membersOf(homeless)) event.set(name, value);
    envelope.delete("cloudevent");
  }
  const rest = objectText([...ORDER.flatMap((name) => entryOf(envelope, name)), ...envelope]);
  if (rest !== objectText(DEFAULTS)) event.set("eventbridge", JSON.stringify(rest));
  if (data !== undefined) event.set("data", data);
  return objectText(event);
}

/** How often an event went from bus to bus: the router's own note, which no envelope of AWS has. */
export const HOPS_ATTRIBUTE = "signalboxhops";

type RawMember = readonly [name: string, value: string];

/** What has a home in both forms: attribute, member. `time` only when it is RFC 3339. */
const HOMES: readonly RawMember[] = [
  ["id", "id"],
  ["type", "detail-type"],
  ["source", "source"],
  ["time", "time"],
  ["replayid", "replay-name"],
  ["data", "detail"],
];

/** What an envelope says of its whereabouts when the event was never on AWS. */
const DEFAULTS: readonly RawMember[] = [
  ["version", '"0"'],
  ["account", '"000000000000"'],
  ["region", '"local"'],
  ["resources", "[]"],
];

/** The order in which AWS writes an envelope; other members and `detail` follow. */
const ORDER = [
  "version",
  "id",
  "detail-type",
  "source",
  "account",
  "time",
  "region",
  "replay-name",
  "resources",
];

/** The members that an attribute `eventbridge` carries; undefined when it is none that `eventOfEnvelope` writes. */
function carriedMembers(attribute: string | undefined): Map<string, string> | undefined {
  if (attribute?.[0] !== '"') return undefined;
  const text = String(JSON.parse(attribute));
  const members = new Map(isObjectText(text) ? membersOf(text) : []);
  if (objectText(members) !== text || text === objectText(DEFAULTS)) return undefined;
  return [...members].every(isCarried) ? members : undefined;
}

function isCarried([name, value]: RawMember): boolean {
  if (name === "time") return !isTime(value);
  if (name === "cloudevent") return !isHomeless(value);
  return !HOMES.some(([, member]) => member === name);
}

/** Whether a member `cloudevent` is one that `envelopeOf` writes: attributes that have no home in an envelope. */
function isHomeless(value: string): boolean {
  const members = membersOf(value);
  return members.length > 0 && members.every(isAttribute);
}

function isAttribute([name, value]: RawMember): boolean {
  if (name === "time") return !isTime(value);
  if (name === "eventbridge") return carriedMembers(value) === undefined;
  return (
    /^[a-z0-9_]+$/.test(name) && name !== "specversion" && !HOMES.some(([attribute]) => attribute === name)
  );
}

function checkEnvelope(envelope: unknown): void {
  const problems: readonly Problem[] = isObject(envelope)
    ? ["id", "source", "detail-type"].filter((name) => !isText(envelope[name])).map(missing)
    : [{ pointer: "", keyword: "type", expected: "an object" }];
  if (problems.length === 0) return;
  const what = problems
    .map(({ pointer, expected }) => `${pointer.slice(1) || "it"} must be ${expected}`)
    .join(", ");
  throw new RouterError("event-invalid", `Cannot read the EventBridge event: ${what}`, { problems });
}

function missing(name: string): Problem {
  return { pointer: `/${name}`, keyword: "required", expected: "a text that is not empty" };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function isObjectText(text: string): boolean {
  try {
    return isObject(JSON.parse(text));
  } catch {
    return false;
  }
}

/** Whether a raw JSON value is a time by RFC 3339. */
function isTime(raw: string): boolean {
  return /^"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)"$/.test(raw);
}

function take(members: Map<string, string>, name: string): string | undefined {
  const value = members.get(name);
  members.delete(name);
  return value;
}

/** The member as a list of one, taken out; [] when there is none. */
function entryOf(members: Map<string, string>, name: string): readonly RawMember[] {
  const value = take(members, name);
  return value === undefined ? [] : [[name, value]];
}

function objectText(members: Iterable<RawMember>): string {
  return `{${Array.from(members, ([name, value]) => `${JSON.stringify(name)}:${value}`).join(",")}}`;
}
