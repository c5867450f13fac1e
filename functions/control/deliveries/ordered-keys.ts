import { namedThings, thingsOfDelivery } from "../../core/people/ownership.ts";
import type { KeyName, KeyQuery, OrderedKey, Page } from "../../core/ports.ts";
import type { ControlPorts } from "../control-ports.ts";
import { described, exactly, listOf, object, pageOf, ref, text, whole } from "../definitions/json-schema.ts";
import { choiceParameter, pageAsked, paging, textParameter } from "../parameter.ts";
import { audited, record } from "../record.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "../route.ts";
import { timeText } from "../time.ts";

const states = ["waiting", "blocked", "parked"] as const;
const KEY = 'The value of events as JSON, `17` or `"A-17"`; what is no JSON is a text.';

const filters = {
  state: choiceParameter<OrderedKey["state"]>("Only keys in this state.", states),
  target: textParameter("Only those of this target.", "warehouse"),
  rule: textParameter("Only those of this rule.", "large-orders"),
  key: textParameter(`Only this key. ${KEY}`, "A-17"),
  ...paging,
};

/** Which keys a release is for. */
const filter = exactly({
  "target?": text,
  "rule?": text,
  "key?": described(text, KEY),
});

export const orderedKeyRoutes: readonly Route[] = [
  defineRoute({
    tag: "Ordered keys",
    method: "GET",
    path: "/api/ordered-keys",
    right: "read-payloads",
    summary: "List keys whose deliveries wait for one another",
    description:
      "Of rules with `order`. `waiting`: behind a delivery that is still tried; `blocked` and `parked`: behind a dead letter.",
    owned: () => "answer",
    query: filters,
    answers: { 200: { description: "A page.", schema: pageOf(ref("OrderedKey")) } },
    async handle(request, ports) {
      const { query, reach } = request;
      const { items, ...rest } = await ports.deliveries.keys(asked({ ...query, ...pageAsked(query) }));
      await record(request, ports, { action: "ordered-keys.view", resource: "ordered-keys" });
      const seen = items.filter((key) => reach.may("read-payloads", thingsOfDelivery(key)));
      return { body: { items: seen.map(shownKey), ...rest } };
    },
  }),
  defineRoute({
    tag: "Ordered keys",
    method: "POST",
    path: "/api/ordered-keys/release",
    right: "operate",
    owned: ({ body }) => namedThings(body),
    summary: "Let blocked and parked keys go on",
    description:
      "Without the dead letter that they wait behind: it stays one, and can be redriven later. Of all that fit; `{}` is every key that is one's own or nobody's.",
    body: { schema: filter, example: { target: "warehouse", key: "A-17" } },
    answers: {
      200: {
        description: "How many keys go on.",
        schema: object({ released: whole, keys: listOf(object({ rule: text, target: text, key: text })) }),
        example: { released: 1, keys: [{ rule: "large-orders", target: "warehouse", key: '"A-17"' }] },
      },
    },
    handle: release,
  }),
];

/** A key as the API shows it. */
function shownKey({ since, ...key }: OrderedKey) {
  return { ...key, ...(since !== undefined && { since: timeText(since) }) };
}

function asked<Query extends Partial<KeyName>>(query: Query): Query {
  return query.key === undefined ? query : { ...query, key: keyOf(query.key) };
}

/** A key as it is kept: a value as JSON. */
function keyOf(text: string): string {
  try {
    JSON.parse(text);
    return text;
  } catch {
    return JSON.stringify(text);
  }
}

/** So many are released in one write. */
const PER_WRITE = 500;
/** So many stand in the answer and in the audit. */
const TOLD = 1_000;

async function release(
  request: ApiRequest<Record<string, never>, Partial<KeyName>>,
  ports: ControlPorts,
): Promise<Answer> {
  const held = (await heldKeys(asked(request.body), ports)).filter((key) =>
    request.reach.may("operate", thingsOfDelivery(key)),
  );
  const released: KeyName[] = [];
  const resource = "ordered-keys";
  await audited(request, ports, {
    entry: { action: "ordered-keys.release", resource, before: request.body, after: { asked: held.length } },
    async act() {
      for (let start = 0; start < held.length; start += PER_WRITE)
        released.push(
          ...(await ports.deliveries.release(held.slice(start, start + PER_WRITE), ports.clock())),
        );
    },
  });
  const after = { count: released.length, released: released.slice(0, TOLD) };
  await record(request, ports, { action: "ordered-keys.released", resource, after });
  return { body: { released: released.length, keys: released.slice(0, TOLD) } };
}

/** All of them before any is released: one that is held again meanwhile is not met twice. */
async function heldKeys(filter: Partial<KeyName>, { deliveries }: ControlPorts): Promise<KeyName[]> {
  const held: KeyName[] = [];
  for (const state of ["blocked", "parked"] as const)
    for await (const page of pages(deliveries, { ...filter, state, limit: PER_WRITE }))
      held.push(...page.items.map(({ rule, target, key }) => ({ rule, target, key })));
  return held;
}

async function* pages(
  { keys }: ControlPorts["deliveries"],
  query: KeyQuery,
): AsyncGenerator<Page<OrderedKey>> {
  let page = await keys(query);
  yield page;
  while (page.next !== undefined) {
    page = await keys({ ...query, cursor: page.next });
    yield page;
  }
}
