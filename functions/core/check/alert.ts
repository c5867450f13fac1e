import type { AlertFile } from "../generated/alert-file.ts";
import { checkAgainst } from "../schema/check-against.ts";
import { checkFile } from "./check-file.ts";
import { type Checked, type Remark, remarksOf } from "./finding.ts";

/** What can be said of an alert's file: its form, and whether there is such a time zone. */
export function checkAlert(text: string): Checked<AlertFile> {
  return checkFile(text, (value) => {
    const form = remarksOf("file-invalid", checkAgainst("alert", value));
    return { problems: form.length > 0 ? form : zoneProblems(value as AlertFile) };
  });
}

function zoneProblems({ timeZone }: AlertFile): Remark[] {
  if (isTimeZone(timeZone)) return [];
  const message = `there is no time zone "${timeZone}"`;
  return [{ code: "file-invalid", pointer: "/timeZone", message }];
}

function isTimeZone(timeZone: string | undefined): boolean {
  try {
    return Intl.DateTimeFormat("en", { timeZone }) !== undefined;
  } catch {
    return false;
  }
}
