import { afterEach, describe, expect, test } from "vitest";
import { signalbox } from "../support/cli.ts";
import { type Answer, fakeApi } from "../support/fake-api.ts";

let api: Awaited<ReturnType<typeof fakeApi>> | undefined;
afterEach(() => api?.close());

async function run(args: readonly string[], answers: Readonly<Record<string, Answer>>) {
  api = await fakeApi(answers);
  return { ...(await signalbox(args, { env: api.env })), asked: api.asked };
}

describe("cancel", () => {
  test("takes back deliveries one by one", async () => {
    const result = await run(["cancel", "d-1", "d-2"], {
      "POST /api/deliveries/d-1/cancel": { id: "d-1", status: "cancelled" },
      "POST /api/deliveries/d-2/cancel": { id: "d-2", status: "cancelled" },
    });
    expect(result.stdout).toBe("Cancelled d-1.\nCancelled d-2.\n");
  });
});

describe("recall", () => {
  test("takes back what a broker has", async () => {
    const delivery = { id: "d-1", status: "delivered" };
    const answers = { "POST /api/deliveries/d-1/recall": delivery };
    expect((await run(["recall", "d-1"], answers)).stdout).toBe("Recalled d-1.\n");
    expect(JSON.parse((await run(["recall", "d-1", "--json"], answers)).stdout)).toEqual({
      recalled: [delivery],
    });
  });
});

describe("release", () => {
  test("lets keys go on that the filters say", async () => {
    const result = await run(["release", "--target", "warehouse", "--key", "A-17", "--yes"], {
      "POST /api/ordered-keys/release": { released: 1 },
    });
    expect(result.asked.map(({ what, body }) => [what, JSON.parse(body)])).toEqual([
      ["POST /api/ordered-keys/release", { target: "warehouse", key: "A-17" }],
    ]);
    expect(result.stdout).toBe("Released 1 key.\n");
  });

  test.each([[[]], [["--all", "--rule", "a"]]])("%j does not say clearly which", async (args) => {
    const { stderr, asked } = await run(["release", ...args], {});
    expect(stderr).toContain("usage-invalid  Cannot release keys: say which");
    expect(asked).toEqual([]);
  });
});
