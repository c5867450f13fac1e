/**
 * Whether a text is a schedule as EventBridge takes it: `rate(5 minutes)` or `cron(0 12 * * ? *)`
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html).
 */
export function isSchedule(text: string): boolean {
  const [, kind, inner = ""] = /^(rate|cron)\((.*)\)$/s.exec(text) ?? [];
  if (kind === "rate") return isRate(inner);
  return kind === "cron" && isCron(inner);
}

/** One minute, two minutes: the unit goes with the number. */
function isRate(text: string): boolean {
  const [, count = "", plural] = /^([1-9]\d{0,9}) (?:minute|hour|day)(s?)$/.exec(text) ?? [];
  return count !== "" && (count === "1") === (plural === "");
}

interface Field {
  readonly min: number;
  readonly max: number;
  /** What may stand for a number, from `min` on. */
  readonly names?: readonly string[];
  /** What may stand there beside numbers. */
  readonly more?: RegExp;
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

const FIELDS: readonly Field[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31, more: /^(?:\?|L|LW|(?:[1-9]|[12]\d|3[01])W)$/ },
  { min: 1, max: 12, names: MONTHS },
  { min: 1, max: 7, names: DAYS, more: /^(?:\?|L|(?:[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(?:L|#[1-5]))$/ },
  { min: 1970, max: 2199 },
];
const DAY_OF_MONTH = 2;
const DAY_OF_WEEK = 4;

/** Of day of month and day of week, exactly one is `?`. */
function isCron(text: string): boolean {
  const parts = text.split(" ");
  if (parts.length !== FIELDS.length) return false;
  if ((parts[DAY_OF_MONTH] === "?") === (parts[DAY_OF_WEEK] === "?")) return false;
  return parts.every((part, i) => part.split(",").every((item) => isItem(item, FIELDS[i]!)));
}

function isItem(item: string, field: Field): boolean {
  if (field.more?.test(item)) return true;
  const [range = "", step, ...rest] = item.split("/");
  if (rest.length > 0 || (step !== undefined && !/^[1-9]\d{0,3}$/.test(step))) return false;
  if (range === "*") return true;
  const ends = range.split("-");
  return ends.length <= 2 && ends.every((end) => isIn(end, field));
}

function isIn(text: string, { min, max, names = [] }: Field): boolean {
  if (names.includes(text.toUpperCase())) return true;
  return /^\d{1,4}$/.test(text) && Number(text) >= min && Number(text) <= max;
}
