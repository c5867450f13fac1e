import type { Erasure, ErasureScope } from "../../core/archive/erasure.ts";
import { RouterError } from "../../core/errors.ts";
import { created } from "../answer.ts";
import type { ControlPorts } from "../control-ports.ts";
import {
  described,
  exactly,
  moment,
  object,
  oneOf,
  pageOf,
  ref,
  text,
  whole,
} from "../definitions/json-schema.ts";
import { pageAsked, paging, type Parameters } from "../parameter.ts";
import { audited } from "../record.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "../route.ts";
import { timeText } from "../time.ts";

const common = { tag: "Erasures", right: "manage" } as const;
const one = { description: "How far it is; at its end the receipt.", schema: ref("Erasure") };

export const erasureRoutes: readonly Route[] = [
  defineRoute({
    ...common,
    method: "POST",
    path: "/api/erasures",
    summary: "Erase the events of a subject, a source, or both",
    description:
      "Takes what was received up to now out of log, archive, journal, quarantine and queues for good, dead letters and what was skipped as well. It runs by itself, over restarts too; running replays go on without it. The audit says that it was done, and not to whom.",
    body: {
      schema: {
        ...exactly({
          "subject?": described({ ...text, minLength: 1 }, "The attribute `subject`, to the letter."),
          "source?": { ...text, minLength: 1 },
          "bus?": { ...text, minLength: 1 },
        }),
        anyOf: [{ required: ["subject"] }, { required: ["source"] }],
      },
      example: { subject: "customer/4711" },
    },
    answers: { 201: { description: "It runs.", schema: ref("Erasure") } },
    danger: {
      act: "purge",
      isPersonal: true,
      of: ({ body }) => ({
        resource: "erasures",
        what: `erase the events of a ${Object.keys(body).sort().join(", ")}`,
      }),
    },
    handle: erase,
  }),
  defineRoute({
    ...common,
    method: "GET",
    path: "/api/erasures",
    summary: "List erasures",
    query: paging,
    answers: { 200: { description: "A page, the newest first.", schema: pageOf(ref("Erasure")) } },
    async handle({ query }, { erasures }) {
      const { items, ...rest } = await erasures.list(pageAsked(query));
      return { body: { items: items.map(shownErasure), ...rest } };
    },
  }),
  defineRoute({
    ...common,
    method: "GET",
    path: "/api/erasures/{id}",
    summary: "Read an erasure, and its receipt",
    answers: { 200: one },
    async handle({ parameters: { id = "" } }, { erasures }) {
      const found = await erasures.get(id);
      if (!found) throw new RouterError("not-found", `Cannot find erasure "${id}": there is none`);
      return { body: shownErasure(found) };
    },
  }),
];

/** The audit names which attributes it was by, and not what stood in them. */
async function erase(request: ApiRequest<Parameters, ErasureScope>, ports: ControlPorts): Promise<Answer> {
  const { body, caller } = request;
  const erasure = await audited(request, ports, {
    entry: { action: "erasure.create", resource: "erasures", after: { by: Object.keys(body).sort() } },
    act: () => ports.erasures.start(body, caller.id, ports.clock()),
  });
  return created(`/api/erasures/${erasure.id}`, shownErasure(erasure));
}

/** The receipt, without whose events they were. */
function shownErasure({ scope, startedAt, endedAt, before, ...erasure }: Erasure) {
  return {
    ...erasure,
    ...(scope && { by: Object.keys(scope).sort() }),
    startedAt: timeText(startedAt),
    before: timeText(before),
    ...(endedAt !== undefined && { endedAt: timeText(endedAt) }),
  };
}

/** The same as the API document has it. */
export const erasureSchema = object({
  id: text,
  status: oneOf("running", "done"),
  startedAt: moment,
  startedBy: text,
  "endedAt?": moment,
  before: described(moment, "What was received later is none of it."),
  "by?": described({ type: "array", items: text }, "While it runs: the attributes that it goes by."),
  erased: object({
    segments: described(whole, "Segments that were written anew, or removed."),
    archived: described(whole, "Events out of segments."),
    logged: described(whole, "Events out of the log."),
    waiting: described(whole, "Deliveries that waited."),
    dead: described(whole, "Dead letters."),
    skipped: whole,
    journal: described(whole, "Lines of the journal."),
    quarantined: whole,
    "copies?": described(whole, "Copies of large events that had been on their way; on AWS alone."),
  }),
});
