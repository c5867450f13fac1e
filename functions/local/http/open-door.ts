import { RouterError } from "../../core/errors.ts";
import type { Tokens } from "../../core/ports.ts";

/** On any other address than a loopback one, whoever publishes needs a key: without one nobody could. */
export async function refuseOpenDoor(tokens: Pick<Tokens, "list">, host: string): Promise<void> {
  const keys = (await tokens.list()).filter(
    ({ kind, role }) => kind === "publisher-key" || (role === "publisher" && kind !== "session"),
  );
  if (keys.length > 0) return;
  throw new RouterError(
    "publisher-key-required",
    `Cannot listen on ${host}: it is no loopback address and there is no publisher key; start on 127.0.0.1 and make one with POST /api/tokens`,
  );
}
