import { targetOf } from "../../core/deliveries/built-in-targets.ts";
import { RouterError } from "../../core/errors.ts";
import { handReason } from "../../core/deliveries/hand.ts";
import { thingsOfDelivery } from "../../core/people/ownership.ts";
import type { DeliveryView } from "../../core/ports.ts";
import type { Right } from "../../core/people/roles.ts";
import type { ControlPorts } from "../control-ports.ts";
import { pageOf, ref } from "../definitions/json-schema.ts";
import { isListed, ownerParameter, requireReach } from "../people/owned.ts";
import { choiceParameter, pageAsked, paging, textParameter, timeParameter } from "../parameter.ts";
import { audited } from "../record.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "../route.ts";
import { shownDelivery } from "../shown.ts";
import { withWaitReasons } from "./wait-reason.ts";

/** What deliveries are found by, apart from their status. */
export const deliveryFilters = {
  target: textParameter("Only those for this target.", "warehouse"),
  rule: textParameter("Only those of this rule.", "large-orders"),
  eventId: textParameter("Only those of the event with this id.", "42"),
  from: timeParameter("Only those routed at or after this time."),
  until: timeParameter("Only those routed before this time."),
};

const statuses = ["waiting", "delivered", "dead", "cancelled", "skipped"] as const;
const filters = {
  status: choiceParameter<DeliveryView["status"]>("Only those in this state.", statuses),
  ...deliveryFilters,
  owner: ownerParameter,
  ...paging,
};

export const deliveryRoutes: readonly Route[] = [
  defineRoute({
    tag: "Deliveries",
    method: "GET",
    path: "/api/deliveries",
    right: "read",
    owned: () => "answer",
    summary: "List deliveries",
    description: "With a filter that seldom holds a page may be short, and still has a `next`.",
    query: filters,
    answers: { 200: { description: "A page, the newest first.", schema: pageOf(ref("Delivery")) } },
    async handle(request, { deliveries, targetStates }) {
      const { owner: _, ...query } = request.query;
      const { items, ...rest } = await deliveries.list({ ...query, ...pageAsked(query) });
      const listed = items.filter((one) => isListed(request, thingsOfDelivery(one)));
      return { body: { items: withWaitReasons(listed, targetStates).map(shownDelivery), ...rest } };
    },
  }),
  defineRoute({
    tag: "Deliveries",
    method: "GET",
    path: "/api/deliveries/{id}",
    right: "read",
    owned: () => "answer",
    summary: "Read a delivery with its attempts",
    answers: { 200: { description: "The delivery.", schema: ref("Delivery") } },
    async handle(request, ports) {
      const view = await deliveryOf(request, "read", ports);
      const views = withWaitReasons([view], ports.targetStates);
      return { body: shownDelivery(views[0]!) };
    },
  }),
  defineRoute({
    tag: "Deliveries",
    method: "POST",
    path: "/api/deliveries/{id}/cancel",
    right: "operate",
    owned: () => "answer",
    summary: "Cancel a waiting delivery",
    answers: { 200: { description: "The delivery, cancelled.", schema: ref("Delivery") } },
    refusals: ["state-conflict"],
    handle: cancel,
  }),
  defineRoute({
    tag: "Deliveries",
    method: "POST",
    path: "/api/deliveries/{id}/recall",
    right: "operate",
    owned: () => "answer",
    summary: "Recall a delivery",
    description:
      "Asks its target to take back what it has not handed out yet: a timed message of RocketMQ. It is cancelled then; journal and audit say who recalled it.",
    answers: { 200: { description: "The delivery, recalled.", schema: ref("Delivery") } },
    refusals: ["state-conflict"],
    handle: recall,
  }),
];

/** The delivery of the path. Throws `not-found`, `role-insufficient`, `owner-required`. */
async function deliveryOf(request: ApiRequest, right: Right, ports: ControlPorts): Promise<DeliveryView> {
  const { id = "" } = request.parameters;
  const found = await ports.deliveries.get(id);
  if (!found) throw new RouterError("not-found", `Cannot find delivery "${id}": there is none`);
  const act = `${right === "read" ? "show" : "cancel"} delivery "${id}"`;
  requireReach(request, { right, things: thingsOfDelivery(found), act }, ports);
  return found;
}

async function cancel(request: ApiRequest, ports: ControlPorts): Promise<Answer> {
  const { id = "" } = request.parameters;
  const before = await deliveryOf(request, "operate", ports);
  if (before.status !== "waiting") throw notWaiting(before);
  await audited(request, ports, {
    entry: {
      action: "delivery.cancel",
      resource: `delivery/${id}`,
      before: { status: before.status },
      after: { status: "cancelled" },
    },
    async act() {
      const gone = await ports.deliveries.cancel([id], request.caller.id, ports.clock());
      if (!gone.includes(id)) throw notWaiting(await deliveryOf(request, "operate", ports));
    },
  });
  return { body: shownDelivery((await ports.deliveries.get(id)) ?? cancelled(before, ports.clock())) };
}

async function recall(request: ApiRequest, ports: ControlPorts): Promise<Answer> {
  const view = await deliveryOf(request, "operate", ports);
  const by = request.caller.id;
  const { id, status, attempts } = view;
  const receipt = attempts.at(-1)?.receipt;
  const target = targetOf(ports.registry, view.target);
  if (status !== "delivered" || receipt === undefined || !target) throw notRecallable(view);
  await audited(request, ports, {
    entry: {
      action: "delivery.recall",
      resource: `delivery/${id}`,
      before: { status, receipt },
      after: { status: "cancelled" },
    },
    async act() {
      const result = await ports.recall(receipt, target);
      if (result.ok) return ports.deliveries.recalled(id, by, ports.clock());
      const code =
        result.code === "target-failed" || result.code === "target-refused" ? "state-conflict" : result.code;
      throw new RouterError(code, result.detail);
    },
  });
  const reason = handReason("recalled", by);
  return { body: shownDelivery({ ...cancelled(view, ports.clock()), reason }) };
}

function notRecallable({ id, status, target }: DeliveryView): RouterError {
  const problem =
    status === "delivered" ? `target "${target}" has given nothing to recall it by` : `it is ${status}`;
  return new RouterError("state-conflict", `Cannot recall delivery "${id}": ${problem}`);
}

/** Where the journal tells of it only a little later. */
function cancelled({ dueAt: _, reason: __, ...before }: DeliveryView, endedAt: number): DeliveryView {
  return { ...before, status: "cancelled", endedAt };
}

function notWaiting({ id, status }: DeliveryView): RouterError {
  const state = status === "waiting" ? "under way" : status;
  return new RouterError("state-conflict", `Cannot cancel delivery "${id}": it is ${state}`);
}
