import { expect, test } from "vitest";
import type { Received } from "../../support/sink.ts";
import { aPublished, aTargetFile } from "../../support/story.ts";
import type { FlowStory } from "./floor.ts";

const retry = { minDelaySeconds: 1, maxDelaySeconds: 1, maxAttempts: 2 };

/** A rule and a target of that name, with what follows a dead letter. */
const ordered = (name: string, url: string, poison: string) => ({
  [`rules/everywhere-${name}.json`]: {
    pattern: { type: [name] },
    targets: [{ target: `everywhere-${name}`, order: { key: "$.data.order", poison } }],
  },
  [`rules/targets/everywhere-${name}.json`]: aTargetFile(`${url}/${name}`, { retry }),
});

interface Key {
  readonly key: string;
  readonly state: string;
  readonly waiting: number;
}

/** Deliveries of a key go out one after the other; what becomes of the others when one is a dead letter is the rule's. */
export const order: FlowStory = {
  name: "an ordered rule",
  files: ({ url }) => ({
    ...ordered("orderly", url, "block"),
    ...ordered("skipping", url, "park-event"),
    ...ordered("parking", url, "park-group"),
  }),
  tell(signalbox) {
    const publish = async (name: string, orders: readonly string[]) => {
      const events = orders.map((one, i) => aPublished(name, { data: { order: one, n: i + 1 } }));
      expect((await signalbox.publish(events)).status).toBe(202);
    };
    const dataOf = ({ body }: Received) => JSON.parse(body) as { readonly n: number; readonly order: string };
    const numbers = (path: string, key: string) =>
      signalbox.sink
        .at(path)
        .map(dataOf)
        .filter((data) => data.order === key)
        .map(({ n }) => n);
    /** The sink refuses a number of a path until it is told to take it. */
    const refuse = (path: string, status: number, n: number) => {
      let isRefused = true;
      const before = signalbox.sink.answer;
      signalbox.sink.answer = (request, response) => {
        if (isRefused && request.path === path && dataOf(request).n === n)
          response.writeHead(status).end("no");
        else before(request, response);
      };
      return () => (isRefused = false);
    };
    const keys = async (name: string) => {
      const path = `/api/ordered-keys?target=everywhere-${name}`;
      return (await signalbox.api<{ items: Key[] }>(path)).items;
    };
    const deadLetter = (name: string) =>
      signalbox.until(async () => {
        const path = `/api/dead-letters?target=everywhere-${name}`;
        return (await signalbox.api<{ items: { id: string }[] }>(path)).items[0];
      });

    test("holds a key behind its dead letter, over its redrive to the end, and no other key", async () => {
      const mend = refuse("/orderly", 503, 1);
      await publish("orderly", ["a", "b", "a", "b", "a"]);
      const { id } = await deadLetter("orderly");
      const key = await signalbox.until(async () =>
        (await keys("orderly")).find(({ state, waiting }) => state === "blocked" && waiting === 2),
      );
      expect(key).toMatchObject({ rule: "everywhere-orderly", key: '"a"', delivery: id });
      await signalbox.until(() => numbers("/orderly", "b").length === 2);
      expect(numbers("/orderly", "a")).toEqual([1, 1]);
      mend();
      await signalbox.api("/api/dead-letters/redrive", { ids: [id] });
      await signalbox.until(() => numbers("/orderly", "a").length === 5);
      expect(numbers("/orderly", "a")).toEqual([1, 1, 1, 3, 5]);
      expect(numbers("/orderly", "b")).toEqual([2, 4]);
      await signalbox.until(async () => (await keys("orderly")).length === 0);
    });

    test("with park-event goes on without it", async () => {
      refuse("/skipping", 400, 1);
      await publish("skipping", ["a", "a", "a"]);
      await signalbox.until(() => numbers("/skipping", "a").length === 3);
      expect(numbers("/skipping", "a")).toEqual([1, 2, 3]);
    });

    test("with park-group keeps those behind it until their key is released", async () => {
      refuse("/parking", 400, 1);
      await publish("parking", ["a", "a", "b", "a"]);
      await signalbox.until(async () =>
        (await keys("parking")).find(({ state, waiting }) => state === "parked" && waiting === 2),
      );
      await signalbox.until(() => numbers("/parking", "b").length === 1);
      expect([numbers("/parking", "a"), numbers("/parking", "b")]).toEqual([[1], [3]]);
      await signalbox.api("/api/ordered-keys/release", { target: "everywhere-parking", key: "a" });
      await signalbox.until(() => numbers("/parking", "a").length === 3);
      expect(numbers("/parking", "a")).toEqual([1, 2, 4]);
    });
  },
};
