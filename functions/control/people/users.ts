import { RouterError } from "../../core/errors.ts";
import type { User } from "../../core/people/people.ts";
import type { Definition, Role } from "../../core/ports.ts";
import { created, done, etagOf } from "../answer.ts";
import type { ControlPorts } from "../control-ports.ts";
import {
  described,
  exactly,
  flag,
  listOf,
  oneOf,
  pageOf,
  ref,
  text,
  whole,
} from "../definitions/json-schema.ts";
import { pageOfAll } from "../page.ts";
import { choiceParameter, pageAsked, paging, textParameter } from "../parameter.ts";
import { versionToFollow } from "../definitions/precondition.ts";
import { audited } from "../record.ts";
import { requestInvalid } from "../request-invalid.ts";
import { keepAnAdmin } from "./last-admin.ts";
import {
  type Answer,
  type ApiRequest,
  type BodySpec,
  type DangerousThing,
  defineRoute,
  type Route,
} from "../route.ts";
import { timeText } from "../time.ts";

interface UserOrder extends User {
  readonly id?: string;
}

export const roles: readonly Role[] = ["viewer", "publisher", "consumer", "operator", "admin"];

/** Ids as providers have them too: an address, a subject. */
const ID = "^[A-Za-z0-9][A-Za-z0-9._@+|-]{0,127}$";

const said = {
  name: { ...text, minLength: 1, maxLength: 128 },
  "email?": { ...text, maxLength: 254 },
  role: described(oneOf(...roles), "No token of theirs may do more."),
  "teams?": { ...listOf({ ...text, minLength: 1, maxLength: 128 }), maxItems: 100 },
  "enabled?": described(flag, "false: they get in nowhere, by no token and no provider."),
};
/** What an answer has beside, so that it can be sent back. */
const around = { "version?": whole, "updatedAt?": text, "updatedBy?": text };

const EXAMPLE = { name: "Ada", email: "ada@example.com", role: "operator", teams: ["shop"] } as const;

function bodyOf(id: "id" | "id?"): BodySpec<UserOrder> {
  return {
    schema: exactly({ [id]: { ...text, pattern: ID }, ...said, ...around }),
    example: id === "id" ? { id: "ada", ...EXAMPLE } : EXAMPLE,
  };
}

const tag = "Users";
const one = {
  schema: ref("User"),
  example: {
    ...{ id: "ada", version: 1, ...EXAMPLE },
    ...{ updatedAt: "2026-01-02T03:04:05.678Z", updatedBy: "admin" },
  },
};

const filters = {
  role: choiceParameter("Only users of this role.", roles),
  team: textParameter("Only users of this team.", "shop"),
  ...paging,
};

export const userRoutes: readonly Route[] = [
  defineRoute({
    tag,
    method: "GET",
    path: "/api/users",
    right: "manage",
    summary: "List users",
    query: filters,
    answers: { 200: { description: "A page, by id.", schema: pageOf(ref("User")) } },
    handle({ query: { role, team, ...page } }, { registry }) {
      const found = registry.list("user").filter(({ value }) => {
        const user = value as User;
        return (role ?? user.role) === user.role && (team === undefined || user.teams?.includes(team));
      });
      const { items, ...rest } = pageOfAll(found, pageAsked(page), ({ id }) => id);
      return { body: { items: items.map(shownUser), ...rest } };
    },
  }),
  defineRoute({
    tag,
    method: "POST",
    path: "/api/users",
    right: "manage",
    summary: "Register a user",
    description:
      "Somebody whose tokens are theirs in the audit, in ownership and in approvals, and whom one switch keeps out. Who signs in at a provider needs not be registered.",
    body: bodyOf("id"),
    answers: { 201: { description: "The user is there.", ...one } },
    refusals: ["version-conflict"],
    danger: { act: "role", of: ({ body }, ports) => roleDanger(body.id ?? "", body, ports) },
    handle: (request, ports) => put({ request, id: request.body.id ?? "", expect: 0 }, ports),
  }),
  defineRoute({
    tag,
    method: "GET",
    path: "/api/users/{id}",
    right: "manage",
    summary: "Read a user",
    answers: { 200: { description: "The user; `ETag` is what If-Match wants.", ...one } },
    handle(request, ports) {
      const definition = userOf(request, ports);
      return { headers: etagOf(definition), body: shownUser(definition) };
    },
  }),
  defineRoute({
    tag,
    method: "PUT",
    path: "/api/users/{id}",
    right: "manage",
    versioned: "required",
    summary: "Change a user, or register one",
    body: bodyOf("id?"),
    answers: {
      200: { description: "The user is so from now on.", ...one },
      201: { description: "The user is there.", ...one },
    },
    refusals: ["state-conflict"],
    danger: { act: "role", of: ({ parameters: { id = "" }, body }, ports) => roleDanger(id, body, ports) },
    handle: replace,
  }),
  defineRoute({
    tag,
    method: "DELETE",
    path: "/api/users/{id}",
    right: "manage",
    versioned: "required",
    summary: "Remove a user and all tokens of theirs",
    answers: { 204: { description: "They get in by none of them any more." } },
    refusals: ["state-conflict"],
    danger: {
      act: "delete",
      of(request, ports) {
        const { id } = userOf(request, ports);
        return { resource: `user/${id}`, what: `remove user "${id}"` };
      },
    },
    handle: remove,
  }),
];

/** Whoever gets a role, a team or back in; a new name needs nobody's approval, and to switch somebody off must not wait for one. */
function roleDanger(id: string, next: UserOrder, { registry }: ControlPorts): DangerousThing | undefined {
  const before = registry.get("user", id)?.value as User | undefined;
  const same =
    before?.role === next.role &&
    (next.teams ?? []).every((team) => before.teams?.includes(team)) &&
    (next.enabled === false || before.enabled !== false);
  if (same || next.enabled === false) return undefined;
  return { resource: `user/${id}`, what: `make "${next.name}" ${next.role}` };
}

function userOf({ parameters: { id = "" } }: ApiRequest, { registry }: ControlPorts): Definition {
  const found = registry.get("user", id);
  if (!found) throw new RouterError("not-found", `Cannot find user "${id}": there is none`);
  return found;
}

function shownUser({ id, version, value, at, by }: Definition) {
  return { id, version, ...(value as User), updatedAt: timeText(at), updatedBy: by };
}

function replace(
  request: ApiRequest<Record<string, never>, UserOrder>,
  ports: ControlPorts,
): Promise<Answer> {
  const { id = "" } = request.parameters;
  const own = request.body.id ?? id;
  if (own !== id || !new RegExp(ID).test(id))
    throw requestInvalid(`change user "${id}"`, [
      { pointer: "/id", keyword: "const", expected: `"${id}" or absent`, actual: JSON.stringify(own) },
    ]);
  const current = ports.registry.get("user", id);
  const expect = versionToFollow(request.headers, { what: `user "${id}"`, current });
  return put({ request, id, expect }, ports);
}

interface Put {
  readonly request: Pick<ApiRequest<Record<string, never>, UserOrder>, "body" | "caller">;
  readonly id: string;
  readonly expect: number;
}

async function put({ request, id, expect }: Put, ports: ControlPorts): Promise<Answer> {
  const { name, email, role, teams, enabled } = request.body;
  const value: User = {
    ...{ name, role },
    ...(email !== undefined && { email }),
    ...(teams && { teams }),
    ...(enabled !== undefined && { enabled }),
  };
  const before = ports.registry.get("user", id);
  if (before && expect > 0) await keepAnAdmin(ports, `change user "${id}"`, { user: { id, value } });
  if (before && expect === 0)
    throw new RouterError("version-conflict", `Cannot register user "${id}": there is one`);
  const definition = await audited(request, ports, {
    entry: {
      ...{ action: "user.put", resource: `user/${id}`, after: value },
      ...(before && { before: before.value }),
    },
    act: () =>
      ports.registry.put({ kind: "user", id, value, at: ports.clock(), by: request.caller.id }, expect),
  });
  const answer = { headers: etagOf(definition), body: shownUser(definition) };
  return expect > 0 ? answer : created(`/api/users/${encodeURIComponent(id)}`, answer.body, answer.headers);
}

/** First the user, by which their tokens let nobody in any more, then the tokens. */
async function remove(request: ApiRequest, ports: ControlPorts): Promise<Answer> {
  const current = userOf(request, ports);
  const { id, value } = current;
  const expect = versionToFollow(request.headers, { what: `user "${id}"`, current });
  await keepAnAdmin(ports, `remove user "${id}"`, { user: { id } });
  await audited(request, ports, {
    entry: { action: "user.delete", resource: `user/${id}`, before: value },
    async act() {
      const by = { at: ports.clock(), by: request.caller.id };
      await ports.registry.put({ kind: "user", id, value, ...by, deleted: true }, expect);
      const mutes = ports.registry.get("mute", id);
      if (mutes) await ports.registry.put({ kind: "mute", id, value: mutes.value, ...by, deleted: true });
      const theirs = (await ports.tokens.list()).filter(({ user }) => user === id);
      for (const token of theirs) await ports.tokens.remove(token.id);
    },
  });
  return done;
}
