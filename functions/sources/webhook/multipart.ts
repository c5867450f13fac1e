import { RouterError } from "../../core/errors.ts";

/** A field of a form: its text, or the file that was sent in it. */
export type FieldValue = string | FormFile;
export interface FormFile {
  readonly filename: string;
  readonly contentType: string;
  /** Its bytes. */
  readonly base64: string;
}

/** More parts than any form has. */
const MOST_PARTS = 1000;
const HEADER_END = "\r\n\r\n";

/**
 * The fields of a multipart/form-data body in their order (RFC 7578). In one pass: its time grows with the body and no
 * more. Throws `form-invalid` when it is none, is cut short, or has more than 1000 parts.
 */
export function multipartFields(bytes: Buffer, contentType: string): (readonly [string, FieldValue])[] {
  const boundary = parameterOf(contentType, "boundary");
  if (boundary === undefined || boundary === "" || boundary.length > 70)
    throw invalid("its content type names no boundary");
  const mark = Buffer.from(`--${boundary}`, "latin1");
  const fields: (readonly [string, FieldValue])[] = [];
  let at = startOf(bytes, mark);
  while (!isLast(bytes, at)) {
    const from = lineAfter(bytes, at);
    const end = bytes.indexOf(`\r\n--${boundary}`, from, "latin1");
    if (end === -1) throw invalid("it ends before its last boundary");
    const field = fieldOf(bytes.subarray(from, end));
    if (field) fields.push(field);
    if (fields.length > MOST_PARTS) throw invalid(`it has more than ${MOST_PARTS} parts`);
    at = end + 2 + mark.length;
  }
  return fields;
}

/** Behind the first boundary, which begins the body or a line of it. */
function startOf(bytes: Buffer, mark: Buffer): number {
  const at = bytes.indexOf(mark);
  const beginsLine = at === 0 || (at > 1 && bytes.toString("latin1", at - 2, at) === "\r\n");
  if (at === -1 || !beginsLine) throw invalid("its boundary is not in it");
  return at + mark.length;
}

function isLast(bytes: Buffer, at: number): boolean {
  return bytes.toString("latin1", at, at + 2) === "--";
}

/** Blanks may follow a boundary on its line. */
function lineAfter(bytes: Buffer, at: number): number {
  const end = bytes.indexOf("\r\n", at, "latin1");
  if (end === -1 || bytes.toString("latin1", at, end).trim() !== "")
    throw invalid("a boundary does not end its line");
  return end + 2;
}

function fieldOf(part: Buffer): readonly [string, FieldValue] | undefined {
  const end = part.indexOf(HEADER_END, 0, "latin1");
  if (end === -1) throw invalid("a part has no headers");
  const headers = headersOf(part.toString("utf8", 0, end));
  const disposition = headers.get("content-disposition") ?? "";
  const name = parameterOf(disposition, "name");
  if (name === undefined) return undefined;
  const content = part.subarray(end + HEADER_END.length);
  const filename = parameterOf(disposition, "filename");
  if (filename === undefined) return [name, content.toString("utf8")];
  const contentType = headers.get("content-type") ?? "application/octet-stream";
  return [name, { filename, contentType, base64: content.toString("base64") }];
}

function headersOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split("\r\n").map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
}

/** A parameter of a header, quoted or not; browsers escape `"` in it as `%22`. */
function parameterOf(header: string, name: string): string | undefined {
  for (const [, key, quoted, plain] of header.matchAll(/;[ \t]*([A-Za-z]+)=(?:"([^"]*)"|([^;"\s]*))/g))
    if (key!.toLowerCase() === name) return (quoted ?? plain ?? "").replaceAll("%22", '"');
  return undefined;
}

function invalid(reason: string): RouterError {
  return new RouterError("form-invalid", `Cannot read the form: ${reason}`);
}
