import { expect, test } from "vitest";
import { deliveryScope } from "../../../functions/core/template/scope.ts";
import { inDigest } from "../../../functions/targets/email/digest.ts";
import { aDelivery, anEvent, aTarget, NOW } from "../../support/build.ts";
import { memoryDigests } from "../../support/memory-digests.ts";
import { aClock } from "../../support/ports.ts";

const WINDOW_SECONDS = 60;
type Target = Parameters<typeof inDigest>[0]["target"];
const target = aTarget({
  ...{ id: "team", kind: "email", from: "a@shop.example", to: ["b@shop.example"], subject: "s", text: "t" },
  digest: { windowSeconds: WINDOW_SECONDS },
}) as Target;

function aHouse() {
  const clock = aClock(NOW);
  const digests = memoryDigests(clock);
  const mails: object[] = [];
  const deliver = (id: string) => {
    const delivery = aDelivery({ id: `d-${id}`, event: anEvent({ id }), target: "team" });
    const joining = { delivery, target, scope: deliveryScope(delivery) };
    return inDigest(joining, { digests, now: clock }, async (scope) => {
      mails.push(scope);
      return { ok: true };
    });
  };
  return { clock, digests, mails, deliver };
}

test.for([
  [["a"], ["b"]],
  [["b"], ["a"]],
  [["a", "b"], undefined],
] as const)("a digest out of which %j was taken is a mail of %j", async ([taken, left]) => {
  const { clock, digests, mails, deliver } = aHouse();
  expect(await deliver("a")).toMatchObject({ ok: "waiting" });
  expect(await deliver("b")).toEqual({ ok: true });
  await digests.forget(({ text }) => taken.some((id) => text.includes(`"id":"${id}"`)));
  clock.advance(WINDOW_SECONDS * 1_000);
  expect(await deliver("a")).toEqual({ ok: true });
  expect(mails).toMatchObject(left ? [{ count: left.length, event: { id: left[0] } }] : []);
  expect(digests.kept.size).toBe(0);
});
