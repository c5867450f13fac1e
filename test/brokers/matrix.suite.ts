import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { memoryTapPlaces } from "../support/taps.ts";
import type { IncomingEvent } from "../../functions/core/ingest.ts";
import type { Tap } from "../../functions/core/tap.ts";
import { eventsOf } from "../../functions/sources/taps/message.ts";
import { createOpen } from "../../functions/sources/taps/openers.ts";
import { createHttpClient } from "../../functions/targets/guarded-http.ts";
import { createSend } from "../../functions/targets/senders.ts";
import { aDelivery, anEvent, aTarget } from "../support/build.ts";
import { memoryDigests } from "../support/memory-digests.ts";
import { memorySecrets } from "../support/ports.ts";
import { aPlace, type SignalboxProcess, startSignalbox } from "../support/signalbox-process.ts";
import { until } from "../support/until.ts";
import {
  type BrokerPlace,
  type RunningBroker,
  brokerNames,
  environment,
  shownTap,
  shownTarget,
} from "./all-brokers.ts";

const TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
const MODES = ["structured", "binary"] as const;
const secrets = memorySecrets(environment);
/** A record of Kinesis has nothing beside its data. */
const modesOf = (broker: string) => (broker === "kinesis" ? (["structured"] as const) : MODES);

const modeOf = (broker: string, mode: string) => (modesOf(broker).length > 1 ? { mode } : {});

/** The event that comes by a broker in a mode: its data has what JavaScript cannot hold, and one attribute what headers cannot. */
const eventBy = (broker: string, mode: string) =>
  `{"specversion":"1.0","id":"${broker}-${mode}","source":"/shop","type":"by.${broker}","tenant":"ä b%","datacontenttype":"application/json","data":{"country":"DE","customer":"c-1","machine":"m-1","n":12345678901234567890.10}}`;

/**
 * One Signalbox with a tap of each broker, and a rule for what comes by it: to all brokers, in both modes. The settings are
 * those that the docs show.
 */
export function matrixSuite(brokers: Readonly<Record<string, RunningBroker>>): void {
  describe("what comes by one broker and goes out by another", () => {
    const http = createHttpClient();
    afterAll(() => http.close());
    const send = createSend({
      ...{ http, secrets, publish: async () => [], digests: memoryDigests(), eventKey: () => "" },
      ...{ print: () => {}, now: Date.now },
      traceparentOf: ({ id }) => (id.startsWith("traced") ? TRACE : undefined),
    });
    const outers = new Map<string, BrokerPlace>();
    /** By broker and mode in which it came there, by the event's id. */
    const arrived = new Map<string, Map<string, string>>();
    let signalbox: SignalboxProcess;
    const place = aPlace();
    const stop = new AbortController();
    const readers: Promise<void>[] = [];

    async function read(broker: string, outer: BrokerPlace): Promise<void> {
      const tap = { id: `out-${broker}`, ...shownTap(broker, outer) } as Tap;
      const session = await createOpen({ secrets, now: Date.now, places: memoryTapPlaces() })(tap);
      readers.push(
        (async () => {
          while (!stop.signal.aborted) {
            const messages = await session
              .receive({ most: 10, waitMs: 1_000, signal: stop.signal })
              .catch(() => []);
            for (const message of messages) {
              const [only] = modesOf(broker);
              const isWhole = message.contentType?.startsWith("application/cloudevents");
              const mode = modesOf(broker).length === 1 ? only : isWhole ? "structured" : "binary";
              const [event] = eventsOf(message, tap) as [IncomingEvent];
              arrived.get(`${broker} ${mode}`)!.set(event.id, event.text);
            }
            if (messages.length > 0)
              await session.settle(messages.map((message) => ({ message, verdict: "taken" })));
          }
          await session.close();
        })(),
      );
    }

    beforeAll(async () => {
      for (const broker of brokerNames)
        for (const mode of modesOf(broker)) arrived.set(`${broker} ${mode}`, new Map());
      const places = await Promise.all(
        brokerNames.map(async (broker) => ({
          broker,
          inner: await brokers[broker]!.place("matrix-in"),
          outer: await brokers[broker]!.place("matrix-out"),
        })),
      );
      const targets = brokerNames.flatMap((broker) =>
        modesOf(broker).map((mode) => ({ target: `${broker}-${mode}` })),
      );
      for (const { broker, inner, outer } of places) {
        place.write({
          [`rules/sources/in-${broker}.json`]: shownTap(broker, inner),
          [`rules/by-${broker}.json`]: { pattern: { type: [`by.${broker}`] }, targets },
          ...Object.fromEntries(
            modesOf(broker).map((mode) => [
              `rules/targets/${broker}-${mode}.json`,
              { ...shownTarget(broker, outer), ...modeOf(broker, mode) },
            ]),
          ),
        });
        outers.set(broker, outer);
        await read(broker, outer);
      }
      signalbox = await startSignalbox(place, { environment });
      const taps = async () => {
        const { items } = await signalbox.api<{ items: { state?: { status: string } }[] }>(
          "/api/sources?limit=100",
        );
        return items.every(({ state }) => state?.status === "connected");
      };
      await until(taps, 120_000);
      for (const { broker, inner } of places) {
        for (const mode of modesOf(broker)) {
          const event = anEvent({ text: eventBy(broker, mode) });
          const target = aTarget({
            id: `in-${broker}`,
            ...shownTarget(broker, inner),
            ...modeOf(broker, mode),
          });
          expect(await send(aDelivery({ id: `${broker}-${mode}`, event }), target)).toMatchObject({
            ok: true,
          });
        }
      }
      const count = brokerNames.flatMap(modesOf).length;
      await until(() => [...arrived.values()].every(({ size }) => size === count), 120_000);
    }, 300_000);
    afterAll(async () => {
      stop.abort();
      await Promise.all(readers);
      await signalbox?.kill();
      place.remove();
    });

    test.each(brokerNames.filter((broker) => modesOf(broker).length > 1))(
      "%s carries the span of an attempt beside the event, and a tap puts the event into that trace",
      async (broker) => {
        for (const mode of modesOf(broker)) {
          const id = `traced-${broker}-${mode}`;
          const event = anEvent({ id, text: eventBy(broker, mode).replace(`${broker}-${mode}`, id) });
          const target = { id: `out-${broker}`, ...shownTarget(broker, outers.get(broker)!) };
          await send(aDelivery({ id, event }), aTarget({ ...target, ...modeOf(broker, mode) }));
          const text = await until(() => arrived.get(`${broker} ${mode}`)!.get(id), 120_000);
          expect(JSON.parse(text)).toEqual({ ...(JSON.parse(event.text) as object), traceparent: TRACE });
        }
      },
    );

    const pairs = brokerNames.flatMap((from) => brokerNames.map((to) => [from, to] as const));
    test.each(pairs)("from %s to %s it is the same event", (from, to) => {
      for (const came of modesOf(from)) {
        const text = eventBy(from, came);
        for (const went of modesOf(to)) {
          const got = arrived.get(`${to} ${went}`)!.get(`${from}-${came}`)!;
          expect(JSON.parse(got)).toEqual(JSON.parse(text));
          expect(got).toContain("12345678901234567890.10");
        }
      }
      // What is whole all the way is so to the letter.
      expect(arrived.get(`${to} structured`)!.get(`${from}-structured`)).toBe(eventBy(from, "structured"));
    });
  });
}
