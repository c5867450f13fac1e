import { RouterError } from "../../core/errors.ts";
import { callerBy, type User } from "../../core/people/people.ts";
import { userNamed } from "./authenticate.ts";
import type { ControlPorts } from "../control-ports.ts";

/** What is about to change: a token goes, or a user becomes another or goes. */
interface Without {
  readonly token?: string;
  readonly user?: { readonly id: string; readonly value?: User };
}

/** Throws `state-conflict` when no token of an admin would be left: nobody could make another. */
export async function keepAnAdmin(
  { tokens, registry, clock }: Pick<ControlPorts, "tokens" | "registry" | "clock">,
  act: string,
  without: Without,
): Promise<void> {
  const { token: gone, user } = without;
  const userOf = (id: string) => (id === user?.id ? user.value : userNamed(registry, id));
  const now = clock();
  const all = (await tokens.list()).filter(({ kind }) => kind === "token");
  const isAdmin = (look: typeof userOf) => (token: (typeof all)[number]) =>
    callerBy(token, look, now)?.role === "admin";
  const left = all.filter(({ id }) => id !== gone).some(isAdmin(userOf));
  if (left || !all.some(isAdmin((id) => userNamed(registry, id)))) return;
  throw new RouterError("state-conflict", `Cannot ${act}: no token of an admin would be left`);
}
