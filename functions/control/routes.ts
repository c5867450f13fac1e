import { accessRoutes } from "./people/access.ts";
import { alertRoutes } from "./watch/alerts.ts";
import { brokerRoutes } from "./watch/brokers.ts";
import { archiveRoutes } from "./archive/archives.ts";
import { auditRoutes } from "./people/audit.ts";
import { deadLetterRoutes } from "./deliveries/dead-letters.ts";
import { deliveryRoutes } from "./deliveries/deliveries.ts";
import { diagnoseRoutes } from "./events/diagnose.ts";
import { doctorRoutes } from "./doctor/doctor.ts";
import { erasureRoutes } from "./archive/erasures.ts";
import { eventRoutes } from "./events/events.ts";
import { explainRoutes } from "./events/explain.ts";
import { meRoutes } from "./people/me.ts";
import { muteRoutes } from "./people/mutes.ts";
import { openApiOf } from "./openapi.ts";
import { orderedKeyRoutes } from "./deliveries/ordered-keys.ts";
import { producerRoutes } from "./watch/producers.ts";
import { pullRoutes } from "./deliveries/pull.ts";
import { quarantineRoutes } from "./events/quarantine.ts";
import { rehearseRoutes } from "./archive/rehearse.ts";
import { replayRoutes } from "./archive/replays.ts";
import { defineRoute, type Route } from "./route.ts";
import { ruleRoutes } from "./definitions/rules.ts";
import { schemaRoutes } from "./definitions/schemas.ts";
import { skipRoutes } from "./deliveries/skip.ts";
import { sourceRoutes } from "./definitions/sources.ts";
import { tailDocument } from "./events/tail.ts";
import { statsRoutes } from "./watch/stats.ts";
import { targetRoutes } from "./deliveries/targets.ts";
import { ticketRoutes } from "./people/tickets.ts";
import { tokenRoutes } from "./people/tokens.ts";
import { topologyRoutes } from "./definitions/topology.ts";
import { userRoutes } from "./people/users.ts";

const resources: readonly Route[] = [
  ...ruleRoutes,
  ...explainRoutes,
  ...rehearseRoutes,
  ...schemaRoutes,
  ...sourceRoutes,
  ...targetRoutes,
  ...pullRoutes,
  ...skipRoutes,
  ...diagnoseRoutes,
  ...doctorRoutes,
  ...eventRoutes,
  ...deliveryRoutes,
  ...deadLetterRoutes,
  ...orderedKeyRoutes,
  ...quarantineRoutes,
  ...archiveRoutes,
  ...erasureRoutes,
  ...replayRoutes,
  ...meRoutes,
  ...muteRoutes,
  ...accessRoutes,
  ...userRoutes,
  ...tokenRoutes,
  ...auditRoutes,
  ...topologyRoutes,
  ...statsRoutes,
  ...producerRoutes,
  ...alertRoutes,
  ...brokerRoutes,
];

/** Beside those that they run. */
const tickets = ticketRoutes(() => resources);

const documentRoute = defineRoute({
  tag: "Document",
  method: "GET",
  path: "/api/openapi.json",
  right: "public",
  summary: "This document",
  answers: { 200: { description: "OpenAPI 3.1.", schema: { type: "object" } } },
  handle: () => ({ body: document }),
});

/** The OpenAPI 3.1 document of all that the control API answers. */
const document = openApiOf([...resources, ...tickets, tailDocument, documentRoute]);

/** Every route of the control API but the tail, which the host serves. */
export const routes: readonly Route[] = [...resources, ...tickets, documentRoute];
