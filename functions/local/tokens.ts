import type { DatabaseSync } from "node:sqlite";
import type { Token, Tokens } from "../core/ports.ts";
import type { Writer } from "./store/writer.ts";

/** Tokens on SQLite; asked for on each request, so all are held in memory. */
export function createTokens(reader: DatabaseSync, writer: Writer): Tokens {
  const byHash = new Map<string, Token>();
  for (const row of reader.prepare("SELECT hash, token FROM token").iterate()) {
    byHash.set(row.hash as string, JSON.parse(row.token as string) as Token);
  }
  return {
    list: async () => [...byHash.values()].sort((a, b) => a.createdAt - b.createdAt),
    async add(token, hash) {
      await writer.write("addToken", { id: token.id, hash, token: JSON.stringify(token) });
      byHash.set(hash, token);
    },
    async remove(id) {
      for (const [hash, token] of byHash) if (token.id === id) byHash.delete(hash);
      return writer.write("removeToken", id);
    },
    find: async (hash) => byHash.get(hash),
  };
}
