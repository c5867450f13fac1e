import type { Delivery, Settlement } from "../../core/delivery.ts";
import {
  acknowledge,
  extend,
  giveBack,
  type Handle,
  handleOf,
  type PullTarget,
  readHandle,
  receive,
} from "../../core/deliveries/pull.ts";
import { withData } from "../../core/deliveries/replaced-data.ts";
import type { ControlPorts } from "../control-ports.ts";
import { thingsOf } from "../definitions/definition-answer.ts";
import { type JsonSchema, listOf, object, oneOf, ref, text, whole } from "../definitions/json-schema.ts";
import {
  extendBody,
  type ExtendOrder,
  giveBackBody,
  type GiveBackOrder,
  handlesBody,
  type HandlesOrder,
  receiveBody,
  type ReceiveOrder,
  USUAL,
} from "./pull-orders.ts";
import { fetchedFrom, type Fetching, pullTarget } from "./pull-target.ts";
import { requestInvalid } from "../request-invalid.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "../route.ts";
import { timeText } from "../time.ts";

const single = {
  // Whoever made a token for this very target has said whose it is to fetch.
  owned: ({ parameters: { id = "" }, caller }: ApiRequest) =>
    caller.targets?.includes(id) ? "answer" : thingsOf("target", id),
  tag: "Pull",
  method: "POST",
  right: "consume",
  refusals: ["not-found", "state-conflict"],
} as const;

export const pullRoutes: readonly Route[] = [
  defineRoute({
    ...single,
    path: "/api/targets/{id}/receive",
    summary: "Receive deliveries from a pull target",
    description:
      "The longest due first. Each is hidden from others until it is acknowledged, given back or its time is over; then it comes again.",
    body: receiveBody,
    answers: {
      200: {
        description: "What there was.",
        schema: object({ deliveries: listOf(ref("ReceivedDelivery")) }),
      },
    },
    handle: received,
  }),
  defineRoute({
    ...single,
    path: "/api/targets/{id}/acknowledge",
    summary: "Acknowledge deliveries: they are done",
    description:
      "`gone`: somebody else has received it since, or it ended; what was done for it may be done again.",
    body: handlesBody,
    answers: answersOf("acknowledged"),
    handle: (request: Fetching<HandlesOrder>, ports) =>
      settled(request, ports, {
        ...{ act: "acknowledge", word: "acknowledged" },
        decide: (delivery) => acknowledge(delivery, ports.clock()),
      }),
  }),
  defineRoute({
    ...single,
    path: "/api/targets/{id}/extend",
    summary: "Keep deliveries for longer",
    body: extendBody,
    answers: answersOf("extended"),
    handle: (request: Fetching<ExtendOrder>, ports) =>
      settled(request, ports, {
        ...{ act: "extend", word: "extended" },
        decide: (delivery, target) => extend(delivery, { target, now: ports.clock(), ...request.body }),
      }),
  }),
  defineRoute({
    ...single,
    path: "/api/targets/{id}/give-back",
    summary: "Give deliveries back",
    description: "They come again, or are dead letters when they were received as often as the target takes.",
    body: giveBackBody,
    answers: answersOf("given-back"),
    handle: (request: Fetching<GiveBackOrder>, ports) =>
      settled(request, ports, {
        ...{ act: "give-back", word: "given-back" },
        decide: (delivery, target) =>
          giveBack(delivery, { delaySeconds: 0, ...request.body, target, now: ports.clock() }),
      }),
  }),
  defineRoute({
    ...single,
    method: "GET",
    path: "/api/targets/{id}/backlog",
    summary: "How much waits for consumers",
    answers: { 200: { description: "Its backlog.", schema: ref("PullBacklog") } },
    async handle(request, ports) {
      const { id } = pullTarget(request, ports);
      const { since, ...backlog } = await ports.pulls.backlog(id);
      return { body: { ...backlog, ...(since !== undefined && { since: timeText(since) }) } };
    },
  }),
];

function answersOf(word: string) {
  const result: JsonSchema = object({ handle: text, status: oneOf(word, "gone") });
  return {
    200: {
      description: "What became of each.",
      schema: object({ [camel(word)]: whole, results: listOf(result) }),
    },
  };
}

function camel(word: string): string {
  return word.replace(/-(\w)/, (_, letter: string) => letter.toUpperCase());
}

async function received(request: Fetching<ReceiveOrder>, ports: ControlPorts): Promise<Answer> {
  const target = await fetchedFrom(request, ports, "receive");
  const { most = USUAL, visibilitySeconds, waitSeconds = 0 } = request.body;
  const until = ports.clock() + waitSeconds * 1_000;
  for (let goesOn = true; ; ) {
    const taken = await take(target, { most, visibilitySeconds }, ports);
    if (taken.length > 0 || !goesOn || ports.clock() >= until) return answerOf(taken);
    goesOn = await ports.pulls.wait(target.id, until);
  }
}

/** What is dead instead goes out to nobody; then the next ones are looked at. */
async function take(
  target: PullTarget,
  { most, visibilitySeconds }: { readonly most: number; readonly visibilitySeconds: number | undefined },
  { pulls, clock }: ControlPorts,
): Promise<readonly Settlement[]> {
  for (;;) {
    const ends = await pulls.take(target.id, most, (delivery) =>
      receive(delivery, { target, now: clock(), visibilitySeconds }),
    );
    const theirs = ends.filter(({ outcome }) => outcome.status === "retrying");
    if (theirs.length > 0 || ends.length === 0) return theirs;
  }
}

/** Events stand in the answer to the letter: their numbers may be larger than JavaScript's. */
function answerOf(taken: readonly Settlement[]): Answer {
  const deliveries = taken.map(({ delivery, outcome }) => {
    const { id, rule, attempts, replay } = delivery;
    const shown = {
      ...{ handle: handleOf(delivery), id, rule, attempt: attempts.at(-1)!.number },
      ...(outcome.status === "retrying" && { hiddenUntil: timeText(outcome.dueAt) }),
      ...(replay !== undefined && { replay }),
    };
    return `${JSON.stringify(shown).slice(0, -1)},"event":${eventOf(delivery)}}`;
  });
  return { json: `{"deliveries":[${deliveries.join(",")}]}` };
}

function eventOf({ event, body }: Delivery): string {
  return body ? withData(event.text, body) : event.text;
}

interface Act {
  readonly act: "acknowledge" | "extend" | "give-back";
  readonly word: "acknowledged" | "extended" | "given-back";
  readonly decide: (delivery: Delivery, target: PullTarget) => Settlement;
}

async function settled(
  request: Fetching<HandlesOrder>,
  ports: ControlPorts,
  { act, word, decide }: Act,
): Promise<Answer> {
  const named = request.body.handles.map(handleNamed);
  const target = await fetchedFrom(request, ports, act);
  const ends = await ports.pulls.settle(target.id, named, (delivery) => decide(delivery, target));
  const results = request.body.handles.map((handle, i) => ({ handle, status: ends[i] ? word : "gone" }));
  return { body: { [camel(word)]: results.filter(({ status }) => status === word).length, results } };
}

function handleNamed(handle: string, i: number): Handle {
  const read = readHandle(handle);
  if (read) return read;
  const problem = {
    pointer: `/handles/${i}`,
    keyword: "format",
    expected: "the `handle` of a received delivery",
  };
  throw requestInvalid("take handles", [{ ...problem, actual: JSON.stringify(handle) }]);
}
