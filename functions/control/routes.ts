import { accessRoutes } from "./access.ts";
import { alertRoutes } from "./alerts.ts";
import { brokerRoutes } from "./brokers.ts";
import { archiveRoutes } from "./archives.ts";
import { auditRoutes } from "./audit.ts";
import { deadLetterRoutes } from "./dead-letters.ts";
import { deliveryRoutes } from "./deliveries.ts";
import { diagnoseRoutes } from "./diagnose.ts";
import { doctorRoutes } from "./doctor.ts";
import { erasureRoutes } from "./erasures.ts";
import { eventRoutes } from "./events.ts";
import { explainRoutes } from "./explain.ts";
import { meRoutes } from "./me.ts";
import { muteRoutes } from "./mutes.ts";
import { openApiOf } from "./openapi.ts";
import { orderedKeyRoutes } from "./ordered-keys.ts";
import { producerRoutes } from "./producers.ts";
import { pullRoutes } from "./pull.ts";
import { quarantineRoutes } from "./quarantine.ts";
import { rehearseRoutes } from "./rehearse.ts";
import { replayRoutes } from "./replays.ts";
import { defineRoute, type Route } from "./route.ts";
import { ruleRoutes } from "./rules.ts";
import { schemaRoutes } from "./schemas.ts";
import { skipRoutes } from "./skip.ts";
import { sourceRoutes } from "./sources.ts";
import { tailDocument } from "./tail.ts";
import { statsRoutes } from "./stats.ts";
import { targetRoutes } from "./targets.ts";
import { ticketRoutes } from "./tickets.ts";
import { tokenRoutes } from "./tokens.ts";
import { topologyRoutes } from "./topology.ts";
import { userRoutes } from "./users.ts";

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
