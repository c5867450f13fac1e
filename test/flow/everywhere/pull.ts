import { expect, test } from "vitest";
import { aPublished, aRuleFile } from "../../support/story.ts";
import type { FlowStory } from "./floor.ts";

interface Received {
  readonly handle: string;
  readonly id: string;
  readonly attempt: number;
  readonly event: { readonly id: string; readonly data: unknown };
}

/** What consumers fetch: received, acknowledged, given back, until it is a dead letter. */
export const pull: FlowStory = {
  name: "a pull target",
  files: () => ({
    "rules/everywhere-pull.json": aRuleFile("everywhere.pull", "everywhere-pull"),
    "rules/targets/everywhere-pull.json": { kind: "pull", maxReceives: 2 },
  }),
  tell(signalbox) {
    const act = <Answer>(name: string, body: object, secret?: string) =>
      signalbox.api<Answer>(`/api/targets/everywhere-pull/${name}`, body, {
        ...(secret !== undefined && { headers: { authorization: `Bearer ${secret}` } }),
      });
    const receiving = (order: object = {}, secret?: string) =>
      signalbox.until(async () => {
        const { deliveries } = await act<{ deliveries: readonly Received[] }>(
          "receive",
          { most: 1, waitSeconds: 5, ...order },
          secret,
        );
        return deliveries[0];
      });

    test("is fetched by a consumer who has a token for it, and done when it is acknowledged", async () => {
      const { token } = await signalbox.api<{ token: string }>("/api/tokens", {
        ...{ kind: "token", name: "consumer", role: "consumer", targets: ["everywhere-pull"] },
      });
      const event = aPublished("everywhere.pull", { data: { n: 1 } });
      await signalbox.publish(event);
      const received = await receiving({}, token);
      expect(received).toMatchObject({ attempt: 1, event: { id: event.id, data: { n: 1 } } });
      const { handle } = received;
      expect(await act("extend", { handles: [handle], visibilitySeconds: 60 }, token)).toMatchObject({
        extended: 1,
      });
      expect(await act("acknowledge", { handles: [handle] }, token)).toEqual({
        acknowledged: 1,
        results: [{ handle, status: "acknowledged" }],
      });
      expect(await act("acknowledge", { handles: [handle] }, token)).toMatchObject({ acknowledged: 0 });
      await signalbox.until(async () => {
        const view = await signalbox
          .api<{ status: string }>(`/api/deliveries/${received.id}`)
          .catch(() => undefined);
        return view?.status === "delivered";
      });

      const again = aPublished("everywhere.pull");
      await signalbox.publish(again);
      const first = await receiving({ visibilitySeconds: 1 });
      expect(first.event.id).toBe(again.id);
      const second = await receiving();
      expect(second).toMatchObject({ id: first.id, attempt: 2 });
      await act("give-back", { handles: [second.handle], reason: "It cannot be read" });
      const dead = await signalbox.until(async () => {
        const path = "/api/dead-letters?target=everywhere-pull";
        return (await signalbox.api<{ items: { id: string; attempts: unknown[] }[] }>(path)).items[0];
      });
      expect(dead).toMatchObject({
        id: first.id,
        attempts: [
          { number: 1, error: { code: "not-acknowledged" } },
          { number: 2, error: { code: "given-back", detail: "It cannot be read" } },
        ],
      });
    });
  },
};
