import { afterEach, describe, expect, test } from "vitest";
import { signalbox } from "../support/cli.ts";
import { type Answer, type Asked, fakeApi } from "../support/fake-api.ts";

let api: Awaited<ReturnType<typeof fakeApi>> | undefined;
afterEach(() => api?.close());

async function run(args: readonly string[], answers: Readonly<Record<string, Answer>>) {
  api = await fakeApi(answers);
  return { ...(await signalbox(args, { env: api.env })), asked: api.asked };
}

function told({ asked }: { readonly asked: readonly Asked[] }) {
  return asked.map(({ what, body }) => ({ what, body: body === "" ? undefined : JSON.parse(body) }));
}

describe("redrive", () => {
  test("queues dead letters by id", async () => {
    const result = await run(["redrive", "d-1", "d-2"], {
      "POST /api/dead-letters/redrive": { queued: ["d-1"] },
    });
    expect(told(result)).toEqual([{ what: "POST /api/dead-letters/redrive", body: { ids: ["d-1", "d-2"] } }]);
    expect(result.stdout).toBe(
      "Queued 1 delivery. 1 not: no dead letter (any more), or its transform failed again.\n",
    );
  });

  test("says what was redriven too often, and takes it along with --force", async () => {
    const refused = [{ id: "d-2", code: "redriven-too-often", detail: "…" }];
    const some = await run(["redrive", "d-1", "d-2"], {
      "POST /api/dead-letters/redrive": { queued: ["d-1"], refused },
    });
    expect(some.stdout).toBe(
      "Queued 1 delivery. 1 not: redriven three times already; --force takes them along.\n",
    );
    const all = await run(["redrive", "d-2", "--force"], {
      "POST /api/dead-letters/redrive": { queued: ["d-2"] },
    });
    expect(told(all)).toEqual([
      { what: "POST /api/dead-letters/redrive", body: { ids: ["d-2"], force: true } },
    ]);
  });

  test("queues all that the filters find, page by page", async () => {
    const pages = [{ items: [{ id: "d-1" }], next: "c2" }, { items: [{ id: "d-2" }] }];
    const result = await run(["redrive", "--target", "warehouse", "--yes"], {
      "GET /api/dead-letters": (response) => response.end(JSON.stringify(pages.shift())),
      "POST /api/dead-letters/redrive": { queued: ["d-1", "d-2"] },
    });
    expect(told(result).map(({ what }) => what)).toEqual([
      "GET /api/dead-letters?target=warehouse&limit=1000",
      "GET /api/dead-letters?target=warehouse&limit=1000&cursor=c2",
      "POST /api/dead-letters/redrive",
    ]);
    expect(result.stdout).toBe("Queued 2 deliveries.\n");
  });

  test("asks first where filters choose, and cannot where there is no terminal", async () => {
    const { stderr, code, asked } = await run(["redrive", "--all"], {
      "GET /api/dead-letters": { items: [{ id: "d-1" }] },
    });
    expect(stderr).toContain("usage-invalid  Cannot ask for consent: this is no terminal; say --yes");
    expect(code).toBe(2);
    expect(asked).toHaveLength(1);
  });

  test.each([[[]], [["d-1", "--all"]], [["--all", "--target", "a"]]])(
    "%j does not say clearly which",
    async (args) => {
      const { stderr, code } = await run(["redrive", ...args], {});
      expect(stderr).toContain("usage-invalid  Cannot redrive dead letters:");
      expect(code).toBe(2);
    },
  );
});
