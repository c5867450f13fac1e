import { randomUUID } from "node:crypto";
import { targetOf } from "../../core/deliveries/built-in-targets.ts";
import { RouterError } from "../../core/errors.ts";
import type { Replay, ReplayMatch } from "../../core/ports.ts";
import { eventFilter } from "../../core/replay.ts";
import type { ControlPorts } from "../control-ports.ts";
import { definitionOf } from "../definitions/definition.ts";
import {
  anything,
  described,
  exactly,
  flag,
  listOf,
  moment,
  oneOf,
  text,
} from "../definitions/json-schema.ts";
import { requireReplay } from "./replay-reach.ts";
import { requestInvalid } from "../request-invalid.ts";
import type { ApiRequest, BodySpec } from "../route.ts";
import { requireFullSight, sightOf } from "../people/sight.ts";
import { readTime } from "../time.ts";

/** What somebody asks to be replayed. */
export interface ReplayOrder extends Pick<Replay, "name" | "to"> {
  readonly bus?: string;
  readonly from: string;
  readonly until: string;
  readonly match?: ReplayMatch;
  readonly eventsPerSecond?: number;
  readonly dryRun?: boolean;
}

const match = exactly({
  "type?": text,
  "source?": text,
  "subject?": text,
  "pattern?": { type: "object" },
  "condition?": anything,
  "view?": oneOf("cloudevents", "eventbridge"),
});

const to = {
  oneOf: [
    exactly({ "rules?": { ...listOf(text), minItems: 1, description: "Only these rules; absent: all." } }),
    exactly({ target: described(text, "Straight to this target.") }),
    exactly({
      url: {
        type: "string",
        pattern: "^https?://",
        maxLength: 2048,
        description: "Straight to this address.",
      },
      "allowPrivateNetwork?": flag,
    }),
  ],
};

/** The body that asks for one. */
export const replayBody: BodySpec<ReplayOrder> = {
  schema: exactly({
    name: { ...text, minLength: 1, maxLength: 256 },
    "bus?": described(text, "Default: all buses."),
    from: described(moment, "Of receipt, inclusive."),
    until: described(moment, "Of receipt, exclusive."),
    "match?": match,
    to,
    "eventsPerSecond?": { type: "number", exclusiveMinimum: 0, maximum: 1_000_000 },
    "dryRun?": described(flag, "Only counts what would happen; the result appears as `dry`."),
  }),
  example: {
    name: "orders of Friday, once more",
    from: "2026-01-02T00:00:00Z",
    until: "2026-01-03T00:00:00Z",
    match: { type: "shop.order.paid" },
    to: { rules: ["paid-orders"] },
    eventsPerSecond: 100,
  },
};

/** Throws where it cannot be run, and where it is not the caller's to run. */
export function checkedReplay(
  request: ApiRequest<Record<string, never>, ReplayOrder>,
  ports: ControlPorts,
): Replay {
  const { body, caller, ticket } = request;
  const sight = sightOf(caller, ports);
  if ("url" in body.to) requireFullSight(sight, `replay "${body.name}" to an address of one's own`);
  const hidden = sight.redactions.map(({ file }) => file);
  const replay: Replay = {
    id: ticket ?? randomUUID(),
    ...body,
    from: readTime(body.from, "/from"),
    until: readTime(body.until, "/until"),
    status: "running",
    createdAt: ports.clock(),
    createdBy: caller.id,
    checkpoint: 0,
    scanned: 0,
    published: 0,
    total: 0,
    version: 1,
    ...(body.match && hidden.length > 0 && { hidden }),
  };
  checkOrder(replay, ports);
  requireReplay(request, replay, ports);
  return replay;
}

/** Throws when it can't be run: an empty range, a filter that is not valid, rules or a target that there are not. */
function checkOrder({ name, from, until, match, to }: Replay, ports: ControlPorts): void {
  if (until <= from)
    throw requestInvalid(`replay "${name}"`, [
      { pointer: "/until", keyword: "after", expected: "a time after `from`" },
    ]);
  eventFilter(match);
  if ("rules" in to) for (const id of to.rules ?? []) definitionOf(ports, "rule", id);
  if ("target" in to && !targetOf(ports.registry, to.target))
    throw new RouterError("not-found", `Cannot replay "${name}": there is no target "${to.target}"`);
  if ("url" in to && !URL.canParse(to.url))
    throw requestInvalid(`replay "${name}"`, [{ pointer: "/to/url", keyword: "format", expected: "a URL" }]);
}
