import { describe, expect, test } from "vitest";
import { deliver, type SendDelivery } from "../../functions/core/deliver.ts";
import { RouterError } from "../../functions/core/errors.ts";
import { aDelivery, anAttempt, aTarget, NOW } from "../support/build.ts";
import { aClock } from "../support/ports.ts";

/** A sender that takes 30 ms. */
function tools(send: SendDelivery) {
  const now = aClock();
  return {
    now,
    random: () => 0,
    send: async (...args: Parameters<SendDelivery>) => {
      now.advance(30);
      return send(...args);
    },
  };
}

describe("delivering", () => {
  test("sends the delivery to its target and notes the attempt", async () => {
    const sent: unknown[] = [];
    const delivery = aDelivery();
    const target = aTarget();
    const settlement = await deliver(
      delivery,
      target,
      tools(async (...args) => {
        sent.push(args);
        return { ok: true, status: 202 };
      }),
    );
    expect(sent).toEqual([[delivery, target]]);
    expect(settlement).toEqual({
      delivery,
      attempt: { number: 1, at: NOW, latencyMs: 30, status: 202 },
      outcome: { status: "delivered" },
    });
  });

  test("is given up at once when the event is lost, and nothing is sent", async () => {
    const reason = { code: "segment-unreadable", detail: "Cannot read segment a.zst: it is gone" };
    const delivery = aDelivery({ lost: reason });
    const never = tools(() => Promise.reject(new Error("It was sent.")));
    expect(await deliver(delivery, aTarget(), never)).toEqual({
      delivery,
      outcome: { status: "dead", reason },
    });
  });

  test("notes why an attempt failed and when the next is due", async () => {
    const delivery = aDelivery({ attempts: [anAttempt()] });
    const failure = { ok: false, code: "target-failed", detail: "It answered 503", status: 503 } as const;
    expect(
      await deliver(
        delivery,
        aTarget(),
        tools(async () => failure),
      ),
    ).toEqual({
      delivery,
      attempt: {
        number: 2,
        at: NOW,
        latencyMs: 30,
        status: 503,
        error: { code: "target-failed", detail: "It answered 503" },
      },
      outcome: { status: "retrying", dueAt: NOW + 30 + 1_000 },
    });
  });

  test("goes by the rule's retry settings over the target's", async () => {
    const target = aTarget({ retry: { maxAttempts: 9, minDelaySeconds: 5 } });
    const failing = tools(async () => ({ ok: false, code: "target-timeout", detail: "It took too long" }));
    const once = await deliver(aDelivery({ retry: { maxAttempts: 1 } }), target, failing);
    expect(once.outcome).toMatchObject({ status: "dead", reason: { code: "attempts-exhausted" } });
    const more = await deliver(aDelivery({ retry: { maxAttempts: 2 } }), target, failing);
    expect(more.outcome).toEqual({ status: "retrying", dueAt: failing.now() + 5_000 });
  });

  test("is dead without an attempt when there is no such target, and says the way out", async () => {
    const delivery = aDelivery({ target: "nowhere", rule: "paid-orders" });
    const settlement = await deliver(
      delivery,
      undefined,
      tools(() => Promise.reject(new Error("never asked"))),
    );
    expect(settlement).toEqual({
      delivery,
      outcome: {
        status: "dead",
        reason: {
          code: "target-missing",
          detail:
            'Cannot deliver to target "nowhere" of rule "paid-orders": there is no such target. Add rules/targets/<id>.json, then redrive.',
        },
      },
    });
  });

  test("takes a coded error of a sender as its result", async () => {
    const broken = tools(() =>
      Promise.reject(new RouterError("secret-missing", 'Cannot read secret "KEY": not set')),
    );
    expect(await deliver(aDelivery(), aTarget(), broken)).toMatchObject({
      attempt: { error: { code: "secret-missing", detail: 'Cannot read secret "KEY": not set' } },
      outcome: { status: "retrying" },
    });
  });

  test("keeps a delivery that a bug of ours kept from going out", async () => {
    const broken = tools(() => Promise.reject(new TypeError("x is not a function")));
    expect(await deliver(aDelivery(), aTarget(), broken)).toMatchObject({
      attempt: { error: { code: "internal", detail: "x is not a function" } },
      outcome: { status: "retrying" },
    });
  });

  test("never notes a negative latency, should the clock be set back meanwhile", async () => {
    const now = aClock();
    const settlement = await deliver(aDelivery(), aTarget(), {
      now,
      random: () => 0,
      send: async () => {
        now.advance(-5_000);
        return { ok: true };
      },
    });
    expect(settlement.attempt).toEqual({ number: 1, at: NOW, latencyMs: 0 });
  });
});
