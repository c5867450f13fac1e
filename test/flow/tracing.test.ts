import { afterAll, describe, expect, test } from "vitest";
import { startCollector } from "../support/collector.ts";
import { aPlace, startSignalbox } from "../support/signalbox-process.ts";
import { aPublished, aRuleFile, aStory, aTargetFile } from "../support/story.ts";
import { until } from "../support/until.ts";

const collector = await startCollector();
afterAll(() => collector.close());

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const SENT = `00-${TRACE}-b7ad6b7169203331-01`;

const story = aStory(
  ({ url }) => ({
    "rules/orders.json": aRuleFile("order", "fine"),
    "rules/targets/fine.json": aTargetFile(`${url}/fine`),
    "rules/shaky.json": aRuleFile("shaky", "shaky"),
    "rules/targets/shaky.json": aTargetFile(`${url}/shaky`, { retry: { minDelaySeconds: 0.01 } }),
    "rules/sources/hooks.json": {
      kind: "webhook",
      preset: "generic-hmac",
      secrets: [{ secret: "HOOKS" }],
    },
  }),
  {
    environment: {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_TRACES_SAMPLER: "parentbased_always_on",
      OTEL_SERVICE_NAME: "shop-router",
      OTEL_BSP_SCHEDULE_DELAY: "50",
    },
  },
);

const spansOf = (id: string) =>
  collector.spans().filter(({ attributes }) => attributes["cloudevents.event_id"] === id);
const told = (id: string, count: number) => until(() => spansOf(id).length === count && spansOf(id));
const cameTo = (path: string, id: string) =>
  until(() => story.sink.at(path).find(({ headers }) => headers["ce-id"] === id));

describe("traces", () => {
  test("begin here where a publisher has none, and the target's request is in them", async () => {
    const event = aPublished("order");
    await story.signalbox.publish([event]);
    const spans = await told(event.id, 3);
    const [ingest, route, deliver] = ["ingest", "route", "deliver fine"].map(
      (name) => spans.find((span) => span.name === `signalbox ${name}`)!,
    );
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
    expect([ingest, route, deliver].map((span) => span?.parentSpanId)).toEqual([
      undefined,
      ingest?.spanId,
      route?.spanId,
    ]);
    expect(ingest?.resource).toEqual({ "service.name": "shop-router" });
    const { headers } = await cameTo("/fine", event.id);
    expect(headers["traceparent"]).toBe(`00-${deliver?.traceId}-${deliver?.spanId}-01`);
    expect(headers).not.toHaveProperty("ce-traceparent");
  });

  test("have each attempt as a span of its own, with what became of it", async () => {
    story.sink.answer = ({ headers }, response) =>
      response.writeHead(headers["signalbox-attempt"] === "1" ? 503 : 204).end();
    const event = aPublished("shaky");
    await story.signalbox.publish([event]);
    const attempts = (await told(event.id, 4)).filter(({ name }) => name === "signalbox deliver shaky");
    expect(
      attempts.map(({ attributes, status }) => [
        attributes["signalbox.attempt"],
        attributes["signalbox.outcome"],
        attributes["signalbox.status"],
        status?.message,
      ]),
    ).toEqual([
      ["1", "retrying", "503", "target-failed"],
      ["2", "delivered", "204", undefined],
    ]);
    const sent = story.sink.at("/shaky").map(({ headers }) => headers["traceparent"]);
    expect(sent).toEqual(attempts.map(({ traceId, spanId }) => `00-${traceId}-${spanId}-01`));
  });

  test("are those of the request in each mode in which events come", async () => {
    const structured = aPublished("order");
    const batch = [aPublished("order"), aPublished("order", { traceparent: `${SENT.slice(0, -2)}00` })];
    const binary = aPublished("order");
    const post = (headers: Record<string, string>, body: unknown) =>
      fetch(`${story.signalbox.url}/events`, {
        method: "POST",
        headers: { traceparent: SENT, ...headers },
        body: JSON.stringify(body),
      });
    await post({ "content-type": "application/cloudevents+json" }, structured);
    await post({ "content-type": "application/cloudevents-batch+json" }, batch);
    const attributes = Object.fromEntries(
      Object.entries(binary).map(([name, value]) => [`ce-${name}`, value]),
    );
    await post({ "content-type": "application/json", ...attributes }, { n: 1 });
    for (const { id } of [structured, batch[0]!, binary]) {
      const spans = await told(id, 3);
      expect(spans.map(({ traceId }) => traceId)).toEqual([TRACE, TRACE, TRACE]);
      expect((await cameTo("/fine", id)).headers["ce-traceparent"]).toBe(SENT);
    }
    // Its own says that it is not sampled.
    await cameTo("/fine", batch[1]!.id);
    expect(spansOf(batch[1]!.id)).toEqual([]);
  });

  test("of a replay are other spans of the same trace", async () => {
    const event = aPublished("order", { traceparent: SENT });
    await story.signalbox.publish([event]);
    const before = await told(event.id, 3);
    await until(async () => {
      const found = await story.signalbox.api<{ items: unknown[] }>(`/api/events?type=order`);
      return found.items.length > 0;
    });
    const replay = await story.signalbox.api<{ id: string }>("/api/replays", {
      ...{ name: "again", from: "2020-01-01T00:00:00Z", until: "2100-01-01T00:00:00Z" },
      ...{ match: { pattern: { id: [event.id] } }, to: { rules: ["orders"] } },
    });
    const spans = await told(event.id, 5);
    const again = spans.filter(({ attributes }) => attributes["signalbox.replay"] === replay.id);
    expect(again.map(({ name }) => name).toSorted()).toEqual(["signalbox deliver fine", "signalbox route"]);
    expect(again.map(({ traceId }) => traceId)).toEqual([TRACE, TRACE]);
    const ids = spans.map(({ spanId }) => spanId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(before).toHaveLength(3);
  });

  test("that no collector takes cost no event, are counted, and go out at the end what waits", async () => {
    collector.answers(400);
    const lost = aPublished("order");
    await story.signalbox.publish([lost]);
    await cameTo("/fine", lost.id);
    await until(async () =>
      /^signalbox_spans_dropped_total [1-9]/m.test(
        await (await fetch(`${story.signalbox.url}/metrics`)).text(),
      ),
    );
    expect(story.signalbox.output()).toContain("Cannot send traces to 127.0.0.1");
    collector.answers(200);
    const before = collector.requests.length;
    const last = aPublished("order");
    await story.signalbox.publish([last]);
    await cameTo("/fine", last.id);
    await story.restart("stop");
    expect(collector.requests.length).toBeGreaterThan(before);
  });
});

test("what cannot be is said at the start", async () => {
  const environment = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_TRACES_SAMPLER: "some" };
  const place = aPlace();
  await expect(startSignalbox(place, { environment })).rejects.toThrow("tracing-invalid");
  place.remove();
});
