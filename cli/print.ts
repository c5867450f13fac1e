/** Writes lines to stdout. */
export function print(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

/** Writes a value to stdout as JSON: what scripts read. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** Writes lines to stderr: what people read beside a result. */
export function note(...lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`${line}\n`);
}

/** `1 rule`, `12,345 events`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}
