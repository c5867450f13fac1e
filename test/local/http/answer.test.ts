import { describe, expect, test } from "vitest";
import type { HttpResult } from "../../../functions/core/http/handler.ts";
import { served } from "../../support/http-server.ts";

describe("a result becomes an answer", () => {
  const answers = async (result: unknown, method = "GET") => {
    const { url } = await served(async () => result as HttpResult);
    return fetch(url, { method });
  };

  test("status, headers, cookies and body", async () => {
    const answer = await answers({
      statusCode: 207,
      headers: { "X-N": 5, "x-b": true },
      cookies: ["a=1", "b=2"],
      body: "é",
    });
    expect(answer.status).toBe(207);
    expect(answer.headers.get("x-n")).toBe("5");
    expect(answer.headers.get("x-b")).toBe("true");
    expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(answer.headers.get("content-length")).toBe("2");
    expect(await answer.text()).toBe("é");
  });

  test("bytes that came as Base64", async () => {
    const answer = await answers({ statusCode: 200, body: "AAEC/w==", isBase64Encoded: true });
    expect([...(await answer.bytes())]).toEqual([0, 1, 2, 255]);
  });

  test.each([{ a: 1 }, [1], null])("what has no status is JSON: %j", async (result) => {
    const answer = await answers(result);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/json"]);
    expect(await answer.json()).toEqual(result);
  });

  test("204 has neither body nor length, HEAD has the length alone", async () => {
    expect((await answers({ statusCode: 204 })).headers.get("content-length")).toBeNull();
    const head = await answers({ statusCode: 200, body: "abc" }, "HEAD");
    expect([head.headers.get("content-length"), await head.text()]).toEqual(["3", ""]);
  });

  test("what a handler throws is reported, and tells the client nothing but the request's id", async () => {
    const server = await served(async () => {
      throw new Error("secret");
    });
    const answer = await fetch(server.url);
    const problem = await answer.text();
    expect(answer.status).toBe(500);
    expect(JSON.parse(problem)).toMatchObject({ code: "internal", status: 500 });
    expect(problem).not.toContain("secret");
    expect(server.reported).toEqual([new Error("secret")]);
  });

  test("so is a header that cannot be sent", async () => {
    const server = await served(async () => ({ statusCode: 200, headers: { "x-bad": "a\nb" } }));
    expect((await fetch(server.url)).status).toBe(500);
    expect(server.reported).toHaveLength(1);
  });
});
