import { RouterError } from "../functions/core/errors.ts";
import { paint } from "./paint.ts";
import { print } from "./print.ts";

/** Whether somebody says yes: by `--yes`, or when asked on the terminal. Throws `usage-invalid` where nobody can be asked. */
export async function confirmed(
  question: string,
  { yes = false }: { readonly yes?: boolean },
): Promise<boolean> {
  if (yes) return true;
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    throw new RouterError("usage-invalid", "Cannot ask for consent: this is no terminal; say --yes");
  const { confirm, isCancel } = await import("@clack/prompts");
  const answer = await confirm({ message: question });
  if (answer === true && !isCancel(answer)) return true;
  print(paint.dim("Nothing was done."));
  return false;
}
