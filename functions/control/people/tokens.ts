import { RouterError } from "../../core/errors.ts";
import type { User } from "../../core/people/people.ts";
import type { Role, Token } from "../../core/ports.ts";
import { lesserRole } from "../../core/people/roles.ts";
import { userNamed } from "./authenticate.ts";
import type { ControlPorts } from "../control-ports.ts";
import { described, exactly, listOf, moment, oneOf, pageOf, ref, text } from "../definitions/json-schema.ts";
import { pageOfAll } from "../page.ts";
import { choiceParameter, pageAsked, paging, textParameter } from "../parameter.ts";
import { requestInvalid } from "../request-invalid.ts";
import { type Answer, type ApiRequest, type BodySpec, defineRoute, type Route } from "../route.ts";
import { newId } from "./secret.ts";
import { timeText } from "../time.ts";
import { expiryOf, makeToken, revokeToken, rotateToken, secretAnswer, shownToken } from "./token-acts.ts";
import { roles } from "./users.ts";

interface TokenOrder {
  readonly kind: "token" | "publisher-key" | "access-key";
  readonly name: string;
  readonly role?: Role;
  readonly buses?: readonly string[];
  readonly sources?: readonly string[];
  readonly targets?: readonly string[];
  readonly user?: string;
  readonly expiresAt?: string;
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
      oneOf(...roles),
      "A token needs one, or a user; a publisher key is always `publisher`, an access key when nothing is said.",
    ),
    "buses?": some("It may publish to these buses only."),
    "sources?": some("It may publish for sources only that begin with one of these."),
    "targets?": some("It may fetch from these pull targets only."),
    "user?": described(text, "Whose token it is: it may never do more than they may."),
    "expiresAt?": described(moment, "It is worth nothing from then on."),
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
    query: {
      kind: choiceParameter("Only of this kind.", ["token", "publisher-key", "access-key", "session"]),
      user: textParameter("Only those of this user.", "ada"),
      ...paging,
    },
    answers: { 200: { description: "A page, without the secrets.", schema: pageOf(ref("Token")) } },
    async handle({ query: { kind, user, ...page } }, { tokens }) {
      const found = (await tokens.list()).filter(
        (token) => (kind ?? token.kind) === token.kind && (user ?? token.user) === token.user,
      );
      const { items, ...rest } = pageOfAll(found, pageAsked(page), keyOf);
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
    answers: { 201: secretAnswer("Its id, and the secret for `Authorization: Bearer` or for SigV4.") },
    refusals: ["not-found", "state-conflict"],
    danger: {
      act: "role",
      isSecret: true,
      of({ body }, ports) {
        const owner = body.user === undefined ? undefined : registeredUser(body.user, ports);
        const { role } = kindAndRole(body, owner);
        if (role !== "operator" && role !== "admin" && !owner) return undefined;
        return { resource: `token/${body.name}`, what: `make ${role} token "${body.name}"` };
      },
    },
    handle: create,
  }),
  defineRoute({
    tag,
    method: "POST",
    path: "/api/tokens/{id}/rotate",
    right: "manage",
    summary: "Give a token or a key another secret",
    description:
      "It keeps its id and what it may; the old secret lets nobody in any more. Where both have to be good for a while, make another and revoke this one later. Of a user's token only they are shown the secret: POST /api/me/tokens/{id}/rotate.",
    answers: { 200: secretAnswer("Its id, and the new secret.") },
    refusals: ["state-conflict"],
    danger: {
      act: "role",
      isSecret: true,
      async of(request, ports) {
        const { id, role } = await tokenOf(request, "rotate", ports);
        const isOwn = id === request.caller.token;
        if (isOwn || (role !== "operator" && role !== "admin")) return undefined;
        return { resource: `token/${id}`, what: `rotate ${role} token "${id}"` };
      },
    },
    handle: rotate,
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
export function keyOf({ createdAt, id }: Token): string {
  return `${timeText(createdAt)} ${id}`;
}

async function create(
  request: ApiRequest<Record<string, never>, TokenOrder>,
  ports: ControlPorts,
): Promise<Answer> {
  const { name, buses, sources, targets, user, expiresAt } = request.body;
  const owner = user === undefined ? undefined : registeredUser(user, ports);
  const token: Token = {
    id: newId(name),
    ...kindAndRole(request.body, owner),
    name,
    ...(buses && { buses }),
    ...(sources && { sources }),
    ...(targets && { targets }),
    ...(user !== undefined && { user }),
    createdAt: ports.clock(),
    createdBy: request.caller.id,
    ...expiryOf(expiresAt, ports.clock()),
  };
  return makeToken(token, { request, ports });
}

function registeredUser(id: string, { registry }: Pick<ControlPorts, "registry">): User {
  const found = userNamed(registry, id);
  if (!found)
    throw new RouterError("not-found", `Cannot make a token for user "${id}": there is none of that id`);
  return found;
}

/** A user's role bounds that of their token, and is it when nothing is said. */
function kindAndRole(order: TokenOrder, owner: User | undefined): Pick<Token, "kind" | "role"> {
  const { kind, name, role } = order;
  const asked = kind === "token" ? (role ?? owner?.role) : (role ?? "publisher");
  if (kind === "publisher-key" && asked !== "publisher")
    throw refused(name, '"publisher" for a publisher key');
  if (asked === undefined) throw refused(name, "viewer, publisher, consumer, operator or admin");
  if (owner && lesserRole(asked, owner.role) !== asked)
    throw refused(name, `no more than ${owner.role}, the user's own role`);
  return { kind, role: asked };
}

function refused(name: string, expected: string): RouterError {
  return requestInvalid(`make "${name}"`, [{ pointer: "/role", keyword: "enum", expected }]);
}

async function tokenOf({ parameters: { id = "" } }: ApiRequest, act: string, { tokens }: ControlPorts) {
  const found = (await tokens.list()).find((one) => one.id === id);
  if (!found) throw new RouterError("not-found", `Cannot ${act} token "${id}": there is none`);
  return found;
}

async function rotate(request: ApiRequest, ports: ControlPorts): Promise<Answer> {
  const token = await tokenOf(request, "rotate", ports);
  if (token.user !== undefined && token.user !== request.caller.user)
    throw new RouterError(
      "state-conflict",
      `Cannot rotate token "${token.id}": it is of user "${token.user}", who alone may see its secret; revoke it`,
    );
  return rotateToken(token, { request, ports });
}

async function revoke(request: ApiRequest, ports: ControlPorts): Promise<Answer> {
  return revokeToken(await tokenOf(request, "revoke", ports), { request, ports });
}
