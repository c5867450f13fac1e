import type { EventAttributes, EventMapping } from "../../core/generated/source-file.ts";
import { isUriReference } from "../../core/text/formats.ts";
import { RouterError } from "../../core/errors.ts";
import { elementsOf } from "../../core/json/slices.ts";
import { attributeProblems } from "../cloudevents/attributes.ts";
import { type DecodedEvent, decodedEvent, eventInvalid, type RefusedEvent } from "../cloudevents/decoded.ts";
import { contentAt, type Facts, fill, type Given } from "./fill.ts";
import type { Content } from "./request.ts";
import { rfc3339 } from "./time.ts";

export interface MapOptions {
  /** What the provider's preset says; what the source's own file says goes before it. */
  readonly preset: EventMapping;
  readonly own?: EventMapping | undefined;
  /** Epoch ms: the time of events that tell none. */
  readonly receivedAt: number;
}

/**
 * The events of a webhook: one, or one for each element of the body. Their data is what the provider wrote, to the
 * letter. Throws `event-invalid`, `media-type-unsupported`, `json-invalid`; of several each is refused on its own.
 */
export function mapEvents(facts: Facts, options: MapOptions): (DecodedEvent | RefusedEvent)[] {
  const body = facts.request.content();
  const each = options.own?.each ?? options.preset.each ?? false;
  const list = typeof each === "string" ? contentAt(each, facts) : body;
  if (each === false || !list || !Array.isArray(list.value)) return [mapEvent(facts, body, options)];
  const texts = elementsOf(list.text);
  return list.value.map((value: unknown, at) => {
    const item = { text: texts[at]!, value };
    try {
      return mapEvent({ ...facts, item }, item, options);
    } catch (error) {
      if (error instanceof RouterError) return { error };
      throw error;
    }
  });
}

function mapEvent(facts: Facts, body: Content, options: MapOptions): DecodedEvent {
  const attributes = {
    specversion: "1.0",
    ...attributesOf(facts, options),
    datacontenttype: "application/json",
  };
  const problems = attributeProblems(attributes, "");
  if (problems) throw eventInvalid(attributes, problems);
  const place = options.own?.data ?? options.preset.data;
  const data = (place === undefined ? undefined : contentAt(place, facts)) ?? body;
  const members = Object.entries(attributes).map(([name, value]) => `"${name}":${JSON.stringify(value)}`);
  return decodedEvent({ ...attributes, data: data.value }, `{${members.join(",")},"data":${data.text}}`);
}

/** The type of what is verified and yet does not say what it is: better an event than a loss. */
const UNNAMED = "webhook";

function attributesOf(facts: Facts, options: MapOptions): Record<string, string> {
  const { preset, own = {}, receivedAt } = options;
  const given = (name: keyof EventAttributes): Given[] => [
    ...(own.cases ? [caseOf(own, facts)[name]] : []),
    own[name],
    caseOf(preset, facts)[name],
    preset[name],
  ];
  const found = (name: keyof EventAttributes) => firstOf(given(name), facts);
  const time = times(given("time"), facts) ?? new Date(receivedAt).toISOString();
  const attributes = {
    id: found("id") ?? fill("{digest}", facts),
    source: uriReference(found("source") ?? fill("/hooks/{source}", facts)!),
    type: found("type") ?? UNNAMED,
    subject: found("subject"),
    time,
  };
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, text]) =>
      text === undefined ? [] : [[name, text.toWellFormed()]],
    ),
  );
}

function firstOf(all: readonly Given[], facts: Facts): string | undefined {
  for (const templates of all) {
    const text = fill(templates, facts);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** A time that cannot be read gives way to the next one. */
function times(all: readonly Given[], facts: Facts): string | undefined {
  for (const template of all.flat()) {
    const time = rfc3339(fill(template, facts) ?? "");
    if (time !== undefined) return time;
  }
  return undefined;
}

function caseOf({ by, cases = {} }: EventMapping, facts: Facts): EventAttributes {
  for (const template of [by ?? []].flat()) {
    const name = fill(template, facts);
    if (name !== undefined && Object.hasOwn(cases, name)) return cases[name]!;
  }
  return {};
}

/** What may not stand in a URI is escaped. */
function uriReference(text: string): string {
  if (isUriReference(text)) return text;
  const escaped = encodeURI(text.toWellFormed()).replaceAll("%25", "%");
  return isUriReference(escaped) ? escaped : encodeURIComponent(text.toWellFormed());
}
