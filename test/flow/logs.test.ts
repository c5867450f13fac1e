import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { aPlace, startSignalbox } from "../support/signalbox-process.ts";
import { aPublished, aRuleFile, aStory, aTargetFile } from "../support/story.ts";
import { until } from "../support/until.ts";

const story = aStory(
  ({ url }) => ({
    "rules/orders.json": aRuleFile("order", "fine"),
    "rules/targets/fine.json": aTargetFile(`${url}/fine`, { headers: { "x-key": { secret: "FINE_KEY" } } }),
    "rules/hopeless.json": aRuleFile("hopeless", "hopeless"),
    "rules/targets/hopeless.json": aTargetFile(`${url}/hopeless`),
  }),
  {
    environment: { FINE_KEY: "hunter2" },
    options: { log: { level: "debug" }, lookMs: 500, sweepMs: 500, segmentAgeMs: 500 },
  },
);

const lines = () =>
  story.signalbox
    .output()
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
const toldOf = (id: string, count: number) =>
  until(() => {
    const told = lines().filter(({ event }) => event === id);
    return told.length >= count && told;
  });

describe("the log", () => {
  test("is a line of JSON a unit of work, with event, rule and target", async () => {
    const event = aPublished("order", { data: { card: "4111-1111" } });
    await story.signalbox.send(event);
    const of = { event: event.id, source: "/shop" };
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(await toldOf(event.id, 3)).toEqual([
      expect.objectContaining({ time, level: "debug", message: "ingest", ...of, accepted: 1 }),
      expect.objectContaining({ time, level: "debug", message: "route", ...of, rules: ["orders"] }),
      expect.objectContaining({
        ...{ time, level: "debug", message: "deliver", ...of, type: "order", bus: "default" },
        ...{ rule: "orders", target: "fine", outcome: "delivered", attempt: 1, status: 204 },
      }),
    ]);
  });

  test("says why a delivery was given up", async () => {
    story.sink.answer = (_, response) => response.writeHead(404).end("no such 4111-1111");
    const event = aPublished("hopeless");
    await story.signalbox.send(event);
    const told = await toldOf(event.id, 3);
    expect(told.at(-1)).toMatchObject({
      ...{ level: "warn", message: "deliver", target: "hopeless", outcome: "dead" },
      ...{ code: "target-refused", status: 404 },
    });
  });

  test("tells of each request of the control API, and of what is done by the minute and in the background", async () => {
    await story.signalbox.api("/api/targets/fine/pause", {});
    await story.signalbox.api("/api/targets/fine/resume", {});
    const works = ["control", "stats", "alerts", "archive", "sweep"];
    await until(() => works.every((work) => lines().some(({ message }) => message === work)));
    const of = (work: string) => lines().filter(({ message }) => message === work);
    expect(of("control")).toContainEqual(
      expect.objectContaining({
        ...{ level: "info", method: "POST", path: "/api/targets/fine/pause", status: 200 },
        ...{ caller: expect.any(String), ms: expect.any(Number) },
      }),
    );
    expect(of("alerts")[0]).toMatchObject({ level: "debug", firing: 0, ms: expect.any(Number) });
    expect(of("archive")[0]).toMatchObject({ level: "debug", segments: 1, events: expect.any(Number) });
    expect(of("sweep")[0]).toMatchObject({ level: "debug", segments: expect.any(Number) });
  });

  test("holds no payload, no answer and no secret", () => {
    expect(lines().length).toBeGreaterThan(5);
    expect(story.signalbox.output()).not.toMatch(/4111-1111|hunter2/);
  });
});

test("for people it is text, when they ask for it, and what goes well is silent", async () => {
  const place = aPlace({
    "rules/gone.json": aRuleFile("gone", "gone"),
    "rules/targets/gone.json": aTargetFile("http://127.0.0.1:1/", { retry: { maxAttempts: 1 } }),
  });
  const signalbox = await startSignalbox(place, { environment: { SIGNALBOX_LOG: "text" } });
  const event = aPublished("gone");
  await signalbox.publish([event]);
  await until(() => signalbox.output().includes("outcome=dead"));
  const told = signalbox
    .output()
    .split("\n")
    .filter((line) => line.includes(`event=${event.id}`));
  expect(told).toEqual([
    expect.stringMatching(
      /^\S+Z {2}warn {2}target-unreachable {2}deliver {2}event=\S+ source=\/shop type=gone /,
    ),
  ]);
  await signalbox.kill();
  place.remove();
});

test("what cannot be is said at the start", async () => {
  const place = aPlace();
  const start = startSignalbox(place, { environment: { SIGNALBOX_LOG_LEVEL: "loud" } });
  await expect(start).rejects.toThrow("debug, info, warn, error");
  place.remove();
});

test("nobody has to read it: Signalbox goes on when the reader of its output goes away", async () => {
  const place = aPlace({ "rules/any.json": aRuleFile("any", "log") });
  const args = ["start", "--port", "0", "--data", place.data, "--config", place.config];
  const child = spawn(process.execPath, ["cli/signalbox.js", ...args, "--log-level", "debug"]);
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  const [, url] = /ready on (\S+)/.exec(String(said))!;
  child.stdout.destroy();
  child.stderr.destroy();
  for (let i = 0; i < 3; i++) {
    const response = await fetch(`${url}/events`, {
      method: "POST",
      headers: { "content-type": "application/cloudevents+json" },
      body: JSON.stringify(aPublished("any")),
    });
    expect(response.status).toBe(202);
  }
  const delivered = async () =>
    (await (await fetch(`${url}/metrics`)).text()).includes('{outcome="delivered"} 3');
  await until(delivered);
  child.kill("SIGKILL");
  await once(child, "exit");
  place.remove();
});
