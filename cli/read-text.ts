import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { RouterError } from "../functions/core/errors.ts";

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
