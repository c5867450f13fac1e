import { expect, test } from "vitest";
import { aPublished, aRuleFile, aStory, aTargetFile } from "../support/story.ts";
import { until } from "../support/until.ts";

interface Point {
  readonly count: number;
  readonly failed: number;
  readonly dead: number;
  readonly p99: number | null;
  readonly errors: Readonly<Record<string, number>>;
}

const story = aStory(({ url }) => ({
  "rules/counted.json": aRuleFile("counted", "counted"),
  "rules/targets/counted.json": aTargetFile(`${url}/counted`),
  "rules/refused.json": aRuleFile("refused", "refused"),
  "rules/targets/refused.json": aTargetFile("http://127.0.0.1:1/", { retry: { maxAttempts: 1 } }),
}));
const sum = async (kind: string, id: string) => {
  const { points } = await story.signalbox.api<{ points: Point[] }>(
    `/api/stats?kind=${kind}&id=${encodeURIComponent(id)}`,
  );
  const total = (name: "count" | "failed" | "dead") => points.reduce((all, point) => all + point[name], 0);
  return { count: total("count"), failed: total("failed"), dead: total("dead"), points };
};

test("what was published, matched, delivered and refused is counted within a second or two", async () => {
  const events = Array.from({ length: 20 }, () => aPublished("counted", { data: {} }));
  await story.signalbox.publish([...events, aPublished("refused", { data: {} }), { specversion: "1.0" }]);
  await until(async () => {
    expect(await sum("type", "counted")).toMatchObject({ count: 20, failed: 0 });
    expect(await sum("bus", "default")).toMatchObject({ count: 22, failed: 1 });
    expect(await sum("producer", "loopback")).toMatchObject({ count: 22, failed: 1 });
    expect(await sum("rule", "counted")).toMatchObject({ count: 20, failed: 0 });
    expect(await sum("target", "counted")).toMatchObject({ count: 20, failed: 0 });
    expect(await sum("target", "refused")).toMatchObject({ count: 1, failed: 1, dead: 1 });
    expect(await sum("function", "deliver")).toMatchObject({ count: 21, failed: 1 });
    return true;
  });
  const { points } = await sum("target", "refused");
  expect(points[0]).toMatchObject({ errors: { "target-unreachable": 1 } });
  expect((await sum("target", "counted")).points[0]!.p99).toBeTypeOf("number");
  const top = await story.signalbox.api<{ items: { id: string }[] }>("/api/stats/top?kind=type&limit=1");
  expect(top.items.map(({ id }) => id)).toEqual(["counted"]);
});

test("a publisher that gets nothing but errors is told of, with where it comes from", async () => {
  const { signalbox } = story;
  const { token } = await signalbox.api<{ token: string }>("/api/tokens", {
    ...{ kind: "publisher-key", name: "the shop", sources: ["/shop"] },
  });
  const headers = {
    authorization: `Bearer ${token}`,
    "content-type": "application/cloudevents+json",
    "user-agent": "shop/1.2 (test)",
  };
  for (const body of [JSON.stringify(aPublished("counted", { source: "/elsewhere" })), "no event"])
    await fetch(`${signalbox.url}/events`, { method: "POST", headers, body });
  await until(async () => {
    const { items } = await signalbox.api<{ items: { name?: string }[] }>("/api/producers?by=failed");
    expect(items.find(({ name }) => name === "the shop")).toMatchObject({
      ...{ count: 2, failed: 2, errors: { "publish-forbidden": 1, "json-invalid": 1 } },
      sources: [{ name: "/elsewhere", count: 1 }],
      clients: [{ name: "shop/1.2", count: 2 }],
      addresses: [{ name: "127.0.0.1", count: 2 }],
    });
    return true;
  });
});

test("entries of PutEvents that are no events are their publisher's errors as well", async () => {
  const { signalbox } = story;
  const Entries = [
    { Source: "com.shop", DetailType: "counted by AWS", Detail: "{}" },
    { Source: "com.shop", DetailType: "counted by AWS", Detail: "{" },
  ];
  const headers = {
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": "AWSEvents.PutEvents",
    "user-agent": "aws-sdk-test/3.1 lang/js",
  };
  const response = await fetch(signalbox.url, { method: "POST", headers, body: JSON.stringify({ Entries }) });
  expect(await response.json()).toMatchObject({ FailedEntryCount: 1 });
  await until(async () => {
    const { items } = await signalbox.api<{ items: { id: string }[] }>("/api/producers");
    expect(items.find(({ id }) => id === "loopback")).toMatchObject({
      clients: expect.arrayContaining([{ name: "aws-sdk-test/3.1", count: 2 }]),
    });
    return true;
  });
});
