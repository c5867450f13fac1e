import { RouterError } from "../../core/errors.ts";
import type { SourceFile } from "../../core/generated/source-file.ts";
import type { Definition } from "../../core/ports.ts";
import { type Tap, tapOf, type TapReport, type TapState, tapStatus } from "../../core/tap.ts";
import type { ControlPorts } from "../control-ports.ts";
import { definitionOf } from "./definition.ts";
import { answerOf, thingsOf } from "./definition-answer.ts";
import { type DefinitionResource, definitionRoutes } from "./definitions.ts";
import { ref } from "./json-schema.ts";
import { choiceParameter, textParameter } from "../parameter.ts";
import { audited } from "../record.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "../route.ts";
import { timeText } from "../time.ts";

const filters = {
  bus: textParameter("Only sources of this bus.", "default"),
  kind: choiceParameter("Only sources of this kind.", ["webhook", "tap"]),
};

const resource: DefinitionResource<typeof filters> = {
  kind: "source",
  path: "/api/sources",
  tag: "Sources",
  schema: ref("Source"),
  input: ref("SourceFile"),
  example: {
    id: "github",
    kind: "webhook",
    preset: "github",
    secrets: [{ secret: "GITHUB_WEBHOOK_SECRET" }],
  },
  refusals: ["source-invalid"],
  filters,
  keeps({ value }, query) {
    const { bus = "default", kind } = value as SourceFile;
    return (query.bus ?? bus) === bus && (query.kind ?? kind) === kind;
  },
  adds: ["state"],
  async beside({ id, value }, { tapStates }) {
    const tap = tapOf(id, value as SourceFile);
    return tap ? { state: shownState(tap, await tapStates.get(id)) } : {};
  },
};

const single = {
  tag: "Sources",
  method: "POST",
  right: "operate",
  owned: ({ parameters: { id = "" } }: ApiRequest) => thingsOf("source", id),
} as const;
const answered = { description: "The tap and its state.", schema: ref("Source") };

export const sourceRoutes: readonly Route[] = [
  ...definitionRoutes(resource),
  defineRoute({
    ...single,
    path: "/api/sources/{id}/pause",
    summary: "Pause a tap",
    description:
      "It takes no messages until it is resumed; the broker keeps them. A webhook cannot be paused.",
    answers: { 200: answered },
    refusals: ["request-invalid"],
    handle: (request, ports) => hold(request, ports, "pause"),
  }),
  defineRoute({
    ...single,
    path: "/api/sources/{id}/resume",
    summary: "Resume a paused tap",
    answers: { 200: answered },
    refusals: ["request-invalid"],
    handle: (request, ports) => hold(request, ports, "resume"),
  }),
];

async function hold(request: ApiRequest, ports: ControlPorts, act: "pause" | "resume"): Promise<Answer> {
  const { definition, tap } = tapNamed(request, ports);
  const { id } = tap;
  const before = shownState(tap, await ports.tapStates.get(id));
  const by = request.caller.id;
  const after = act === "pause" ? { paused: { at: timeText(ports.clock()), by } } : {};
  await audited(request, ports, {
    entry: { action: `source.${act}`, resource: `source/${id}`, before, after },
    act: () => (act === "pause" ? ports.tapStates.pause(id, by) : ports.tapStates.resume(id)),
  });
  return answerOf(resource, definition, { ports, caller: request.caller });
}

function tapNamed({ parameters: { id = "" } }: ApiRequest, ports: ControlPorts) {
  const definition: Definition = definitionOf(ports, "source", id);
  const tap = tapOf(id, definition.value as SourceFile);
  if (tap) return { definition, tap };
  throw new RouterError(
    "request-invalid",
    `Cannot pause or resume source "${id}": it is a webhook and no tap`,
  );
}

/** The state of a tap, its times as RFC 3339. */
function shownState(tap: Tap, state: TapState) {
  const { paused, report } = state;
  return {
    status: tapStatus(tap, state),
    ...(paused && { paused: { ...paused, at: timeText(paused.at) } }),
    ...(report && shownReport(report)),
  };
}

function shownReport({ at, connected: _, since, lastMessageAt, lastError, ...counts }: TapReport) {
  return {
    reportedAt: timeText(at),
    since: timeText(since),
    ...(lastMessageAt !== undefined && { lastMessageAt: timeText(lastMessageAt) }),
    ...counts,
    ...(lastError && { lastError: { ...lastError, at: timeText(lastError.at) } }),
  };
}
