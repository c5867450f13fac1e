import { RouterError } from "../../core/errors.ts";
import { type Mute, type Mutes, mutesOf } from "../../core/people/mutes.ts";
import type { ControlPorts } from "../control-ports.ts";
import { described, exactly, listOf, moment, object, text } from "../definitions/json-schema.ts";
import type { Parameters } from "../parameter.ts";
import { audited } from "../record.ts";
import { requestInvalid } from "../request-invalid.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "../route.ts";
import { readTime, timeText } from "../time.ts";

interface MuteOrder {
  readonly alert: string;
  readonly resource?: string;
  readonly until?: string;
}

const members = {
  alert: described({ ...text, minLength: 1, maxLength: 128 }, "The id of the alert."),
  "resource?": described(
    { ...text, minLength: 1, maxLength: 1024 },
    "`target/warehouse`; absent: of whatever resource.",
  ),
  "until?": described(moment, "Absent: for good. A time that is over ends a mute."),
};

const mutes = {
  200: {
    description: "All of one's own.",
    schema: object({ items: listOf(object(members)) }),
    example: { items: [{ alert: "traffic-surge" }] },
  },
};

export const muteRoutes: readonly Route[] = [
  defineRoute({
    tag: "Me",
    method: "GET",
    path: "/api/me/mutes",
    right: "self",
    summary: "List what one does not want to hear of alerts",
    answers: mutes,
    handle: ({ caller }, { registry, clock }) =>
      shown(inForce(mutesOf(registry, caller.user ?? ""), clock())),
  }),
  defineRoute({
    tag: "Me",
    method: "POST",
    path: "/api/me/mutes",
    right: "self",
    summary: "Hear no more of an alert",
    description:
      "One's own address is left out of what it tells, and one's inbox leaves it out. Others hear of it as before: to tell nobody, silence it.",
    body: { schema: exactly(members), example: { alert: "traffic-surge", resource: "type/web.page.viewed" } },
    answers: mutes,
    refusals: ["state-conflict", "version-conflict"],
    handle: mute,
  }),
];

/** So many a user may have. */
const MOST = 200;

async function mute(request: ApiRequest<Parameters, MuteOrder>, ports: ControlPorts): Promise<Answer> {
  const { caller, body } = request;
  const { user } = caller;
  if (user === undefined)
    throw new RouterError(
      "state-conflict",
      `Cannot mute "${body.alert}": "${caller.name}" is a token that is nobody's`,
    );
  const now = ports.clock();
  const before = ports.registry.get("mute", user);
  const others = inForce(mutesOf(ports.registry, user), now).filter((one) => !isSame(one, body));
  const { until, ...named } = body;
  const next: Mute = { ...named, ...(until !== undefined && { until: readTime(until, "/until") }) };
  const all = inForce([...others, next], now);
  if (all.length > MOST)
    throw requestInvalid(`mute "${body.alert}"`, [
      { pointer: "", keyword: "maxItems", expected: `at most ${MOST} mutes: end some of them first` },
    ]);
  const value: Mutes = { mutes: all };
  await audited(request, ports, {
    entry: { action: "alert.mute", resource: `user/${user}`, after: body },
    act: () =>
      ports.registry.put({ kind: "mute", id: user, value, at: now, by: caller.id }, before?.version ?? 0),
  });
  return shown(all);
}

function inForce(all: readonly Mute[], now: number): readonly Mute[] {
  return all.filter(({ until = Infinity }) => until > now);
}

function isSame(one: Mute, other: MuteOrder): boolean {
  return one.alert === other.alert && one.resource === other.resource;
}

function shown(all: readonly Mute[]): Answer {
  const items = all.map((one) => ({
    ...one,
    ...(one.until !== undefined && { until: timeText(one.until) }),
  }));
  return { body: { items } };
}
