import { readFileSync } from "node:fs";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checks } from "../../functions/core/check/checks.ts";
import type { Tap } from "../../functions/core/tap.ts";
import { createOpen } from "../../functions/sources/taps/openers.ts";
import { aSender } from "../support/aws-targets.ts";
import { aDelivery, anEvent, aTarget } from "../support/build.ts";
import { memorySecrets } from "../support/ports.ts";
import { memoryTapPlaces } from "../support/taps.ts";
import { until } from "../support/until.ts";

/** What the pages take for granted of a broker, as it is here. */
export interface ShownBroker {
  /** Where the places are that the pages name: `HOST:PORT` by that or by `HOST`. */
  readonly places: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** The authority of its certificate, which no page names. */
  readonly ca: string;
  /** Makes the topics, queues and streams that the pages name. */
  readonly make: () => Promise<unknown>;
  /** Whether what has come to where the target leads has this in it. */
  readonly arrived: (part: string) => Promise<boolean>;
  /** Puts a message where the taps take from. */
  readonly put: (body: string) => Promise<unknown>;
}

/** Runs what docs/ show of a broker to the letter: they are told only where it is, and that it may be here. */
export function docsSuite(broker: string, { places, secrets, ca, ...shown }: ShownBroker): void {
  const here = (text: string): Record<string, unknown> => {
    const there = Object.entries(places).reduce((all, [named, is]) => all.replaceAll(named, is), text);
    expect(there).not.toContain(".example");
    return { ...(JSON.parse(there) as Record<string, unknown>), allowPrivateNetwork: true };
  };
  const page = examplesOf(`docs/targets/${broker}.md`);
  const targets = page.filter((text) => kindIn(text) === broker);
  const taps = [...page, ...examplesOf("docs/taps.md")].filter((text) => brokerIn(text) === broker);

  describe(`the pages about ${broker}`, () => {
    const known = getCACertificates("default");
    beforeAll(async () => {
      setDefaultCACertificates([...known, ca]);
      await shown.make();
    });
    afterAll(() => setDefaultCACertificates(known));

    test.each(targets)("show a target that delivers: %s", async (text) => {
      expect(checks.target(text).problems).toEqual([]);
      const id = `shown-${targets.indexOf(text)}`;
      const event = anEvent({ id, data: { country: "DE", customer: "c-1", machine: "m-1" } });
      expect(await aSender({ secrets })(aDelivery({ id, event }), aTarget(here(text)))).toEqual({ ok: true });
      await until(() => shown.arrived(`"id":"${id}"`));
    });

    test.each(taps)("show a tap that takes: %s", async (text) => {
      expect(checks.source(text).problems).toEqual([]);
      const tap = { id: `shown-${taps.indexOf(text)}`, ...here(text) } as unknown as Tap;
      const tools = { secrets: memorySecrets(secrets), now: Date.now, places: memoryTapPlaces() };
      const session = await createOpen(tools)(tap);
      await shown.put(tap.id);
      const { signal } = new AbortController();
      const bodies: string[] = [];
      await until(async () => {
        const messages = await session.receive({ most: 10, waitMs: 1_000, signal });
        bodies.push(...messages.map(({ body }) => Buffer.from(body).toString()));
        await session.settle(messages.map((message) => ({ message, verdict: "taken" as const })));
        return bodies.includes(tap.id);
      }, 30_000);
      await session.close();
    });

    test("show a target and a tap", () => {
      expect(Math.min(targets.length, taps.length)).toBeGreaterThan(0);
    });
  });
}

function examplesOf(page: string): string[] {
  return Array.from(readFileSync(page, "utf8").matchAll(/```json[\w -]*\n(.*?)```/gs), ([, text]) => text!);
}

const kindIn = (text: string) => (JSON.parse(text) as { kind?: string }).kind;
const brokerIn = (text: string) => (JSON.parse(text) as { broker?: string }).broker;
