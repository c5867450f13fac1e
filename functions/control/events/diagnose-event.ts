import { errorGroups } from "../../core/diagnose/error-groups.ts";
import { eventFindings } from "../../core/diagnose/event.ts";
import { RouterError } from "../../core/errors.ts";
import { thingsOfDelivery } from "../../core/people/ownership.ts";
import type { ControlPorts } from "../control-ports.ts";
import { readingOf, seesPayload } from "./event-reach.ts";
import { requireReach } from "../people/owned.ts";
import { textParameter } from "../parameter.ts";
import { record } from "../record.ts";
import type { Answer, ApiRequest } from "../route.ts";
import { shownDiagnosis } from "./shown-diagnosis.ts";
import { sightOf, verdictsSeen } from "../people/sight.ts";
import { rulesOfBus } from "./verdict.ts";
import { withWaitReasons } from "../deliveries/wait-reason.ts";

export const which = {
  source: textParameter("The event's source, where its id is not unique.", "/shop"),
  bus: textParameter("The event's bus, where it went from bus to bus.", "default"),
};

/** So many deliveries of one event are looked at. */
const MOST = 200;

/** Why an event did not arrive where it should. */
export async function diagnoseEvent(request: ApiRequest<typeof which>, ports: ControlPorts): Promise<Answer> {
  const { id = "" } = request.parameters;
  const { event, archived, entry } = await eventMeant(request, ports);
  const sees = await seesPayload(request, event, ports);
  if (!sees) requireReach(request, readingOf(event), ports);
  if (sees) await record(request, ports, { action: "event.diagnose", resource: `event/${id}` });
  const shows = (one: Parameters<typeof thingsOfDelivery>[0]) =>
    sees || request.reach.may("read", thingsOfDelivery(one));
  const journal = archived ? await ports.journal.of(archived) : [];
  const routed = journal.filter((one) => one.kind === "routed");
  const found = await ports.deliveries.list({ eventId: id, limit: MOST });
  const deliveries = withWaitReasons(found.items, ports.targetStates).filter(
    (one) => one.event.source === event.source && one.bus === event.bus && shows(one),
  );
  const underWay = await ports.deliveries.underWay({});
  const findings = eventFindings({
    ...{ id, quarantined: entry?.id, accepted: archived !== undefined, deliveries },
    routed: routed.length > 0,
    verdicts: sees
      ? verdictsSeen(event, rulesOfBus(ports.registry, event.bus), sightOf(request.caller, ports))
      : [],
    matched: routed.reduce((sum, { matched }) => sum + matched.length, 0),
  });
  const mine = underWay.filter(
    (one) => one.event.id === id && one.event.source === event.source && shows(one),
  );
  return {
    body: shownDiagnosis({
      ...{ about: `event/${id}`, findings, errors: errorGroups(deliveries), underWay: mine, changes: [] },
    }),
  };
}

/** The event, wherever it is, and its newest entry in quarantine. Throws `not-found`. */
async function eventMeant(
  { parameters: { id = "" }, query }: ApiRequest<typeof which>,
  { quarantine, archive }: ControlPorts,
) {
  const { source, bus } = query;
  const ofSource = { ...(source !== undefined && { source }) };
  const held = await quarantine.list({ eventId: id, ...ofSource, limit: MOST });
  const entry = held.items.find(({ event }) => bus === undefined || event.bus === bus);
  const archived = await archive.find(id, { source, bus });
  const event = archived ?? entry?.event;
  if (event) return { event, archived, entry };
  throw new RouterError(
    "not-found",
    `Cannot diagnose event "${id}": it is neither in the archive nor in quarantine`,
  );
}
