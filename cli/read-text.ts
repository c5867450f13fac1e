import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { RouterError } from "../functions/core/errors.ts";
import { validateJson } from "../functions/core/json/validate.ts";

/** A file's text, or stdin's for `-`. Throws `file-unreadable`. */
export async function readText(file: string): Promise<string> {
  if (file === "-") return text(process.stdin);
  try {
    return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const reason =
      code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : message;
    throw new RouterError("file-unreadable", `Cannot read ${file}: ${reason}`, { cause });
  }
}

/** A file's JSON, or stdin's for `-`. Throws `file-unreadable`, `json-invalid`, `json-too-deep`. */
export async function readJson(file: string): Promise<unknown> {
  return JSON.parse(validJson(await readText(file), file));
}

/** The text, when it is JSON; else throws `json-invalid` or `json-too-deep` with the place, under the file's name. */
export function validJson(text: string, file: string): string {
  const fault = validateJson(text);
  if (!fault) return text;
  const { code, line, column, message } = fault;
  throw new RouterError(
    code,
    `Cannot read ${file === "-" ? "stdin" : file}: line ${line}, column ${column}: ${message}`,
  );
}
