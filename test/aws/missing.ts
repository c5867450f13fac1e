import type { Emulator } from "../support/emulator-process.ts";

/** An emulator may leave out what it does not know and say that all went well. Nothing hangs on a dashboard. */
export function refuseWhatIsMissing(
  emulator: Pick<Emulator, "log">,
  outputs: Readonly<Record<string, string>>,
): void {
  const skipped = emulator.log().match(/No resource provider found for.*/g) ?? [];
  const missing = skipped.filter((line) => !line.includes("AWS::CloudWatch::Dashboard"));
  const unknown = Object.entries(outputs).filter(([, value]) => value === "unknown" || value === "");
  if (missing.length > 0 || unknown.length > 0)
    throw new Error(`Cannot go on: not all was deployed: ${JSON.stringify([...missing, ...unknown])}`);
}
