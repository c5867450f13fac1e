import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { memoryTapPlaces } from "../support/taps.ts";
import type { IncomingEvent } from "../../functions/core/ingest.ts";
import { RouterError } from "../../functions/core/errors.ts";
import type { Tap } from "../../functions/core/tap.ts";
import { type BrokerMessage, eventsOf } from "../../functions/sources/taps/message.ts";
import type { TapSession, Verdict } from "../../functions/sources/taps/open-tap.ts";
import { createOpen } from "../../functions/sources/taps/openers.ts";
import { memorySecrets } from "../support/ports.ts";

/** What a test puts onto a broker. */
export interface Put {
  readonly body: string | Uint8Array;
  readonly contentType?: string;
  /** CloudEvents attributes beside the body, as the broker's binding has them. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** What a suite of taps needs of a broker. */
export interface TapHarness {
  /** Settings of a tap on a place of its own that has nothing yet; each call is another place. */
  readonly tap: () => Promise<object>;
  /** Puts messages where the tap takes from, as somebody who is not Signalbox. */
  readonly put: (tap: Tap, messages: readonly Put[]) => Promise<void>;
  /** Settings of a tap whose broker is not there, and of one whose credentials are wrong. */
  readonly away: object;
  readonly wrong?: object;
  readonly secrets?: Readonly<Record<string, string>>;
  /** What of a tap's messages came to its dead letters; without it there are none. */
  readonly deadLetters?: (tap: Tap) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** What a broker has that others have not: it tells how much waits, has dead letters, and looks at credentials. */
export interface TapFeatures {
  readonly lag: boolean;
  readonly deadLetters: boolean;
  readonly credentials: boolean;
  /** Whether its messages have anything beside their bodies. */
  readonly binary?: boolean;
}

const EVENT =
  '{"specversion":"1.0","id":"1","source":"/s","type":"t","time":"2026-01-02T03:04:05.000600+01:00","tenant":"ä b","data":{"n":12345678901234567890.10}}';
const JSON_EVENT = "application/cloudevents+json";

export function tapSuite(name: string, has: TapFeatures, create: () => Promise<TapHarness>): void {
  describe(`a tap of ${name}`, () => {
    const places = memoryTapPlaces();
    let harness: TapHarness;
    beforeAll(async () => {
      harness = await create();
    }, 120_000);
    afterAll(() => harness?.close());

    const aTap = async (more: object = {}) =>
      ({ id: "orders", kind: "tap", allowPrivateNetwork: true, ...(await harness.tap()), ...more }) as Tap;
    const open = (tap: Tap) =>
      createOpen({ secrets: memorySecrets(harness.secrets ?? {}), now: Date.now, places })(tap);

    test("hands out CloudEvents in structured mode, to the letter", async () => {
      const tap = await aTap();
      await harness.put(tap, [{ body: EVENT, contentType: JSON_EVENT }]);
      const session = await open(tap);
      const [message] = await next(session, 1);
      expect(textsOf(message!, tap)).toEqual([EVENT]);
      await session.close();
    });

    testIf(has.binary ?? true)("hands out CloudEvents in binary mode", async () => {
      const tap = await aTap();
      const attributes = { specversion: "1.0", id: "1", source: "/s", type: "t", tenant: "ä b%" };
      await harness.put(tap, [{ body: '{"n":1.10}', contentType: "application/json", attributes }]);
      const session = await open(tap);
      const [message] = await next(session, 1);
      const [text] = textsOf(message!, tap);
      expect(JSON.parse(text!)).toEqual({
        ...attributes,
        datacontenttype: "application/json",
        data: { n: 1.1 },
      });
      expect(text).toContain('{"n":1.10}');
      await session.close();
    });

    test("hands out anything else with an id of its own", async () => {
      const tap = await aTap();
      await harness.put(tap, [{ body: "hello" }, { body: "hello" }]);
      const session = await open(tap);
      const messages = await next(session, 2);
      const events = messages.flatMap((message) => textsOf(message, tap)).map((text) => JSON.parse(text!));
      expect(events).toMatchObject([{ data: "hello" }, { data: "hello" }]);
      expect(new Set(events.map(({ id }) => id)).size).toBe(2);
      await session.close();
    });

    test("what is taken does not come again; what is not settled does", async () => {
      const tap = await aTap();
      await harness.put(
        tap,
        ["a", "b"].map((body) => ({ body })),
      );
      const first = await open(tap);
      const messages = await next(first, 2);
      const taken = messages.find(({ body }) => textOf(body) === "a")!;
      await first.settle([{ message: taken, verdict: "taken" }]);
      await first.close();
      const second = await open(tap);
      expect((await next(second, 1)).map(({ body }) => textOf(body))).toEqual(["b"]);
      expect(await rest(second)).toEqual([]);
      await second.close();
    });

    test("what is to come later comes again", async () => {
      const tap = await aTap();
      await harness.put(tap, [{ body: "a" }]);
      const session = await open(tap);
      await settleAll(session, await next(session, 1), "later");
      const again = await next(session, 1);
      expect(again.map(({ body }) => textOf(body))).toEqual(["a"]);
      await settleAll(session, again, "taken");
      await session.close();
    });

    testIf(has.deadLetters)("what is refused comes to the broker's dead letters", async () => {
      const { deadLetters = async () => [] } = harness;
      const tap = await aTap({ refused: "broker" });
      await harness.put(tap, [{ body: "bad" }, { body: "good" }]);
      const session = await open(tap);
      const messages = await next(session, 2);
      await session.settle(
        messages.map((message) => ({
          message,
          verdict: textOf(message.body) === "bad" ? ("refused" as const) : ("taken" as const),
        })),
      );
      await session.close();
      expect(await deadLetters(tap)).toEqual(["bad"]);
    });

    test("waits for messages as long as it is told to, or until it is called off", async () => {
      const tap = await aTap();
      const session = await open(tap);
      const { signal } = new AbortController();
      expect(await session.receive({ most: 10, waitMs: 1, signal })).toEqual([]);
      const stop = new AbortController();
      const waiting = session.receive({ most: 10, waitMs: 60_000, signal: stop.signal });
      stop.abort();
      expect(await waiting.catch(() => [])).toEqual([]);
      await session.close();
    });

    test("takes what comes while it waits, and no more than it is asked for", async () => {
      const tap = await aTap();
      const session = await open(tap);
      const { signal } = new AbortController();
      const waiting = session.receive({ most: 2, waitMs: 20_000, signal });
      await harness.put(
        tap,
        ["a", "b", "c"].map((body) => ({ body })),
      );
      const first = await waiting;
      expect(first.length).toBeLessThanOrEqual(2);
      await settleAll(session, first, "taken");
      const others = await next(session, 3 - first.length);
      await settleAll(session, others, "taken");
      expect([...first, ...others].map(({ body }) => textOf(body)).toSorted()).toEqual(["a", "b", "c"]);
      await session.close();
    });

    testIf(has.lag)("tells how many messages wait", async () => {
      const tap = await aTap();
      await harness.put(
        tap,
        ["a", "b", "c"].map((body) => ({ body })),
      );
      const session = await open({ ...tap, batch: 1 });
      await settleAll(session, await next(session, 1, 1), "taken");
      await expect.poll(() => session.lag(), { timeout: 30_000 }).toBeLessThanOrEqual(2);
      expect(await session.lag()).toBeGreaterThan(0);
      await session.close();
    });

    test("says that its broker is away", async () => {
      const opened = open(await aTap(harness.away)).then((session) =>
        session.receive({ most: 1, waitMs: 10, signal: new AbortController().signal }),
      );
      await expect(opened).rejects.toMatchObject({ code: "tap-unreachable" });
      await expect(opened).rejects.toBeInstanceOf(RouterError);
    });

    testIf(has.credentials)("says that its credentials are not taken", async () => {
      const opened = open(await aTap(harness.wrong)).then((session) =>
        session.receive({ most: 1, waitMs: 10, signal: new AbortController().signal }),
      );
      await expect(opened).rejects.toMatchObject({ code: "tap-refused" });
    });

    test("is not opened to a private address unless it may be", async () => {
      const opened = open(await aTap({ allowPrivateNetwork: false })).then((session) =>
        session.receive({ most: 1, waitMs: 10, signal: new AbortController().signal }),
      );
      await expect(opened).rejects.toMatchObject({ code: "address-private" });
    });
  });
}

/** What does not apply is no test that is skipped. */
function testIf(applies: boolean): typeof test | (() => void) {
  return applies ? test : () => {};
}

/** So many messages, however many calls they take. */
async function next(session: TapSession, count: number, most = 10): Promise<readonly BrokerMessage[]> {
  const got: BrokerMessage[] = [];
  const { signal } = new AbortController();
  for (const end = Date.now() + 30_000; got.length < count && Date.now() < end; )
    got.push(...(await session.receive({ most, waitMs: 1_000, signal })));
  return got;
}

async function rest(session: TapSession): Promise<readonly BrokerMessage[]> {
  return session.receive({ most: 10, waitMs: 200, signal: new AbortController().signal });
}

async function settleAll(
  session: TapSession,
  messages: readonly BrokerMessage[],
  verdict: Verdict,
): Promise<void> {
  await session.settle(messages.map((message) => ({ message, verdict })));
}

function textOf(body: Uint8Array): string {
  return Buffer.from(body).toString();
}

function textsOf(message: BrokerMessage, tap: Tap): (string | undefined)[] {
  return eventsOf(message, tap).map((event) => (event as IncomingEvent).text);
}
