import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test, type TestContext } from "vitest";
import { aPlace, type Place, startSignalbox, type SignalboxProcess } from "../support/signalbox-process.ts";
import { aSink, type Sink } from "../support/sink.ts";
import { aSmallDisk, type SmallDisk } from "../support/small-disk.ts";
import { aPublished, aRuleFile, aTargetFile } from "../support/story.ts";
import { until } from "../support/until.ts";

async function aHouse(
  data?: string,
): Promise<{ place: Place; sink: Sink; start: () => Promise<SignalboxProcess> }> {
  const sink = await aSink();
  const folders = aPlace({
    "rules/orders.json": aRuleFile("order", "sink"),
    "rules/targets/sink.json": aTargetFile(sink.url, {
      retry: { minDelaySeconds: 0.02, maxDelaySeconds: 0.1 },
      breaker: { openSeconds: 0.1 },
    }),
  });
  const place = { ...folders, ...(data !== undefined && { data }) };
  const running: SignalboxProcess[] = [];
  onTestFinished(async () => {
    await Promise.all(running.map((one) => one.kill()));
    await sink.close();
    folders.remove();
  });
  const start = async () => {
    const signalbox = await startSignalbox(place);
    running.push(signalbox);
    return signalbox;
  };
  return { place, sink, start };
}
const idsAt = ({ received }: Sink) => new Set(received.map(({ headers }) => String(headers["ce-id"])));

describe("SIGTERM", () => {
  test("lets the attempt under way end, keeps what came of it, and exits with 0", async () => {
    const { sink, start } = await aHouse();
    const signalbox = await start();
    const hanging: ServerResponse[] = [];
    sink.answer = (_, response) => void hanging.push(response);
    const event = aPublished("order");
    await signalbox.send(event);
    await sink.until(() => hanging.length === 1);
    const stopped = signalbox.stop();
    await until(() => signalbox.output().includes("Signalbox is stopping"));
    await sleep(100);
    hanging[0]!.writeHead(204).end();
    expect(await stopped).toBe(0);

    sink.answer = (_, response) => response.writeHead(204).end();
    const again = await start();
    const [delivery] = (await again.api<{ items: object[] }>(`/api/deliveries?eventId=${event.id}`)).items;
    expect(delivery).toMatchObject({ status: "delivered", attempts: [{ number: 1, status: 204 }] });
    expect(sink.received).toHaveLength(1);
  });

  test("in the middle of a crowd of publishers loses nothing that was acknowledged", async () => {
    const { sink, start } = await aHouse();
    const signalbox = await start();
    const acknowledged = new Set<string>();
    let stopping = false;
    const publishing = Array.from({ length: 4 }, async () => {
      for (;;) {
        const events = Array.from({ length: 20 }, () => aPublished("order"));
        const response = await signalbox.publish(events).catch(() => undefined);
        if (response?.status === 202) for (const { id } of events) acknowledged.add(id);
        else if (stopping) return response?.status;
      }
    });
    await until(() => acknowledged.size > 500);
    stopping = true;
    expect(await signalbox.stop()).toBe(0);
    for (const status of await Promise.all(publishing)) expect([undefined, 503]).toContain(status);
    await start();
    await sink.until(() => acknowledged.isSubsetOf(idsAt(sink)));
  });
});

test("two processes never run on one data folder", async () => {
  const { start } = await aHouse();
  const first = await start();
  await expect(start()).rejects.toThrow(
    /data-folder-in-use {2}Cannot start on .*: another Signalbox runs on it/,
  );
  expect((await first.send(aPublished("order"))).status).toBe(202);
  await first.kill();
  const second = await start();
  expect((await second.send(aPublished("order"))).status).toBe(202);
});

test("an event that was accepted before a crash is a duplicate after it", async () => {
  const { sink, start } = await aHouse();
  const first = await start();
  const event = aPublished("order");
  await first.send(event);
  await first.kill();
  const second = await start();
  expect(await (await second.send(event)).json()).toMatchObject({ status: "duplicate" });
  await sink.until(() => idsAt(sink).has(event.id));
});

describe("a full disk", () => {
  /** Publishes without a pause; what is acknowledged is added. Ends when told to. */
  function publisher(signalbox: SignalboxProcess, acknowledged: Set<string>) {
    const answers: { status: number; code: string | undefined; retryAfter: string | null }[] = [];
    let ended = false;
    const done = (async () => {
      while (!ended) {
        const events = Array.from({ length: 10 }, () => aPublished("order", { data: "x".repeat(1_000) }));
        const response = await signalbox.publish(events);
        const { code } = (await response.json()) as { code?: string };
        if (response.status === 202) for (const { id } of events) acknowledged.add(id);
        answers.push({ status: response.status, code, retryAfter: response.headers.get("retry-after") });
        if (response.status !== 202) await sleep(10);
      }
    })();
    const last = () => answers.at(-1);
    return { answers, last, end: () => ((ended = true), done) };
  }
  /** In CI a disk has to be had. */
  function aDisk({ skip }: TestContext): SmallDisk {
    const disk = aSmallDisk(48);
    if (!disk && process.env["CI"])
      throw new Error("Cannot try a full disk: mounting a tmpfs is not allowed");
    if (!disk) return skip("a tmpfs cannot be mounted here");
    onTestFinished(disk.remove);
    return disk;
  }

  test("is told to publishers, and passes by itself when there is space; nothing acknowledged is lost", async (context) => {
    const disk = aDisk(context);
    const { place, sink, start } = await aHouse(join(disk.folder, "data"));
    const signalbox = await start();
    const acknowledged = new Set<string>();
    const publishing = publisher(signalbox, acknowledged);
    await until(() => acknowledged.size >= 200);

    disk.fill();
    await until(() => publishing.last()?.status === 503);
    expect(publishing.last()).toEqual({ status: 503, code: "storage-full", retryAfter: "1" });
    const health = await fetch(`${signalbox.url}/health`);
    expect([health.status, await health.json()]).toMatchObject([
      503,
      { status: "degraded", storage: { status: "failing" } },
    ]);
    place.write({ "rules/also.json": aRuleFile("also", "sink") });
    const held = acknowledged.size;
    await sleep(500);
    expect(acknowledged.size).toBe(held);

    disk.free();
    await until(() => acknowledged.size > held);
    await publishing.end();
    expect((await fetch(`${signalbox.url}/health`)).status).toBe(200);
    await sink.until(() => acknowledged.isSubsetOf(idsAt(sink)));
    await until(() => signalbox.api("/api/rules/also"));
    expect(await signalbox.stop()).toBe(0);
  });

  test("and then a crash loses nothing that was acknowledged, and a start on it says what is wrong", async (context) => {
    const disk = aDisk(context);
    const { sink, start } = await aHouse(join(disk.folder, "data"));
    const signalbox = await start();
    sink.answer = (_, response) => response.writeHead(503).end();
    const acknowledged = new Set<string>();
    const publishing = publisher(signalbox, acknowledged);
    await until(() => acknowledged.size >= 200);
    disk.fill();
    await until(() => publishing.last()?.status === 503);
    await publishing.end();
    await signalbox.kill();

    const onFull = await start().catch((error: Error) => error.message);
    if (typeof onFull === "string") expect(onFull).toMatch(/storage-full|storage-failed/);
    else await onFull.kill();
    disk.free();
    sink.answer = (_, response) => response.writeHead(204).end();
    await start();
    await sink.until(() => acknowledged.isSubsetOf(idsAt(sink)));
  });
});
