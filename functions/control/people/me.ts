import { RouterError } from "../../core/errors.ts";
import type { Role, Token } from "../../core/ports.ts";
import { lesserRole } from "../../core/people/roles.ts";
import type { ControlPorts } from "../control-ports.ts";
import {
  described,
  exactly,
  listOf,
  moment,
  object,
  oneOf,
  pageOf,
  ref,
  text,
} from "../definitions/json-schema.ts";
import { pageOfAll } from "../page.ts";
import { pageAsked, paging } from "../parameter.ts";
import { requestInvalid } from "../request-invalid.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "../route.ts";
import { newId } from "./secret.ts";
import { expiryOf, makeToken, revokeToken, rotateToken, secretAnswer, shownToken } from "./token-acts.ts";
import { keyOf } from "./tokens.ts";
import { roles } from "./users.ts";

interface OwnOrder {
  readonly name: string;
  readonly role?: Role;
  readonly expiresAt?: string;
}

const tag = "Me";
const right = "self";

export const meRoutes: readonly Route[] = [
  defineRoute({
    ...{ tag, right },
    method: "GET",
    path: "/api/me",
    summary: "Who one is",
    answers: {
      200: {
        description: "Who asks, and what they may.",
        schema: object({
          id: described(text, "As the audit names them."),
          name: text,
          role: oneOf(...roles),
          "user?": text,
          "teams?": listOf(text),
          "token?": described(text, "The id of the token they ask with."),
        }),
        example: { id: "user:ada", name: "Ada", role: "operator", user: "ada", teams: ["shop"] },
      },
    },
    handle: ({ caller }) => ({ body: caller }),
  }),
  defineRoute({
    ...{ tag, right },
    method: "GET",
    path: "/api/me/tokens",
    summary: "List one's own tokens",
    description: "Of a token that is nobody's, that token. Sessions of browsers are among them.",
    query: paging,
    answers: { 200: { description: "A page, without the secrets.", schema: pageOf(ref("Token")) } },
    async handle({ query, caller }, { tokens }) {
      const own = (await tokens.list()).filter(
        ({ id, user }) => id === caller.token || (user !== undefined && user === caller.user),
      );
      const { items, ...rest } = pageOfAll(own, pageAsked(query), keyOf);
      return { body: { items: items.map(shownToken), ...rest } };
    },
  }),
  defineRoute({
    ...{ tag, right },
    method: "POST",
    path: "/api/me/tokens",
    summary: "Make a token of one's own",
    description: "For registered users: it never does more than they may.",
    body: {
      schema: exactly({
        name: { ...text, minLength: 1, maxLength: 128, description: "What for." },
        "role?": described(oneOf(...roles), "Default: one's own. No more than that."),
        "expiresAt?": moment,
      }),
      example: { name: "my laptop" },
    },
    answers: { 201: secretAnswer("Its id, and the secret for `Authorization: Bearer`.") },
    refusals: ["state-conflict"],
    handle: create,
  }),
  defineRoute({
    ...{ tag, right },
    method: "POST",
    path: "/api/me/tokens/{id}/rotate",
    summary: "Give a token of one's own another secret",
    answers: { 200: secretAnswer("Its id, and the new secret.") },
    refusals: ["state-conflict"],
    handle: async (request, ports) =>
      rotateToken(await ownToken(request, "rotate", ports), { request, ports }),
  }),
  defineRoute({
    ...{ tag, right },
    method: "DELETE",
    path: "/api/me/tokens/{id}",
    summary: "Revoke a token of one's own",
    answers: { 204: { description: "It lets nobody in any more." } },
    refusals: ["state-conflict"],
    handle: async (request, ports) =>
      revokeToken(await ownToken(request, "revoke", ports), { request, ports }),
  }),
];

function create(request: ApiRequest<Record<string, never>, OwnOrder>, ports: ControlPorts): Promise<Answer> {
  const { caller } = request;
  const { name, role = caller.role, expiresAt } = request.body;
  if (caller.user === undefined || !ports.registry.get("user", caller.user))
    throw new RouterError(
      "state-conflict",
      `Cannot make "${name}": ${caller.user === undefined ? `"${caller.name}" is a token that is nobody's` : `user "${caller.user}" is not registered`}`,
    );
  if (lesserRole(role, caller.role) !== role)
    throw requestInvalid(`make "${name}"`, [
      { pointer: "/role", keyword: "enum", expected: `no more than ${caller.role}`, actual: role },
    ]);
  const token: Token = {
    ...{ id: newId(name), kind: "token", name, role, user: caller.user },
    ...{ createdAt: ports.clock(), createdBy: caller.id },
    ...expiryOf(expiresAt, ports.clock()),
  };
  return makeToken(token, { request, ports });
}

/** To others it looks as if there were none. */
async function ownToken(
  { parameters: { id = "" }, caller }: ApiRequest,
  act: string,
  { tokens }: ControlPorts,
): Promise<Token> {
  const found = (await tokens.list()).find((one) => one.id === id);
  const isOwn =
    found && (found.id === caller.token || (found.user !== undefined && found.user === caller.user));
  if (!isOwn) throw new RouterError("not-found", `Cannot ${act} token "${id}": there is none of yours`);
  return found;
}
