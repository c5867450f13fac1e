import { describe, expect, test } from "vitest";
import type { Delivery } from "../../functions/core/delivery.ts";
import { aDelivery, anEvent, aTarget } from "../support/build.ts";
import { aSender } from "../support/aws-targets.ts";
import { aTargetServer } from "../support/target-server.ts";

interface Entry {
  readonly Id: string;
  readonly MessageBody: string;
}
type Answer = (entries: readonly Entry[]) => { status?: number; code?: string; body?: object };

/** Sends all in the same moment to one queue of a service that answers so; what was asked, and what came of each. */
async function sentAtOnce(
  deliveries: readonly Delivery[],
  answer: Answer = () => ({}),
  secrets = { KEY: "s" },
) {
  const calls: (readonly Entry[])[] = [];
  const server = await aTargetServer(({ body }, response) => {
    const { Entries } = JSON.parse(body) as { Entries: readonly Entry[] };
    calls.push(Entries);
    const { status = 200, code = "", body: answered = {} } = answer(Entries);
    response.writeHead(status, { "x-amzn-errortype": code }).end(JSON.stringify(answered));
  });
  const target = aTarget({
    kind: "sqs",
    queue: `${server.url}/123456789012/orders`,
    region: "eu-central-1",
    credentials: { accessKeyId: "a", secretAccessKey: { secret: "KEY" } },
    allowPrivateNetwork: true,
  });
  const send = aSender({ secrets });
  const results = await Promise.allSettled(deliveries.map((delivery) => send(delivery, target)));
  return {
    calls,
    results: results.map((result) => (result.status === "rejected" ? result.reason : result.value)),
  };
}

const some = (count: number, data: unknown = {}) =>
  Array.from({ length: count }, (_, n) =>
    aDelivery({ id: `dlv_${n}`, event: anEvent({ id: String(n), data }) }),
  );
const idsIn = (entries: readonly Entry[]) =>
  entries.map(({ MessageBody }) => (JSON.parse(MessageBody) as { id: string }).id);

describe("deliveries of the same moment", () => {
  test("go in calls of ten, in their order", async () => {
    const { calls, results } = await sentAtOnce(some(23));
    expect(calls.map(({ length }) => length).toSorted((a, b) => b - a)).toEqual([10, 10, 3]);
    const ids = calls.map(idsIn).toSorted(([a], [b]) => Number(a) - Number(b));
    expect(ids.flat()).toEqual(some(23).map(({ event }) => event.id));
    expect(results).toEqual(Array.from({ length: 23 }, () => ({ ok: true })));
  });

  test("go in calls of no more bytes than one takes", async () => {
    const { calls, results } = await sentAtOnce(some(5, "x".repeat(400_000)));
    expect(calls.map(({ length }) => length).toSorted((a, b) => b - a)).toEqual([2, 2, 1]);
    expect(results).toHaveLength(5);
  });

  test("have each their own result", async () => {
    const Failed = [
      { Id: "1", Code: "InvalidMessageContents", Message: "It is so.", SenderFault: true },
      { Id: "2", Code: "InternalError", SenderFault: false },
    ];
    const { results } = await sentAtOnce(some(4), () => ({ body: { Failed } }));
    expect(results).toEqual([
      { ok: true },
      expect.objectContaining({
        code: "target-refused",
        status: 400,
        detail: 'Cannot deliver to target "warehouse": SQS answered 400 InvalidMessageContents: It is so.',
      }),
      expect.objectContaining({ code: "target-failed", status: 500 }),
      { ok: true },
    ]);
  });

  test("are sent each alone when one makes AWS refuse all", async () => {
    const { calls, results } = await sentAtOnce(some(3), (entries) =>
      idsIn(entries).includes("1") ? { status: 400, code: "InvalidParameterValue" } : {},
    );
    expect(calls.map(idsIn)).toEqual([["0", "1", "2"], ["0"], ["1"], ["2"]]);
    expect(results).toEqual([
      { ok: true },
      expect.objectContaining({ code: "target-refused" }),
      { ok: true },
    ]);
  });

  test("are all tried again when the service fails", async () => {
    const { calls, results } = await sentAtOnce(some(3), () => ({ status: 503, code: "ServiceUnavailable" }));
    expect(calls).toHaveLength(1);
    expect(results.map(({ code }) => code)).toEqual(Array.from({ length: 3 }, () => "target-failed"));
  });

  test("are none of them sent without a secret", async () => {
    const { calls, results } = await sentAtOnce(some(3), undefined, {} as { KEY: string });
    expect(calls).toEqual([]);
    expect(results.map(({ code }) => code)).toEqual(Array.from({ length: 3 }, () => "secret-missing"));
  });
});
