import type { Verdict } from "./corpus.ts";

/** The verdict of an answer that must fit what was recorded, where that names what differs from time to time. */
export function unfit(id: string, wanted: unknown, got: unknown): Verdict {
  const place = misfit(wanted, got, "");
  if (place === undefined) return { id };
  return { id, wrong: `${place}: wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}` };
}

/** Words that stand for whatever there was. */
const WORDS = new Set(["datetime", "date", "timestamp"]);

/** Where the two differ; undefined when they do not. A text that holds JSON may be recorded as its value. */
function misfit(wanted: unknown, got: unknown, place: string): string | undefined {
  if (typeof wanted === "string") return misfitOfText(wanted, got, place);
  if (!isObject(wanted)) return wanted === got ? undefined : place;
  const value = typeof got === "string" ? parsed(got) : got;
  return isObject(value) ? misfitWithin(wanted, value, place) : place;
}

/** A text that holds JSON on both sides is read, as words may stand in it. */
function misfitOfText(wanted: string, got: unknown, place: string): string | undefined {
  if (isText(wanted, got)) return undefined;
  const [one, other] = [parsed(wanted), typeof got === "string" ? parsed(got) : undefined];
  return isObject(one) && isObject(other) ? misfitWithin(one, other, place) : place;
}

function misfitWithin(wanted: object, value: object, place: string): string | undefined {
  const names = new Set([...Object.keys(wanted), ...Object.keys(value)]);
  names.delete("ResponseMetadata");
  for (const name of names) {
    const inner = misfit(member(wanted, name), member(value, name), `${place}/${name}`);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function member(value: object, name: string): unknown {
  return (value as Readonly<Record<string, unknown>>)[name];
}

/** A recorded text fits when what stands around its `<…>` and its `date` does. */
function isText(wanted: string, got: unknown): boolean {
  if (got === wanted) return true;
  if (WORDS.has(wanted)) return got !== undefined;
  if (typeof got !== "string") return false;
  if (/^[a-z]+(?:-[a-z0-9]+)+$/.test(wanted) && !got.includes(" ")) return got !== "";
  const parts = wanted
    .split(/<(?:<[^>]*>|[^<>])*>|\bdate\b/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const pattern = parts.join("[^]*").replaceAll("111111111111", String.raw`\d{12}`);
  return new RegExp(`^${pattern}$`).test(got);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
