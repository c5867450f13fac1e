import { RouterError } from "../core/errors.ts";
import type { Role, Token } from "../core/ports.ts";
import { created, done } from "./answer.ts";
import type { ControlPorts } from "./control-ports.ts";
import { described, exactly, listOf, object, oneOf, pageOf, ref, text } from "./json-schema.ts";
import { pageOfAll } from "./page.ts";
import { pageAsked, paging } from "./parameter.ts";
import { record } from "./record.ts";
import { requestInvalid } from "./request-invalid.ts";
import { type Answer, type ApiRequest, type BodySpec, defineRoute, type Route } from "./route.ts";
import { hashOf, newAccessKey, newId, newSecret } from "./secret.ts";
import { timeText } from "./time.ts";

interface TokenOrder {
  readonly kind: "token" | "publisher-key" | "access-key";
  readonly name: string;
  readonly role?: Role;
  readonly buses?: readonly string[];
  readonly sources?: readonly string[];
}

const some = (items: string) => ({ ...listOf({ ...text, minLength: 1 }), minItems: 1, description: items });

const body: BodySpec<TokenOrder> = {
  schema: exactly({
    kind: described(
      oneOf("token", "publisher-key", "access-key"),
      "`token` for this API, `publisher-key` for publishing, `access-key` for the EventBridge API (SigV4).",
    ),
    name: { ...text, minLength: 1, maxLength: 128, description: "Whose it is, or what for." },
    "role?": described(
      oneOf("viewer", "publisher", "operator", "admin"),
      "A token needs one; a publisher key is always `publisher`, an access key when nothing is said.",
    ),
    "buses?": some("It may publish to these buses only."),
    "sources?": some("It may publish for sources only that begin with one of these."),
  }),
  example: { kind: "publisher-key", name: "the shop", role: "publisher", sources: ["/shop"] },
};

const tag = "Tokens";

export const tokenRoutes: readonly Route[] = [
  defineRoute({
    tag,
    method: "GET",
    path: "/api/tokens",
    right: "manage",
    summary: "List tokens and keys",
    query: paging,
    answers: { 200: { description: "A page, without the secrets.", schema: pageOf(ref("Token")) } },
    async handle({ query }, { tokens }) {
      const { items, ...rest } = pageOfAll(await tokens.list(), pageAsked(query), keyOf);
      return { body: { items: items.map(shownToken), ...rest } };
    },
  }),
  defineRoute({
    tag,
    method: "POST",
    path: "/api/tokens",
    right: "manage",
    summary: "Make a token or a key",
    description:
      "The secret is shown this once; only its hash is kept, and of an access key the secret itself, encrypted. An access key answers `accessKeyId` and `secretAccessKey` instead of `token`.",
    body,
    answers: {
      201: {
        description: "Its id, and the secret for `Authorization: Bearer` or for SigV4.",
        schema: object({ id: text, "token?": text, "accessKeyId?": text, "secretAccessKey?": text }),
        example: { id: "the-shop-5f0c1a2b", token: "sbx_…" },
      },
    },
    handle: create,
  }),
  defineRoute({
    tag,
    method: "DELETE",
    path: "/api/tokens/{id}",
    right: "manage",
    summary: "Revoke a token or a key",
    answers: { 204: { description: "It lets nobody in any more." } },
    refusals: ["state-conflict"],
    handle: revoke,
  }),
];

/** In the order they were made. */
function keyOf({ createdAt, id }: Token): string {
  return `${timeText(createdAt)} ${id}`;
}

function shownToken({ createdAt, ...token }: Token) {
  return { ...token, createdAt: timeText(createdAt) };
}

async function create(
  request: ApiRequest<Record<string, never>, TokenOrder>,
  ports: ControlPorts,
): Promise<Answer> {
  const { name, buses, sources } = request.body;
  const token: Token = {
    id: newId(name),
    ...kindAndRole(request.body),
    name,
    ...(buses && { buses }),
    ...(sources && { sources }),
    createdAt: ports.clock(),
    createdBy: request.caller.id,
  };
  const secret = await keep(token, ports);
  await record(request, ports, {
    action: "token.create",
    resource: `token/${token.id}`,
    after: shownToken(token),
  });
  return created(`/api/tokens/${token.id}`, { id: token.id, ...secret });
}

/** Keeps it, and returns what its owner is shown this once. */
async function keep(token: Token, { tokens }: Pick<ControlPorts, "tokens">): Promise<object> {
  if (token.kind === "access-key") {
    const { accessKeyId, secretAccessKey } = newAccessKey();
    await tokens.addAccessKey({ ...token, kind: token.kind, accessKeyId }, secretAccessKey);
    return { accessKeyId, secretAccessKey };
  }
  const secret = newSecret();
  await tokens.add(token, hashOf(secret));
  return { token: secret };
}

function kindAndRole({ kind, name, role }: TokenOrder): Pick<Token, "kind" | "role"> {
  if (kind === "access-key") return { kind, role: role ?? "publisher" };
  if (kind === "publisher-key") {
    if (role !== undefined && role !== "publisher")
      throw refused(name, "role", '"publisher" for a publisher key');
    return { kind, role: "publisher" };
  }
  if (role === undefined) throw refused(name, "role", "viewer, publisher, operator or admin");
  return { kind, role };
}

function refused(name: string, member: "role", expected: string): RouterError {
  return requestInvalid(`make "${name}"`, [{ pointer: `/${member}`, keyword: "enum", expected }]);
}

async function revoke(request: ApiRequest, ports: ControlPorts): Promise<Answer> {
  const { id = "" } = request.parameters;
  const all = await ports.tokens.list();
  const token = all.find((one) => one.id === id);
  if (!token) throw new RouterError("not-found", `Cannot revoke token "${id}": there is none`);
  if (!all.some((one) => one.id !== id && one.kind === "token" && one.role === "admin"))
    throw new RouterError("state-conflict", `Cannot revoke token "${id}": it is the last one of an admin`);
  await ports.tokens.remove(id);
  await record(request, ports, {
    action: "token.revoke",
    resource: `token/${id}`,
    before: shownToken(token),
  });
  return done;
}
