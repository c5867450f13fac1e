import type { ControlPorts } from "../../control/control-ports.ts";
import { tailStream } from "../../control/events/tail.ts";
import type { HttpHandler } from "../../core/http/handler.ts";
import { tokensInForce } from "../../core/people/people.ts";
import { tapsOf } from "../../core/tap.ts";
import { eventBridgeFunction } from "../../eventbridge.ts";
import { ingestFunction } from "../../ingest.ts";
import { createResubmit } from "../../sources/resubmit.ts";
import { createRecall } from "../../targets/recall.ts";
import { createDeliveryStore } from "../deliveries/delivery-store.ts";
import type { House } from "../house.ts";
import { isLoopback } from "./loopback.ts";
import { type HttpServer, serveHttp } from "./http-server.ts";
import { refuseOpenDoor } from "./open-door.ts";
import { statusFunction } from "../status-function.ts";

export interface Address {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
}

const clock = Date.now;
const LATER_MS = 300;

/** The faces of a house: events in, the control API, the tail, and how the process is. Rejects when the port is taken, or the door would stand open. */
export async function serveFaces(house: House, address: Address): Promise<HttpServer> {
  const { stores, log, providers } = house;
  const keyRequired = !isLoopback(address.host);
  if (keyRequired) await refuseOpenDoor(stores.tokens, address.host);
  return serveHttp({
    ...address,
    report: log.trouble,
    onUse: house.peaks.onUse,
    functions: [
      ...doors(house, keyRequired),
      {
        name: "control",
        paths: ["/api/*", "/login", "/login/*", "/logout"],
        handler: control(house),
      },
      { name: "status", paths: ["/health", "/metrics"], handler: status(house) },
    ],
    streams: {
      "/api/tail": (request) => tailStream(request, { ...stores, providers, clock, live: house.host.live }),
    },
  });
}

/** Where events come in. */
function doors({ stores, host, observing, ingestPorts, secrets, log }: House, keyRequired: boolean) {
  const { registry } = stores;
  const common = {
    ...ingestPorts,
    tokens: tokensInForce(stores.tokens, { registry, clock }),
    onRefused: observing.points.refused,
    report: log.trouble,
    ...{ keyRequired, clock },
  };
  return [
    {
      name: "ingest",
      paths: ["/events", "/buses/*", "/hooks/*"],
      handler: ingestFunction({ ...common, sources: registry, secrets }),
    },
    {
      name: "eventbridge",
      paths: ["/"],
      handler: eventBridgeFunction({ ...stores, ...common, replays: host.replays }),
    },
  ];
}

/** The control API is loaded when all else stands, or with its first request: publishers need not wait for it. */
function control(house: House): HttpHandler {
  let loading: Promise<HttpHandler> | undefined;
  const load = () => {
    loading ??= import("../../control.ts").then(({ controlFunction }) =>
      controlFunction(controlPorts(house)),
    );
    return loading;
  };
  setTimeout(() => void load().catch(house.log.trouble), LATER_MS).unref();
  return async (event, context) => (await load())(event, context);
}

function controlPorts(house: House): ControlPorts {
  const { stores, host, providers, surroundings, ingestPorts, secrets, log } = house;
  return {
    ...stores,
    deliveries: deliveryStore(house),
    ...{ providers, surroundings },
    replays: host.replays,
    erasures: host.erasing,
    targetStates: host.targetStates,
    pulls: host.pulls,
    send: host.send,
    recall: createRecall({ secrets }),
    resubmit: createResubmit(ingestPorts, clock),
    report: log.trouble,
    tell: log.write,
    clock,
  };
}

function deliveryStore({ stores, host, observing, checkOutput }: House) {
  const { reader, writer, deliveryReader: deliveries, incarnations } = stores;
  return createDeliveryStore({
    ...{ reader, writer, deliveries, incarnations, checkOutput },
    lanes: host.lanes,
    ruleOf: host.rules.one,
    onSkipped: observing.counters.onSkipped,
    underWay: host.underWay,
  });
}

/** `/health` and `/metrics`. */
function status({ stores, host, config, observing }: House) {
  const { registry, writer, archive, alertStates, tapStates, deliveryReader: deliveries } = stores;
  const { targetStates } = host;
  const taps = () => tapStates.health(tapsOf(registry.list("source")));
  const gauges = () => ({
    at: clock(),
    waiting: host.waiting(),
    inFlight: host.lanes.inFlight(),
    configProblems: config.problems(),
    taps: taps(),
  });
  const metrics = observing.metrics({
    ...{ registry, writer, archive, alertStates, targetStates, deliveries, taps },
  });
  return statusFunction(observing.points, gauges, metrics);
}
