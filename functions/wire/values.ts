import type { Value } from "../core/generated/target-file.ts";
import type { Secrets } from "../core/ports.ts";

/** What a setting says: its own text, or the secret that it names. Throws `secret-missing`. */
export async function readValue(value: Value, { secrets }: { readonly secrets: Secrets }): Promise<string> {
  return typeof value === "string" ? value : secrets.get(value.secret);
}
