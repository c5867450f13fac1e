import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SQSBatchResponse } from "aws-lambda";
import { bundled } from "../../cdk/bundle.ts";
import { FUNCTIONS } from "../../cdk/stages.ts";
import { startMiniStack } from "../support/ministack.ts";
import { orSkip } from "../support/outside.ts";
import { aSink, type Sink } from "../support/sink.ts";
import { aPublished, aRuleFile, aTargetFile } from "../support/story.ts";
import { until } from "../support/until.ts";
import { entriesOn } from "./entries.ts";
import { aFloor, type Floor } from "./floor.ts";
import { aHangman, type End, type Hangman, type Sentence } from "./hangman.ts";
import { takeBatch } from "./pipeline.ts";
import { invoked } from "./runtime.ts";

const ministack = await orSkip(startMiniStack);

const STAGES = ["route", "deliver", "archive"] as const;
const ENDS: readonly End[] = ["exits before", "is out of time at", "is refused"];
type Stage = (typeof STAGES)[number];
type Function = Stage | "later-sweep";

describe.skipIf(!ministack)("nothing is lost when the process of a function", () => {
  let [hangman, sink, floor]: [Hangman, Sink, Floor] = [] as never;
  let entries: Awaited<ReturnType<typeof entriesOn>>;
  let folders: ReadonlyMap<string, string>;

  beforeAll(async () => {
    hangman = await aHangman(ministack!.endpoint);
    sink = await aSink();
    // The first attempt at what is for it fails.
    sink.answer = ({ path, headers }, response) =>
      response.writeHead(path === "/busy" && headers["signalbox-attempt"] === "1" ? 503 : 204).end();
    const account = { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
    Object.assign(process.env, { ...account, AWS_ENDPOINT_URL: ministack!.endpoint });
    floor = await aFloor();
    entries = await entriesOn(floor);
    const retry = { minDelaySeconds: 0.01, maxDelaySeconds: 0.01 };
    await entries.api("/api/targets", { id: "sink", ...aTargetFile(sink.url) });
    await entries.api("/api/targets", { id: "busy", ...aTargetFile(`${sink.url}/busy`, { retry }) });
    await entries.api("/api/rules", { id: "all", ...aRuleFile("killed", "sink") });
    await entries.api("/api/rules", { id: "again", ...aRuleFile("killed-again", "busy") });
    const bundles = await bundled(FUNCTIONS);
    folders = new Map(bundles.map(({ name, folder }) => [name, resolve(folder)]));
  }, 120_000);
  afterAll(async () => {
    await Promise.all([hangman, sink].map((one) => one.close()));
    floor.close();
    await ministack!.stop();
  }, 60_000);

  const take = async (stage: Stage) => takeBatch(floor, queueOf(stage), await entries.taking(stage));
  const queueOf = (stage: Stage) =>
    ({ route: floor.events, deliver: floor.deliveries, archive: floor.archive })[stage];

  /** The function in a process of its own, to which that is to happen. */
  const doomed = (name: Function, sentence: Sentence) => async (event: object) => {
    const variables = { ...process.env, ...entries.variables, AWS_ENDPOINT_URL: hangman.url };
    const onStart = (kill: () => void) => hangman.condemn(sentence, kill);
    const answer = await invoked(event, { folder: folders.get(name)!, variables, onStart });
    return answer as SQSBatchResponse;
  };
  const takeDoomed = (stage: Stage, sentence: Sentence) =>
    until(() => takeBatch(floor, queueOf(stage), doomed(stage, sentence)));

  const publish = async (type: string, data: object) => {
    const events = [aPublished(type, { data }), aPublished(type, { data })];
    await entries.publish(events);
    return events;
  };

  /** Until nothing is left to do: each is delivered under one key, found in the archive, and its journal ends well. */
  const expectWhole = async (events: readonly { id: string; source: string }[], why: string) => {
    for (let quiet = 0; quiet < 2; quiet++) for (const stage of STAGES) while (await take(stage)) quiet = 0;
    for (const { id, source } of events) {
      const keys = sink.received.flatMap(({ headers }) =>
        headers["ce-id"] === id ? [headers["idempotency-key"]] : [],
      );
      expect(new Set(keys).size, `delivered, always with the same key: ${why}`).toBe(1);
      const query = `?source=${encodeURIComponent(source)}`;
      expect(await entries.api(`/api/events/${id}${query}`)).toMatchObject({ event: { id } });
      const { items } = await entries.api(`/api/events/${id}/journal${query}`);
      expect((items as object[]).at(-1), why).toMatchObject({ kind: "attempt", outcome: "delivered" });
    }
  };

  /** Kills a process at its first call, its second one, until it has made all of its calls. */
  const atEachCall = async (tell: (call: number) => Promise<void>) => {
    let calls = 0;
    for (let isMet = true; isMet; calls++) {
      await tell(calls + 1);
      isMet = hangman.wasMet();
    }
    expect(calls - 1).toBeGreaterThan(1);
  };

  test.for(STAGES.flatMap((stage) => ENDS.map((end) => [stage, end] as const)))(
    "%s %s a call, whichever",
    { timeout: 300_000 },
    ([stage, end]) =>
      atEachCall(async (call) => {
        const events = await publish("killed", { end, call });
        for (const before of STAGES.slice(0, STAGES.indexOf(stage))) await until(() => take(before));
        await takeDoomed(stage, { end, call });
        hangman.spare();
        await expectWhole(events, `call ${call}`);
      }),
  );

  /** Events whose first attempt has failed: they wait for their second one. */
  const publishBusy = async (data: object) => {
    const events = await publish("killed-again", data);
    const ids = events.map(({ id }) => id);
    const tried = () => sink.at("/busy").filter(({ headers }) => ids.includes(String(headers["ce-id"])));
    await until(() => take("route"));
    await until(async () => (await take("deliver")) && tried().length >= events.length);
    return events;
  };
  const settled = ({ id }: { readonly id: string }) =>
    sink.at("/busy").some(({ headers }) => headers["ce-id"] === id && headers["signalbox-attempt"] === "2");

  test.for(ENDS)("deliver %s a call of a second attempt, whichever", { timeout: 300_000 }, (end) =>
    atEachCall(async (call) => {
      const events = await publishBusy({ end, call });
      await takeDoomed("deliver", { end, call });
      hangman.spare();
      await until(async () => {
        await take("deliver");
        return events.every(settled);
      });
      await expectWhole(events, `call ${call}`);
    }),
  );

  test.for(ENDS)("later-sweep %s a call that changes something, whichever", { timeout: 300_000 }, (end) =>
    atEachCall(async (call) => {
      const events = await publishBusy({ end, call });
      // The messages by which they would come back get lost.
      let lost = 0;
      await until(async () => {
        const messages = await floor.deliveries.receive();
        lost += messages.length;
        await floor.deliveries.remove(messages);
        return lost >= events.length;
      });
      await fallDue(floor);
      await doomed("later-sweep", { end, call, of: "changes" })({}).catch(() => {});
      hangman.spare();
      await until(async () => {
        await fallDue(floor);
        await entries.called("later-sweep");
        while (await take("deliver"));
        return events.every(settled);
      });
      await expectWhole(events, `call ${call}`);
    }),
  );
});

/** Pointers of the sweep are spread over so many partitions. */
const SHARDS = 8;

/** The sweep is to look at all that waits, now and not in a quarter of an hour. */
async function fallDue({ hot }: Floor): Promise<void> {
  for (let shard = 0; shard < SHARDS; shard++)
    for await (const items of hot.pages({ PK: `DUE#${shard}` }))
      for (const item of items) {
        const SK = item.SK.replace(/^\d+/, ({ length }) => "0".repeat(length));
        if (SK === item.SK) continue;
        await hot.put({ ...item, SK });
        await hot.remove(item);
      }
}
