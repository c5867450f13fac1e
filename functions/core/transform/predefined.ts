import { membersOf } from "../json/slices.ts";
import type { EventView } from "../view.ts";
import type { TransformContext } from "./context.ts";

/** EventBridge's predefined variables, as JSON. */
export const predefined: Readonly<Record<string, (view: EventView, context: TransformContext) => string>> = {
  "aws.events.rule-arn": (view, { rule }) => JSON.stringify(rule.arn ?? arnOf(rule, view)),
  "aws.events.rule-name": (_, { rule }) => JSON.stringify(nameOf(rule)),
  "aws.events.event.ingestion-time": (_, { receivedAt }) =>
    JSON.stringify(new Date(receivedAt).toISOString()),
  "aws.events.event": (view) => withoutData(view.text),
  "aws.events.event.json": (view) => view.text,
};

/** As AWS names rules; account and region are those of the event's envelope, or of one that was never on AWS. */
function arnOf(rule: TransformContext["rule"], { value }: EventView): string {
  const { region, account } = value as { readonly region?: unknown; readonly account?: unknown };
  const place = `${textOr(region, "local")}:${textOr(account, "000000000000")}`;
  return `arn:aws:events:${place}:rule/${rule.bus === "default" ? "" : `${rule.bus}/`}${nameOf(rule)}`;
}

/** The id of a rule that was put by the EventBridge API begins with its bus, where that is not the default one. */
function nameOf({ id, bus }: TransformContext["rule"]): string {
  return id.startsWith(`${bus}/`) ? id.slice(bus.length + 1) : id;
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}

/** The event without what it carries; AWS spells `detail-type` in one word here. */
function withoutData(text: string): string {
  const members = membersOf(text).filter(([name]) => !["data", "data_base64", "detail"].includes(name));
  const named = members.map(
    ([name, value]) => [name === "detail-type" ? "detailType" : name, value] as const,
  );
  return `{${named.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(",")}}`;
}
