import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Token } from "../../functions/core/ports.ts";
import { publisherOf } from "../../functions/sources/publisher.ts";
import { aToken } from "../support/build.ts";
import { memoryTokens } from "../support/ports.ts";

/** Asks with a key of these rights: the only one that is known. */
const asking = (authorization: string | undefined, parts: Partial<Token> = {}, keyRequired = true) =>
  publisherOf(authorization, {
    tokens: memoryTokens([
      {
        ...aToken({ id: "shop-1", kind: "publisher-key", name: "shop", role: "publisher", ...parts }),
        hash: createHash("sha256").update("sbx_key").digest("hex"),
      },
    ]),
    keyRequired,
  });

describe("who has a key", () => {
  test.for(["Bearer sbx_key", "bearer sbx_key", "BEARER   sbx_key"])(
    "is known by %j",
    async (authorization) => {
      expect((await asking(authorization)).id).toBe("shop-1");
    },
  );

  test.for([
    ["", "nothing"],
    ["sbx_key", "no scheme"],
    ["Basic sbx_key", "another scheme"],
    ["Bearer", "no key"],
    ["Bearer sbx_other", "an unknown key"],
    ["Bearer sbx_key more", "more than a key"],
    [`Bearer ${createHash("sha256").update("sbx_key").digest("hex")}`, "the hash instead of the key"],
  ])("is not known by %j: %s", async ([authorization]) => {
    await expect(asking(authorization)).rejects.toMatchObject({ code: "publisher-key-invalid" });
  });

  test("is never told the key in the refusal", async () => {
    const refusal = asking("Bearer sbx_secret").catch((error: Error) => error.message);
    expect(await refusal).not.toContain("sbx_secret");
  });

  test("means to be known, also where none is needed", async () => {
    await expect(asking("Bearer sbx_other", {}, false)).rejects.toMatchObject({
      code: "publisher-key-invalid",
    });
    expect((await asking("Bearer sbx_key", {}, false)).id).toBe("shop-1");
  });
});

describe("who has none", () => {
  test("may publish anything where none is needed", async () => {
    const { id, permit } = await asking(undefined, {}, false);
    expect(id).toBe("loopback");
    expect(() => permit("any", "/thing")).not.toThrow();
  });

  test("is refused where one is needed", async () => {
    await expect(asking(undefined)).rejects.toMatchObject({ code: "publisher-key-required" });
  });
});

test.for([
  ["viewer", false],
  ["operator", false],
  ["publisher", true],
  ["admin", true],
] as const)("a token of the role %s publishes: %s", async ([role, may]) => {
  const known = asking("Bearer sbx_key", { kind: "token", name: "Ada", role });
  if (may) await known;
  else
    await expect(known).rejects.toMatchObject({
      code: "publish-forbidden",
      message: `Cannot accept events: the role ${role} of token "Ada" may not publish`,
    });
});

describe("a key is for", () => {
  test.for([
    [{}, "any", "/thing", true],
    [{ buses: ["a", "b"] }, "b", "/thing", true],
    [{ buses: ["a", "b"] }, "c", "/thing", false],
    [{ buses: [] }, "a", "/thing", false],
    [{ sources: ["/shop", "/eu/"] }, "any", "/shop/de", true],
    [{ sources: ["/shop", "/eu/"] }, "any", "/eu", false],
    [{ sources: ["/shop"] }, "any", "/bank", false],
    [{ sources: ["/shop"] }, "any", "/Shop", false],
    [{ buses: ["a"], sources: ["/shop"] }, "a", "/shop", true],
    [{ buses: ["a"], sources: ["/shop"] }, "b", "/shop", false],
  ] as const)("%j, so bus %s and source %s: %s", async ([scope, bus, source, may]) => {
    const { permit } = await asking("Bearer sbx_key", scope);
    const permitting = expect(() => permit(bus, source));
    if (may) permitting.not.toThrow();
    else permitting.toThrowError(expect.objectContaining({ code: "publish-forbidden" }));
  });

  test("what the refusal tells", async () => {
    const { permit } = await asking("Bearer sbx_key", { buses: ["a"], sources: ["/shop", "/eu"] });
    expect(() => permit("b", "/shop")).toThrowError('Cannot publish to bus "b": the key "shop" is for a');
    expect(() => permit("a", "/x")).toThrowError(
      'Cannot publish for source "/x": the key "shop" is for /shop, /eu',
    );
  });
});
