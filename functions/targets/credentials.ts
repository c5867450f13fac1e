import type { Auth } from "../core/generated/target-file.ts";
import type { TokenRequest } from "./client-credentials.ts";
import type { SendTools } from "./send.ts";
import { readValue } from "../wire/values.ts";

/** The header that authorises a request. */
export interface Credentials {
  readonly header: string;
  readonly value: string;
}

/** The credentials that an `auth` setting asks for. Throws `secret-missing` and `auth-failed`. */
export function credentialsOf(auth: Auth, tools: Tools, request: TokenRequest): Promise<Credentials> {
  const make = makers[auth.kind] as Make<Auth["kind"]>;
  return make(auth, tools, request);
}

type Tools = Pick<SendTools, "secrets" | "tokens">;
type Make<Kind extends Auth["kind"]> = (
  auth: Extract<Auth, { readonly kind: Kind }>,
  tools: Tools,
  request: TokenRequest,
) => Promise<Credentials>;

const makers: { readonly [Kind in Auth["kind"]]: Make<Kind> } = {
  async "api-key"({ header, value }, tools) {
    return { header: header.toLowerCase(), value: await readValue(value, tools) };
  },
  async basic({ username, password }, tools) {
    const pair = `${await readValue(username, tools)}:${await readValue(password, tools)}`;
    return { header: "authorization", value: `Basic ${Buffer.from(pair).toString("base64")}` };
  },
  async oauth2(auth, { tokens }, request) {
    return { header: "authorization", value: `Bearer ${await tokens.get(auth, request)}` };
  },
};
