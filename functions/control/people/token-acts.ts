import { RouterError } from "../../core/errors.ts";
import type { Token } from "../../core/ports.ts";
import { created, done } from "../answer.ts";
import type { ControlPorts } from "../control-ports.ts";
import { object, text } from "../definitions/json-schema.ts";
import { keepAnAdmin } from "./last-admin.ts";
import { audited } from "../record.ts";
import { requestInvalid } from "../request-invalid.ts";
import type { Answer, AnswerSpec, ApiRequest } from "../route.ts";
import { hashOf, newAccessKey, newSecret } from "./secret.ts";
import { readTime, timeText } from "../time.ts";

/** What an act on a token takes. */
export interface Scene {
  readonly request: Pick<ApiRequest, "caller" | "ticket">;
  readonly ports: ControlPorts;
}

/** The answer that shows a secret. */
export function secretAnswer(description: string): AnswerSpec {
  return {
    description,
    schema: object({ id: text, "token?": text, "accessKeyId?": text, "secretAccessKey?": text }),
    example: { id: "the-shop-5f0c1a2b", token: "sbx_…" },
  };
}

/** A token as the API shows it: its times as RFC 3339. */
export function shownToken({ createdAt, expiresAt, lastUsedAt, ...token }: Token) {
  return {
    ...token,
    createdAt: timeText(createdAt),
    ...(expiresAt !== undefined && { expiresAt: timeText(expiresAt) }),
    ...(lastUsedAt !== undefined && { lastUsedAt: timeText(lastUsedAt) }),
  };
}

/** When a token that is made now expires. Throws `request-invalid` for a time that is over. */
export function expiryOf(text: string | undefined, now: number): Pick<Token, "expiresAt"> {
  if (text === undefined) return {};
  const expiresAt = readTime(text, "/expiresAt");
  if (expiresAt > now) return { expiresAt };
  throw requestInvalid("make a token", [
    { pointer: "/expiresAt", keyword: "after", expected: "a time that is yet to come", actual: text },
  ]);
}

/** Keeps it, and answers what its owner is shown this once. */
export async function makeToken(token: Token, { request, ports }: Scene): Promise<Answer> {
  const { tokens } = ports;
  const { id } = token;
  const entry = { action: "token.create", resource: `token/${id}`, after: shownToken(token) };
  const secret = await audited(request, ports, {
    entry,
    async act() {
      if (token.kind === "access-key") {
        const { accessKeyId, secretAccessKey } = newAccessKey();
        await tokens.addAccessKey({ ...token, kind: token.kind, accessKeyId }, secretAccessKey);
        return { accessKeyId, secretAccessKey };
      }
      const secret = newSecret();
      await tokens.add(token, hashOf(secret));
      return { token: secret };
    },
  });
  return created(`/api/tokens/${id}`, { id, ...secret });
}

/** Gives it another secret. Throws `state-conflict` for an access key and a session. */
export async function rotateToken(token: Token, { request, ports }: Scene): Promise<Answer> {
  const { id, kind, lastUsedAt: _, ...rest } = token;
  if (kind === "access-key" || kind === "session")
    throw new RouterError(
      "state-conflict",
      `Cannot rotate token "${id}": it is ${kind === "session" ? "a session" : "an access key"}; make another and revoke it`,
    );
  const secret = newSecret();
  await audited(request, ports, {
    entry: { action: "token.rotate", resource: `token/${id}` },
    async act() {
      if (await ports.tokens.replace({ id, kind, ...rest }, hashOf(secret))) return;
      throw new RouterError("not-found", `Cannot rotate token "${id}": it was revoked meanwhile`);
    },
  });
  return { body: { id, token: secret } };
}

/** Throws `state-conflict` when nobody could make another. */
export async function revokeToken(token: Token, { request, ports }: Scene): Promise<Answer> {
  const { id } = token;
  await keepAnAdmin(ports, `revoke token "${id}"`, { token: id });
  await audited(request, ports, {
    entry: { action: "token.revoke", resource: `token/${id}`, before: shownToken(token) },
    act: () => ports.tokens.remove(id),
  });
  return done;
}
