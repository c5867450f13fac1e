import { addAccessKey, awsApiOver, type AwsAnswer, awsPorts } from "../support/aws-api.ts";

/** The EventBridge API over ports in memory, for an admin; operations by their names in snake case. */
export interface House {
  readonly ports: ReturnType<typeof awsPorts>;
  call(op: string, input: unknown): Promise<AwsAnswer>;
}

export async function awsHouse(): Promise<House> {
  const ports = awsPorts({});
  await addAccessKey(ports);
  const api = awsApiOver(ports);
  return { ports, call: (op, input) => api.call(pascal(op), input) };
}

function pascal(op: string): string {
  return op.replaceAll(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** When recorded times are counted from. */
const START = Date.UTC(2026, 0, 2, 3, 4, 5);

/**
 * The input of a recorded call: `${n.Field}` is of the answer of step n, `{"$time_offset_s": s}` so many seconds from now;
 * what the recording does not tell is left out.
 */
export function inputOf(params: unknown, answers: ReadonlyMap<string, unknown>): unknown {
  if (typeof params === "string") return filled(params, answers);
  if (typeof params !== "object" || params === null) return params;
  if (Array.isArray(params)) return params.map((item) => inputOf(item, answers));
  if ("$time_offset_s" in params) return START / 1000 + Number(params.$time_offset_s);
  const entries = Object.entries(params).filter(([, value]) => !isUntold(value));
  return Object.fromEntries(entries.map(([name, value]) => [name, inputOf(value, answers)]));
}

function isUntold(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return "$opaque" in value;
}

function filled(text: string, answers: ReadonlyMap<string, unknown>): string {
  return text.replaceAll(/\$\{(\d+)\.([^}]+)\}/g, (whole, step: string, path: string) => {
    let value = answers.get(step);
    for (const name of path.split("."))
      value = (value as Readonly<Record<string, unknown>> | undefined)?.[name];
    return typeof value === "string" ? value : whole;
  });
}
