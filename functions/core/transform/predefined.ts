import { membersOf } from "../json/slices.ts";
import type { EventView } from "../view.ts";
import type { TransformContext } from "./context.ts";

/** EventBridge's predefined variables, as JSON. */
export const predefined: Readonly<Record<string, (view: EventView, context: TransformContext) => string>> = {
  "aws.events.rule-arn": (_, { rule }) => JSON.stringify(rule.arn ?? arnOf(rule)),
  "aws.events.rule-name": (_, { rule }) => JSON.stringify(rule.id),
  "aws.events.event.ingestion-time": (_, { receivedAt }) =>
    JSON.stringify(new Date(receivedAt).toISOString()),
  "aws.events.event": (view) => withoutData(view.text),
  "aws.events.event.json": (view) => view.text,
};

/** As AWS names rules; account and region are those of an envelope that was never on AWS. */
function arnOf({ id, bus }: TransformContext["rule"]): string {
  return `arn:aws:events:local:000000000000:rule/${bus === "default" ? "" : `${bus}/`}${id}`;
}

/** The event without what it carries; AWS spells `detail-type` in one word here. */
function withoutData(text: string): string {
  const members = membersOf(text).filter(([name]) => !["data", "data_base64", "detail"].includes(name));
  const named = members.map(
    ([name, value]) => [name === "detail-type" ? "detailType" : name, value] as const,
  );
  return `{${named.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(",")}}`;
}
