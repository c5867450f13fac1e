import type { ArchiveFile } from "../../core/generated/archive-file.ts";
import type { Caller } from "../../core/people/people.ts";
import type { ArchiveSize, Definition } from "../../core/ports.ts";
import type { ControlPorts } from "../control-ports.ts";
import { shown, type Value } from "../definitions/definition.ts";
import { answered, type DefinitionResource, singleRoutes } from "../definitions/definitions.ts";
import { pageOf, ref } from "../definitions/json-schema.ts";
import { pageOfAll } from "../page.ts";
import { pageAsked, paging } from "../parameter.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "../route.ts";
import { timeText } from "../time.ts";

const resource = {
  kind: "archive",
  path: "/api/archives",
  tag: "Archives",
  schema: ref("Archive"),
  input: ref("ArchiveFile"),
  example: {
    id: "orders",
    bus: "default",
    pattern: { type: [{ prefix: "shop.order." }] },
    retentionDays: 365,
  },
  refusals: ["pattern-invalid"],
  adds: ["events", "bytes", "from", "until"],
  async beside({ value }, { archive }) {
    const bus = busOf(value);
    return shownSize((await archive.sizes()).find((size) => size.bus === bus));
  },
} satisfies Omit<DefinitionResource, "filters" | "keeps">;

export const archiveRoutes: readonly Route[] = [
  defineRoute({
    tag: resource.tag,
    method: "GET",
    path: resource.path,
    right: "read",
    owned: () => "answer",
    summary: "List archives",
    description:
      "Those that are defined, and the buses whose events are kept without one. `events`, `bytes`, `from` and `until` are of all that is kept of the bus.",
    query: paging,
    answers: {
      200: {
        description: "A page, by bus.",
        schema: pageOf(ref("Archive")),
        example: { items: [{ ...answered(resource), events: 0, bytes: 0 }] },
      },
    },
    handle: list,
  }),
  ...singleRoutes(resource),
];

function busOf(value: unknown): string {
  return (value as ArchiveFile).bus ?? "default";
}

async function list(
  { query, caller, reach }: ApiRequest<typeof paging>,
  { registry, archive }: ControlPorts,
): Promise<Answer> {
  const sees = (id: string) => reach.may("read", [{ kind: "bus", id }]);
  const sizes = new Map(
    (await archive.sizes()).map((size) => [size.bus, size] as const).filter(([bus]) => sees(bus)),
  );
  const defined = registry.list("archive").filter(({ value }) => sees(busOf(value)));
  const buses = new Set(defined.map(({ value }) => busOf(value)));
  const rows = [
    ...defined.map((definition) => rowOf(definition, sizes, caller)),
    ...[...sizes.values()]
      .filter(({ bus }) => !buses.has(bus))
      .map((size) => ({ key: size.bus, item: { bus: size.bus, ...shownSize(size) } })),
  ];
  const { items, ...rest } = pageOfAll(rows, pageAsked(query), ({ key }) => key);
  return { body: { items: items.map(({ item }) => item), ...rest } };
}

function rowOf(definition: Definition, sizes: ReadonlyMap<string, ArchiveSize>, caller: Caller) {
  const bus = busOf(definition.value);
  return {
    key: `${bus}/${definition.id}`,
    item: { ...shown(definition, caller), bus, ...shownSize(sizes.get(bus)) },
  };
}

function shownSize(size: ArchiveSize | undefined): Value {
  const { events = 0, bytes = 0, from, until } = size ?? {};
  return {
    events,
    bytes,
    ...(from !== undefined && { from: timeText(from) }),
    ...(until !== undefined && { until: timeText(until) }),
  };
}
