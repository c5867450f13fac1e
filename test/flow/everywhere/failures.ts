import { expect, test } from "vitest";
import { aPublished, aRuleFile, aTargetFile } from "../../support/story.ts";
import type { FlowStory } from "./floor.ts";

const soon = { minDelaySeconds: 1, maxDelaySeconds: 1 };

interface Dead {
  readonly id: string;
  readonly reason: { readonly code: string };
  readonly attempts: readonly { readonly number: number; readonly status?: number }[];
}

/** What a target does not take: again, then a dead letter, then redriven. */
export const failures: FlowStory = {
  name: "a target that fails",
  files: ({ url }) => ({
    "rules/everywhere-flaky.json": aRuleFile("everywhere.flaky", "everywhere-flaky"),
    "rules/targets/everywhere-flaky.json": aTargetFile(`${url}/flaky`, { retry: soon }),
    "rules/everywhere-worn.json": aRuleFile("everywhere.worn", "everywhere-worn"),
    "rules/targets/everywhere-worn.json": aTargetFile(`${url}/worn`, { retry: { ...soon, maxAttempts: 2 } }),
  }),
  tell(signalbox) {
    /** The sink answers the requests to a path with these statuses in turn, then with 204. */
    const answers = (path: string, ...statuses: readonly number[]) => {
      const before = signalbox.sink.answer;
      const left = [...statuses];
      signalbox.sink.answer = (request, response) => {
        const status = request.path === path ? left.shift() : undefined;
        if (status === undefined) before(request, response);
        else response.writeHead(status).end("not today");
      };
    };

    test("gets the same delivery again, under the same key", async () => {
      answers("/flaky", 503, 500);
      await signalbox.publish(aPublished("everywhere.flaky"));
      await signalbox.until(() => signalbox.sink.at("/flaky").length === 3);
      const headers = signalbox.sink.at("/flaky").map((one) => one.headers);
      expect(headers.map((one) => one["signalbox-attempt"])).toEqual(["1", "2", "3"]);
      expect(new Set(headers.map((one) => one["idempotency-key"])).size).toBe(1);
    });

    test("to the end makes a dead letter with each attempt in it, and a redrive delivers it", async () => {
      answers("/worn", 500, 500);
      const event = aPublished("everywhere.worn", { data: { n: 1 } });
      await signalbox.publish(event);
      const dead = await signalbox.until(async () => {
        const path = "/api/dead-letters?target=everywhere-worn";
        return (await signalbox.api<{ items: Dead[] }>(path)).items[0];
      });
      expect(dead).toMatchObject({
        event: { id: event.id },
        reason: { code: "attempts-exhausted" },
        attempts: [
          { number: 1, status: 500 },
          { number: 2, status: 500 },
        ],
      });
      const redriven = await signalbox.api("/api/dead-letters/redrive", { ids: [dead.id] });
      expect(redriven).toEqual({ queued: [dead.id] });
      await signalbox.until(() => signalbox.sink.at("/worn").length === 3);
      expect(signalbox.sink.at("/worn")[2]).toMatchObject({
        headers: { "idempotency-key": dead.id, "signalbox-attempt": "1" },
        body: '{"n":1}',
      });
    });
  },
};
