import { RouterError } from "../core/errors.ts";
import type { Token, Tokens } from "../core/ports.ts";
import { hashOf } from "./secret.ts";

/** Whose token an Authorization header carries. Throws `token-required` or `token-invalid`. */
export async function authenticate(
  authorization: string | undefined,
  tokens: Pick<Tokens, "find">,
): Promise<Token> {
  const [, secret] = /^Bearer +(\S+)$/i.exec(authorization ?? "") ?? [];
  if (secret === undefined)
    throw new RouterError(
      "token-required",
      "Cannot let the request in: it has no Authorization: Bearer <token>",
    );
  const token = await tokens.find(hashOf(secret));
  if (!token) throw new RouterError("token-invalid", "Cannot let the request in: its token is not known");
  return token;
}
