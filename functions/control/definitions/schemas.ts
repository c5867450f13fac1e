import eventSettings from "../../../schemas/event-settings.schema.json" with { type: "json" };
import { etagOf } from "../answer.ts";
import {
  described,
  exactly,
  flag,
  type JsonSchema,
  object,
  pageOf,
  ref,
  text,
  whole,
} from "./json-schema.ts";
import { byVersion, pageOfAll } from "../page.ts";
import { pageAsked, paging } from "../parameter.ts";
import { type AnswerSpec, type BodySpec, defineRoute, type Route } from "../route.ts";
import { check, infer } from "./schema-drafts.ts";
import { register, type Registration, removable, remove, replace } from "./schema-register.ts";
import { schemaVersions, shownSchema, versionsOf } from "./schema-versions.ts";

const tag = "Schemas";
const at = (path = "") => ({ tag, path: `/api/schemas/{type}${path}` });

/** What `x-signalbox` may say, as members beside the schema. */
const settings: Readonly<Record<string, JsonSchema>> = Object.fromEntries(
  Object.entries(eventSettings.properties).map(([name, schema]) => [`${name}?`, schema]),
);
const archived = {
  ...{ ...whole, maximum: 1000, default: 0 },
  description: "So many of the newest archived events of the type must fit as well.",
};
const draft = {
  schema: {
    type: ["object", "boolean"],
    description: "JSON Schema of an event's data, draft-07 or 2020-12.",
  },
  ...settings,
  "archived?": archived,
};

const EXAMPLE = {
  schema: { type: "object", required: ["amount"], properties: { amount: { type: "number" } } },
  mode: "quarantine",
  compatibility: "backward",
} as const;

function registrationOf(named: boolean): BodySpec<Registration> {
  const read = { "id?": text, "version?": whole, "file?": text, "updatedAt?": text, "updatedBy?": text };
  return {
    schema: exactly({
      [named ? "type" : "type?"]: {
        ...text,
        minLength: 1,
        maxLength: 256,
        description: "The type of the events.",
      },
      ...draft,
      "force?": described(flag, "Register it even when it is not compatible."),
      ...read,
    }),
    example: named ? { type: "shop.order.paid", ...EXAMPLE } : EXAMPLE,
  };
}

const one: AnswerSpec = { description: "The version.", schema: ref("EventSchema") };

export const schemaRoutes: readonly Route[] = [
  defineRoute({
    tag,
    method: "GET",
    path: "/api/schemas",
    right: "read",
    summary: "List schemas",
    query: paging,
    answers: {
      200: { description: "A page by type, the newest version of each.", schema: pageOf(ref("EventSchema")) },
    },
    handle({ query }, { registry }) {
      const newest = [...schemaVersions(registry).values()].map((versions) => versions[0]!);
      const { items, ...rest } = pageOfAll(newest, pageAsked(query), ({ type }) => type);
      return { body: { items: items.map(shownSchema), ...rest } };
    },
  }),
  defineRoute({
    tag,
    method: "POST",
    path: "/api/schemas",
    right: "manage",
    summary: "Register a version of a schema",
    description:
      "The first of its type, or the next. What the body leaves open is as in the version before. Where `compatibility` wants it, it must be compatible with that.",
    body: registrationOf(true),
    answers: { 201: one },
    refusals: ["schema-invalid", "schema-incompatible"],
    handle: (request, ports) => register(request, ports, request.body.type ?? ""),
  }),
  defineRoute({
    ...at(),
    method: "GET",
    right: "read",
    summary: "Read a schema",
    answers: { 200: { ...one, description: "Its newest version; `ETag` is what If-Match wants." } },
    handle({ parameters: { type = "" } }, { registry }) {
      const [newest] = versionsOf(registry, type);
      return { headers: etagOf(newest), body: shownSchema(newest) };
    },
  }),
  defineRoute({
    ...at(),
    method: "PUT",
    right: "manage",
    versioned: "required",
    summary: "Register the next version of a schema",
    body: registrationOf(false),
    answers: { 200: one, 201: { ...one, description: "The first version." } },
    refusals: ["schema-invalid", "schema-incompatible"],
    handle: replace,
  }),
  defineRoute({
    ...at(),
    method: "DELETE",
    right: "manage",
    versioned: "required",
    summary: "Remove a schema, all versions of it",
    answers: { 204: { description: "Events of the type are bound to no schema any more." } },
    refusals: ["managed-by-files"],
    danger: {
      act: "delete",
      of(request, ports) {
        removable(request, ports);
        const { type = "" } = request.parameters;
        return { resource: `schema/${type}`, what: `remove the schema of "${type}"` };
      },
    },
    handle: remove,
  }),
  defineRoute({
    ...at("/versions"),
    method: "GET",
    right: "read",
    summary: "List the versions of a schema",
    query: paging,
    answers: { 200: { description: "A page, the newest first.", schema: pageOf(ref("EventSchema")) } },
    handle({ parameters: { type = "" }, query }, { registry }) {
      const { items, ...rest } = pageOfAll(versionsOf(registry, type), pageAsked(query), byVersion);
      return { body: { items: items.map(shownSchema), ...rest } };
    },
  }),
  defineRoute({
    ...at("/versions"),
    method: "POST",
    right: "manage",
    summary: "Register the next version of a schema",
    body: registrationOf(false),
    answers: { 201: one },
    refusals: ["schema-invalid", "schema-incompatible"],
    handle: (request, ports) => register(request, ports, request.parameters["type"] ?? ""),
  }),
  defineRoute({
    ...at("/check"),
    method: "POST",
    right: "read",
    summary: "Whether a draft of a schema could be registered",
    description: "Registers nothing. Asking archived events is for those who may read payloads.",
    body: { schema: exactly(draft), example: { ...EXAMPLE, archived: 100 } },
    answers: { 200: { description: "What stands against it.", schema: ref("SchemaFit") } },
    refusals: ["schema-invalid"],
    handle: check,
  }),
  defineRoute({
    ...at("/infer"),
    method: "POST",
    right: "read-payloads",
    summary: "A draft of a schema from archived events",
    body: {
      optional: true,
      schema: exactly({
        "source?": described(text, "Only events of this source."),
        "limit?": { ...whole, minimum: 1, maximum: 1000, default: 1000, description: "Events to look at." },
      }),
      example: { limit: 500 },
    },
    answers: {
      200: {
        description: "The draft, and of how many events it is.",
        schema: object({ type: text, samples: whole, schema: { type: "object" } }),
      },
    },
    handle: infer,
  }),
];
