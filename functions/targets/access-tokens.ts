import type { OAuthAuth } from "../core/generated/target-file.ts";
import type { Clock } from "../core/ports.ts";
import { type GrantTools, grantToken, type TokenRequest } from "./client-credentials.ts";

/** Access tokens by OAuth 2.0 client credentials (RFC 6749 §4.4), one for each `auth` of a target. */
export interface AccessTokens {
  /**
   * The token: the one kept until a tenth of its life is left, else a new one. However many ask, one request is under way.
   * Throws `auth-failed` and `secret-missing`.
   */
  get(auth: OAuthAuth, request: TokenRequest): Promise<string>;
  /** The target did not take this token: the next `get` fetches another. */
  drop(auth: OAuthAuth, token: string): void;
}

interface Token {
  readonly value: string;
  /** Epoch ms. */
  readonly usableUntil: number;
}

/** How long a token is kept when the endpoint does not say how long it lives. */
const LIFE_SECONDS = 300;
/** The part of a token's life in which it is used. */
const USED = 0.9;

export function createAccessTokens(tools: GrantTools & { readonly now: Clock }): AccessTokens {
  const fetchToken = async (auth: OAuthAuth, request: TokenRequest): Promise<Token> => {
    const { token, lifeSeconds = LIFE_SECONDS } = await grantToken(auth, request, tools);
    return { value: token, usableUntil: tools.now() + lifeSeconds * 1000 * USED };
  };
  const kept = new WeakMap<OAuthAuth, { token?: Token | undefined; pending?: Promise<Token> | undefined }>();
  const slotOf = (auth: OAuthAuth) => {
    const slot = kept.get(auth) ?? {};
    kept.set(auth, slot);
    return slot;
  };
  return {
    async get(auth, request) {
      const slot = slotOf(auth);
      if (slot.token && tools.now() < slot.token.usableUntil) return slot.token.value;
      slot.pending ??= fetchToken(auth, request).finally(() => (slot.pending = undefined));
      slot.token = await slot.pending;
      return slot.token.value;
    },
    drop(auth, token) {
      const slot = slotOf(auth);
      if (slot.token?.value === token) slot.token = undefined;
    },
  };
}
