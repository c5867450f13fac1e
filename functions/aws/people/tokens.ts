import { hashOf } from "../../control/people/secret.ts";
import type { Sealing } from "../../control/people/sealing.ts";
import type { AccessKey, Clock, Token, Tokens } from "../../core/ports.ts";
import type { Item } from "../attributes.ts";
import { PRESENT, type Table } from "../table.ts";

export interface TokensOptions {
  readonly clock: Clock;
  /** Asked for when the first secret is to be sealed or opened. */
  readonly sealing: () => Promise<Sealing>;
  /** The token of the deployment's first admin, who makes all others. */
  readonly adminToken?: () => Promise<string>;
}

/** So long a token that was found is not looked up again: a revoked one is worth nothing from then on. */
const KEPT_MS = 5_000;

const TOKENS = "TOKENS";

/** A token as its item has it. */
type Kept = Token & { readonly sealed?: string };

/** Tokens in the table `config`, by their hashes. */
export function createTokens(table: Table, { clock, sealing, adminToken }: TokensOptions): Tokens {
  const found = new Map<string, { readonly kept: Kept; readonly at: number }>();
  const keep = async (SK: string, kept: Kept) => {
    await table.put({ PK: TOKENS, SK, body: JSON.stringify(kept) });
  };
  const look = async (SK: string): Promise<Kept | undefined> => {
    const known = found.get(SK);
    if (known && clock() - known.at < KEPT_MS) return known.kept;
    found.delete(SK);
    const item = await table.get({ PK: TOKENS, SK });
    if (!item) return undefined;
    found.set(SK, { kept: keptOf(item), at: clock() });
    return keptOf(item);
  };
  const all = async () => {
    const items: Item[] = [];
    for await (const page of table.pages({ PK: TOKENS })) items.push(...page);
    return items.map((item) => ({ SK: item.SK, kept: keptOf(item), usedAt: item["usedAt"] }));
  };
  return {
    list: async () =>
      (await all())
        .map(({ kept, usedAt }) => withUse(shown(kept), usedAt))
        .sort((a, b) => a.createdAt - b.createdAt),
    add: (token, hash) => keep(hash, token),
    async addAccessKey(token, secret) {
      const sealed = (await sealing()).seal(secret, token.id);
      await keep(rowName(token.accessKeyId), { ...token, sealed });
    },
    async remove(id) {
      const gone = (await all()).filter(({ kept }) => kept.id === id);
      for (const { SK } of gone) {
        found.delete(SK);
        await table.remove({ PK: TOKENS, SK });
      }
      return gone.length > 0;
    },
    async replace(token, hash) {
      const [old] = (await all()).filter(({ kept }) => kept.id === token.id);
      if (!old) return false;
      found.delete(old.SK);
      return table.putTogether([
        { gone: { PK: TOKENS, SK: old.SK } },
        { item: { PK: TOKENS, SK: hash, body: JSON.stringify(token) } },
      ]);
    },
    async used(hash, at) {
      await table.set({ PK: TOKENS, SK: hash }, { usedAt: at }, PRESENT);
    },
    async find(hash) {
      const kept = await look(hash);
      if (kept) return shown(kept);
      return adminToken && hashOf(await adminToken()) === hash ? FIRST_ADMIN : undefined;
    },
    async findAccessKey(accessKeyId) {
      const kept = await look(rowName(accessKeyId));
      if (!kept) return undefined;
      const { sealed = "", ...token } = kept;
      return { token: token as AccessKey, secret: (await sealing()).open(sealed, token.id) };
    },
  };
}

const FIRST_ADMIN: Token = {
  id: "first-admin",
  kind: "token",
  name: "first admin",
  role: "admin",
  createdAt: 0,
  createdBy: "deployment",
};

/** An access key's place among the hashes: no hash has a space. */
function rowName(accessKeyId: string): string {
  return `access-key ${accessKeyId}`;
}

function keptOf({ body }: Item): Kept {
  return JSON.parse(body as string) as Kept;
}

function withUse(token: Token, usedAt: unknown): Token {
  return typeof usedAt === "number" ? { ...token, lastUsedAt: usedAt } : token;
}

function shown({ sealed: _, ...token }: Kept): Token {
  return token;
}
