/** SQLITE_FULL */
const FULL = 13;
const NO_SPACE: ReadonlySet<string | undefined> = new Set(["ENOSPC", "EDQUOT"]);

/** Which of our errors a failure of SQLite or of the file system is. */
export function storageCode(error: unknown): "storage-full" | "storage-failed" {
  const { errcode, code } = error as { readonly errcode?: number; readonly code?: string };
  return errcode === FULL || NO_SPACE.has(code) ? "storage-full" : "storage-failed";
}
