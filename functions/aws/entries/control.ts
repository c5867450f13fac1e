import { targetOf } from "../../core/deliveries/built-in-targets.ts";
import type { HttpEvent, HttpHandler } from "../../core/http/handler.ts";
import { awake } from "../awake.ts";
import { AT_ONCE, createGatedRegistry } from "../definitions/definitions.ts";
import { httpEntry } from "../http-entry.ts";
import { env } from "../names.ts";
import { createRates } from "../deliveries/rates.ts";
import { createDynamo, createTable } from "../table.ts";
import { createTargetStates } from "../deliveries/target-states.ts";
import { waitingByTarget } from "../deliveries/wake.ts";

const clock = Date.now;
const dynamo = createDynamo();
const config = createTable(dynamo, env("CONFIG_TABLE"));
const hot = createTable(dynamo, env("HOT_TABLE"));
const definitions = createGatedRegistry(config, clock, AT_ONCE);
const states = createTargetStates(hot, {
  ...{ clock, random: Math.random, rates: createRates(hot, clock) },
  targetOf: (id) => targetOf(definitions.registry, id),
  waiting: () => waitingByTarget(hot),
});

let loaded: Promise<HttpHandler> | undefined;

/** /api/…: the control API, but for the tail, which no function behind a URL can hold open; and /metrics. */
export const handler = awake(
  httpEntry({ refresh }, async (event, context) => (await loaded!)(event, context)),
);

/** All resources are loaded while the first request's definitions are read. How much waits is counted for those who ask for it. */
async function refresh({ rawPath }: HttpEvent): Promise<void> {
  loaded ??= load();
  await Promise.all([definitions.refresh(), loaded]);
  if (STATES_SHOWN.test(rawPath) && !FETCHING.test(rawPath)) await states.refresh();
}

const STATES_SHOWN =
  /^\/metrics$|^\/api\/(doctor|targets|topology|deliveries|rules\/.*\/diagnose|events\/.*\/diagnose)/;
/** Consumers ask often, and nothing waits for them but what is theirs. */
const FETCHING = /\/(receive|acknowledge|extend|give-back|backlog)$/;

async function load(): Promise<HttpHandler> {
  const { controllingFunction } = await import("../controlling.ts");
  return controllingFunction({ config, hot, definitions, states, clock });
}
