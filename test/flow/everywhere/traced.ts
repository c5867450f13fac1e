import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { spansOf, type ToldSpan } from "../../support/collector.ts";
import { aPublished, aRuleFile, aTargetFile } from "../../support/story.ts";
import type { FlowStory } from "./floor.ts";

/** Where floors send traces: the sink is a collector too. */
export const COLLECTOR = "/otlp";

/** The way of an event is told to a collector, as one trace with that of its publisher and of those who get it. */
export const traced: FlowStory = {
  name: "an event that its publisher traces",
  secrets: { OTEL_EXPORTER_OTLP_HEADERS: "api-key=everywhere" },
  files: ({ url }) => ({
    "rules/everywhere-traced.json": aRuleFile("everywhere.traced", "everywhere-traced"),
    "rules/targets/everywhere-traced.json": aTargetFile(`${url}/traced`),
  }),
  tell(signalbox) {
    const requests = () => signalbox.sink.at(`${COLLECTOR}/v1/traces`);
    const spansIn = (traceId: string) =>
      requests()
        .flatMap(({ body }) => spansOf(body))
        .filter((span) => span.traceId === traceId);
    const came = (id: string) =>
      signalbox.until(() => signalbox.sink.at("/traced").find(({ headers }) => headers["ce-id"] === id));
    const aTrace = (flags: string) => {
      const traceId = randomBytes(16).toString("hex");
      const spanId = randomBytes(8).toString("hex");
      return { traceId, spanId, traceparent: `00-${traceId}-${spanId}-${flags}` };
    };

    test("is in its trace from the door to the target's request", async () => {
      const { traceId, spanId, traceparent } = aTrace("01");
      const event = aPublished("everywhere.traced", { traceparent, data: { card: "4111" } });
      await signalbox.publish(event);
      const { headers } = await came(event.id);
      const spans = await signalbox.until(() => spansIn(traceId).length >= 3 && spansIn(traceId));
      const named = (name: string) => spans.find((span) => span.name === name)!;
      const [ingest, route, deliver] = ["ingest", "route", "deliver everywhere-traced"].map((stage) =>
        named(`signalbox ${stage}`),
      ) as [ToldSpan, ToldSpan, ToldSpan];
      expect([ingest, route, deliver].map(({ parentSpanId }) => parentSpanId)).toEqual([
        spanId,
        ingest.spanId,
        route.spanId,
      ]);
      expect(headers).toMatchObject({
        traceparent: `00-${traceId}-${deliver.spanId}-01`,
        "ce-traceparent": traceparent,
      });
      const ofEvent = {
        "cloudevents.event_id": event.id,
        "cloudevents.event_source": "/shop",
        "cloudevents.event_type": "everywhere.traced",
        "signalbox.bus": "default",
      };
      expect(route.attributes).toEqual({
        ...ofEvent,
        "signalbox.rules": "everywhere-traced",
        "signalbox.deliveries": "1",
      });
      expect(deliver.attributes).toEqual({
        ...ofEvent,
        "signalbox.rule": "everywhere-traced",
        "signalbox.target": "everywhere-traced",
        "signalbox.delivery": headers["idempotency-key"],
        "signalbox.attempt": "1",
        "signalbox.status": "204",
        "signalbox.outcome": "delivered",
      });
      expect(requests().map(({ headers }) => headers["api-key"])).not.toContain(undefined);
      expect(
        requests()
          .map(({ body }) => body)
          .join(),
      ).not.toContain("4111");
    });

    test("only in the header of its request carries that on", async () => {
      const { traceId, traceparent } = aTrace("00");
      const event = aPublished("everywhere.traced");
      const { token } = await signalbox.api<{ token: string }>("/api/tokens", {
        ...{ kind: "publisher-key", name: "traced", role: "publisher" },
      });
      await signalbox.post("/events", {
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": "application/cloudevents+json",
          ...{ traceparent, tracestate: "vendor=1" },
        },
        body: JSON.stringify(event),
      });
      expect((await came(event.id)).headers).toMatchObject({
        ...{ traceparent, tracestate: "vendor=1", "ce-traceparent": traceparent },
      });
      // It is not sampled, and a later one that is has been told.
      const next = aTrace("01");
      await signalbox.publish(aPublished("everywhere.traced", { traceparent: next.traceparent }));
      await signalbox.until(() => spansIn(next.traceId).length >= 3);
      expect(spansIn(traceId)).toEqual([]);
    });
  },
};
