import { hash } from "node:crypto";
import { RouterError } from "../core/errors.ts";
import type { Token, Tokens } from "../core/ports.ts";
import { may } from "../core/people/roles.ts";

/** Who publishes, and what they may. */
export interface Publisher {
  readonly id: string;
  /** Throws `publish-forbidden`. */
  permit(bus: string, source: string): void;
}

export interface PublisherOptions {
  readonly tokens: Pick<Tokens, "find">;
  /** Whether a key is needed: everywhere but on a loopback address. */
  readonly keyRequired: boolean;
  /** Hears of one whose key is known and who may not publish at all. */
  readonly onForbidden?: (publisher: string, error: RouterError) => void;
}

/** Who publishes without a key. */
export const ANYBODY: Publisher = { id: "loopback", permit: () => {} };

/**
 * The publisher of a request by its Authorization header. Throws `publisher-key-required`, `publisher-key-invalid` (also
 * where none is needed: who sends a key means to be known), `publish-forbidden` for a token that may not publish.
 */
export async function publisherOf(
  authorization: string | undefined,
  { tokens, keyRequired, onForbidden }: PublisherOptions,
): Promise<Publisher> {
  if (authorization === undefined) {
    if (!keyRequired) return ANYBODY;
    throw new RouterError(
      "publisher-key-required",
      "Cannot accept events: the request has no Authorization: Bearer <key>",
    );
  }
  const [, secret] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  const token = secret === undefined ? undefined : await tokens.find(hash("sha256", secret, "hex"));
  if (!token)
    throw new RouterError(
      "publisher-key-invalid",
      "Cannot accept events: the key in Authorization is not known",
    );
  try {
    return publisherWith(token);
  } catch (error) {
    if (error instanceof RouterError) onForbidden?.(token.id, error);
    throw error;
  }
}

/** The publisher that a token or key is of. Throws `publish-forbidden` when its role may not publish. */
export function publisherWith(token: Token): Publisher {
  if (!may(token.role, "publish")) {
    throw new RouterError(
      "publish-forbidden",
      `Cannot accept events: the role ${token.role} of token "${token.name}" may not publish`,
    );
  }
  return { id: token.id, permit: (bus, source) => permit(token, bus, source) };
}

function permit({ name, buses, sources }: Token, bus: string, source: string): void {
  if (buses && !buses.includes(bus)) {
    throw new RouterError(
      "publish-forbidden",
      `Cannot publish to bus "${bus}": the key "${name}" is for ${buses.join(", ")}`,
    );
  }
  if (sources && !sources.some((prefix) => source.startsWith(prefix))) {
    throw new RouterError(
      "publish-forbidden",
      `Cannot publish for source "${source}": the key "${name}" is for ${sources.join(", ")}`,
    );
  }
}
