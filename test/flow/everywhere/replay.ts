import { expect, test } from "vitest";
import { aPublished, aRuleFile, aTargetFile } from "../../support/story.ts";
import type { FlowStory } from "./floor.ts";

interface Replay {
  readonly id: string;
  readonly status: string;
  readonly progress: object;
}

/** What was accepted is in the archive, and comes again when somebody asks for it. */
export const replay: FlowStory = {
  name: "an event of the past",
  files: ({ url }) => ({
    "rules/everywhere-first.json": aRuleFile("everywhere.past", "everywhere-first"),
    "rules/everywhere-second.json": aRuleFile("everywhere.past", "everywhere-second"),
    "rules/targets/everywhere-first.json": aTargetFile(`${url}/past/first`),
    "rules/targets/everywhere-second.json": aTargetFile(`${url}/past/second`),
  }),
  tell(signalbox) {
    test("is found by its id with its raw text, and replayed to one rule alone, under the key that it had", async () => {
      const from = new Date(Date.now() - 1000).toISOString();
      const event = aPublished("everywhere.past", { source: "/everywhere/past", data: { n: 1 } });
      await signalbox.publish(event);
      const live = await signalbox.until(
        () => signalbox.sink.at("/past/first").length > 0 && signalbox.sink.at("/past/second")[0],
      );
      const found = await signalbox.until(() =>
        signalbox
          .api<{ raw: string }>(`/api/events/${event.id}?source=/everywhere/past`)
          .catch(() => undefined),
      );
      expect(JSON.parse(found.raw)).toEqual(event);

      const { id } = await signalbox.api<Replay>("/api/replays", {
        name: "again",
        from,
        until: new Date(Date.now() + 1000).toISOString(),
        match: { source: "/everywhere/past" },
        to: { rules: ["everywhere-second"] },
      });
      const ended = await signalbox.until(async () => {
        const replay = await signalbox.api<Replay>(`/api/replays/${id}`);
        return replay.status !== "running" && replay;
      });
      expect(ended).toMatchObject({ status: "done", progress: { published: 1 } });
      const replayed = (path: string) =>
        signalbox.sink.at(path).filter(({ headers }) => headers["signalbox-replay"] === id);
      const again = await signalbox.until(() => replayed("/past/second")[0]);
      expect(again.headers["idempotency-key"]).toBe(live.headers["idempotency-key"]);
      expect(live.headers).not.toHaveProperty("signalbox-replay");
      expect(replayed("/past/first")).toEqual([]);
    }, 180_000);
  },
};
