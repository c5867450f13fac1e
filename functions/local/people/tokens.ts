import type { DatabaseSync } from "node:sqlite";
import type { AccessKey, Token, Tokens } from "../../core/ports.ts";
import type { Sealing } from "../../control/people/sealing.ts";
import type { Writer } from "../store/writer.ts";

/** A token as its row has it. */
type Kept = Token & { readonly sealed?: string };

/** Tokens on SQLite; asked for on each request, so all are held in memory. */
export function createTokens(reader: DatabaseSync, writer: Writer, sealing: Sealing): Tokens {
  const byHash = new Map<string, Kept>();
  const usedAt = new Map<string, number>();
  for (const row of reader.prepare("SELECT hash, token FROM token").iterate()) {
    byHash.set(row.hash as string, JSON.parse(row.token as string) as Kept);
  }
  for (const { hash, at } of reader.prepare("SELECT hash, at FROM token_use").iterate())
    usedAt.set(hash as string, at as number);
  const secrets = new Map<string, string>();
  const keep = async (hash: string, token: Kept) => {
    await writer.write("addToken", { id: token.id, hash, token: JSON.stringify(token) });
    byHash.set(hash, token);
  };
  const secretOf = ({ id, sealed = "" }: Kept) => {
    const secret = secrets.get(id) ?? sealing.open(sealed, id);
    secrets.set(id, secret);
    return secret;
  };
  return {
    list: async () =>
      [...byHash]
        .map(([hash, kept]) => withUse(shown(kept), usedAt.get(hash)))
        .sort((a, b) => a.createdAt - b.createdAt),
    add: (token, hash) => keep(hash, token),
    addAccessKey: (token, secret) =>
      keep(rowName(token.accessKeyId), { ...token, sealed: sealing.seal(secret, token.id) }),
    async remove(id) {
      for (const [hash, token] of byHash) if (token.id === id) byHash.delete(hash);
      secrets.delete(id);
      return writer.write("removeToken", id);
    },
    async replace(token, hash) {
      const replaced = await writer.write("replaceToken", {
        id: token.id,
        hash,
        token: JSON.stringify(token),
      });
      if (!replaced) return false;
      for (const [old, { id }] of byHash) if (id === token.id) byHash.delete(old);
      byHash.set(hash, token);
      return true;
    },
    async used(hash, at) {
      usedAt.set(hash, at);
      await writer.write("useToken", { hash, at });
    },
    find: async (hash) => byHash.get(hash),
    async findAccessKey(accessKeyId) {
      const kept = byHash.get(rowName(accessKeyId));
      return kept && { token: shown(kept) as AccessKey, secret: secretOf(kept) };
    },
  };
}

/** An access key's place among the hashes: no hash has a space. */
function rowName(accessKeyId: string): string {
  return `access-key ${accessKeyId}`;
}

function withUse(token: Token, lastUsedAt: number | undefined): Token {
  return lastUsedAt === undefined ? token : { ...token, lastUsedAt };
}

function shown({ sealed: _, ...token }: Kept): Token {
  return token;
}
