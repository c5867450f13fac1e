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
import { entriesOn, type Take } from "./entries.ts";
import { aFloor, type Floor } from "./floor.ts";
import { aHangman, type End, type Hangman, type Sentence } from "./hangman.ts";
import { takeBatch } from "./pipeline.ts";
import { invoked } from "./runtime.ts";

const ministack = await orSkip(startMiniStack);

const STAGES = ["route", "deliver", "archive"] as const;
const ENDS: readonly End[] = ["exits before", "is out of time at", "is refused"];
type Stage = (typeof STAGES)[number];

describe.skipIf(!ministack)("nothing is lost when the process of a function", () => {
  let [hangman, sink, floor]: [Hangman, Sink, Floor] = [] as never;
  let entries: Awaited<ReturnType<typeof entriesOn>>;
  let folders: ReadonlyMap<string, string>;

  beforeAll(async () => {
    hangman = await aHangman(ministack!.endpoint);
    sink = await aSink();
    const account = { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
    Object.assign(process.env, { ...account, AWS_ENDPOINT_URL: ministack!.endpoint });
    floor = await aFloor();
    entries = await entriesOn(floor);
    await entries.api("/api/targets", { id: "sink", ...aTargetFile(sink.url) });
    await entries.api("/api/rules", { id: "all", ...aRuleFile("killed", "sink") });
    const bundles = await bundled(FUNCTIONS);
    folders = new Map(bundles.map(({ name, folder }) => [name, resolve(folder)]));
  }, 120_000);
  afterAll(async () => {
    await Promise.all([hangman, sink].map((one) => one.close()));
    floor.close();
    await ministack!.stop();
  }, 60_000);

  const queueOf = (stage: Stage) =>
    ({ route: floor.events, deliver: floor.deliveries, archive: floor.archive })[stage];

  /** The function in a process of its own, to which that is to happen. */
  const doomed =
    (stage: Stage, sentence: Sentence): Take =>
    async (event) => {
      const variables = { ...process.env, ...entries.variables, AWS_ENDPOINT_URL: hangman.url };
      const onStart = (kill: () => void) => hangman.condemn(sentence, kill);
      const answer = await invoked(event, { folder: folders.get(stage)!, variables, onStart });
      return answer as SQSBatchResponse;
    };

  /** Events on their way through all functions, and then until nothing is left to do. False when there were not so many calls. */
  const tell = async (at: Stage, sentence: Sentence): Promise<boolean> => {
    const events = [aPublished("killed", { data: sentence }), aPublished("killed", { data: sentence })];
    await entries.publish(events);
    for (const stage of STAGES.slice(0, STAGES.indexOf(at) + 1)) {
      const take = stage === at ? doomed(at, sentence) : await entries.taking(stage);
      await until(() => takeBatch(floor, queueOf(stage), take));
    }
    const isMet = hangman.acquit();
    for (let quiet = 0; quiet < 2; quiet++)
      for (const stage of STAGES)
        while (await takeBatch(floor, queueOf(stage), await entries.taking(stage))) quiet = 0;
    for (const { id, source } of events) {
      const keys = sink.received.flatMap(({ headers }) =>
        headers["ce-id"] === id ? [headers["idempotency-key"]] : [],
      );
      expect(new Set(keys).size, `delivered, always with the same key: call ${sentence.call}`).toBe(1);
      const query = `?source=${encodeURIComponent(source)}`;
      expect(await entries.api(`/api/events/${id}${query}`)).toMatchObject({ event: { id } });
      const { items } = await entries.api(`/api/events/${id}/journal${query}`);
      expect((items as object[]).at(-1)).toMatchObject({ kind: "attempt", outcome: "delivered" });
    }
    return isMet;
  };

  test.for(STAGES.flatMap((stage) => ENDS.map((end) => [stage, end] as const)))(
    "%s %s a call, whichever",
    { timeout: 300_000 },
    async ([stage, end]) => {
      let calls = 0;
      while (await tell(stage, { end, call: calls + 1 })) calls++;
      expect(calls).toBeGreaterThan(1);
    },
  );
});
