import { ALERT_SOURCE } from "../../core/alerts/alert-event.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import { isMuted, mutesOf } from "../../core/people/mutes.ts";
import { thingsOfResource } from "../../core/people/ownership.ts";
import type { ControlPorts } from "../control-ports.ts";
import { described, listOf, moment, object, oneOf, pageOf, text, whole } from "../definitions/json-schema.ts";
import { isListed, ownerParameter } from "../people/owned.ts";
import { choiceParameter, pageAsked, paging, textParameter, timeParameter } from "../parameter.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "../route.ts";
import { timeText } from "../time.ts";

const query = {
  what: choiceParameter("Only that something is raised, or that it is over.", ["raised", "cleared"]),
  alert: textParameter("Only of this alert.", "dead-letters"),
  owner: ownerParameter,
  from: timeParameter("Told at or after this time."),
  until: timeParameter("Told before this time."),
  ...paging,
};

const number = { type: "number" };
const one = object({ resource: text, sentence: text, value: number, threshold: number });
const notice = object({
  id: described(text, "The id of the event that told it."),
  at: moment,
  what: oneOf("raised", "cleared"),
  alert: text,
  severity: oneOf("info", "warning", "critical"),
  title: text,
  ...{ resource: text, sentence: text, value: number, threshold: number },
  since: moment,
  notices: whole,
  "owners?": described(listOf(text), "Whose it was."),
  "count?": described(whole, "Of how many resources it told."),
  "resources?": listOf(one),
});

export const alertHistoryRoute: Route = defineRoute({
  tag: "Alerts",
  method: "GET",
  path: "/api/alerts/history",
  right: "read",
  owned: () => "answer",
  summary: "What was told of alerts",
  description:
    "As the archive has it; with `owner=me` one's inbox, without what one has muted. A page may be short, and still has a `next`.",
  query,
  answers: { 200: { description: "A page, the newest first.", schema: pageOf(notice) } },
  handle: history,
});

/** What an event of an alert holds, as far as it is asked here. */
interface Told {
  readonly alert: string;
  readonly resource: string;
  readonly resources?: readonly { readonly resource: string }[];
  readonly contacts?: unknown;
}

async function history(
  request: ApiRequest<typeof query>,
  { archive, registry, clock }: ControlPorts,
): Promise<Answer> {
  const { what, alert, owner, ...rest } = request.query;
  const { user } = request.caller;
  const mutes = owner === "me" && user !== undefined ? mutesOf(registry, user) : [];
  const filter = (event: AcceptedEvent) => {
    if (event.publisher !== "alerts" || !event.type.startsWith("signalbox.alert.")) return false;
    const told = toldOf(event);
    const isHeard = (resource: string) =>
      isListed(request, thingsOfResource(resource)) &&
      !isMuted(mutes, { alert: told.alert, resource, at: clock() });
    return (alert ?? told.alert) === told.alert && resourcesOf(told).some(isHeard);
  };
  const { items, ...next } = await archive.search({
    ...rest,
    ...pageAsked(rest),
    ...(what && { type: `signalbox.alert.${what}` }),
    bus: "default",
    source: ALERT_SOURCE,
    filter,
  });
  return { body: { items: items.map(shownNotice), ...next } };
}

function toldOf({ text }: AcceptedEvent): Told {
  return (JSON.parse(text) as { readonly data: Told }).data;
}

function resourcesOf({ resource, resources = [{ resource }] }: Told): readonly string[] {
  return resources.map((one) => one.resource);
}

function shownNotice(event: AcceptedEvent) {
  const { contacts: _, ...told } = toldOf(event);
  const what = event.type.slice("signalbox.alert.".length);
  return { id: event.id, at: timeText(event.receivedAt), what, ...told };
}
