import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { HttpEvent } from "../../../functions/core/http/handler.ts";
import { echo, served } from "../../support/http-server.ts";
import { rawExchange } from "../../support/raw-http.ts";

describe("a request becomes payload v2", () => {
  test("path, query, headers, cookies and what is known beside", async () => {
    const { url, port } = await served();
    const event = await eventOf(
      fetch(`${url}/a%2Fb/c?x=1&y=%20z&x=2`, {
        headers: { "X-Some": "thing", cookie: "a=1; b=2", "user-agent": "me" },
      }),
    );
    expect(event).toMatchObject({
      version: "2.0",
      routeKey: "$default",
      rawPath: "/a%2Fb/c",
      rawQueryString: "x=1&y=%20z&x=2",
      queryStringParameters: { x: "1,2", y: " z" },
      cookies: ["a=1", "b=2"],
      headers: { "x-some": "thing", host: `127.0.0.1:${port}` },
      requestContext: {
        domainName: `127.0.0.1:${port}`,
        http: {
          method: "GET",
          path: "/a%2Fb/c",
          protocol: "HTTP/1.1",
          sourceIp: "127.0.0.1",
          userAgent: "me",
        },
        stage: "$default",
        time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
      },
      isBase64Encoded: false,
    });
    expect(event).not.toHaveProperty("body");
    expect(event.requestContext.timeEpoch).toBeTypeOf("number");
  });

  test("without query and cookies it has none of these", async () => {
    const { url } = await served();
    const event = await eventOf(fetch(`${url}/`));
    expect(event).not.toHaveProperty("queryStringParameters");
    expect(event).not.toHaveProperty("cookies");
    expect(event.rawQueryString).toBe("");
  });

  test.each([
    ["application/json", '{"é":1}', false],
    ["application/cloudevents+json", "{}", false],
    ["text/plain", "\ufeffé\0", false],
    ["application/octet-stream", "abc", true],
    ["image/png", "é", true],
  ])("a body of %s", async (type, body, isBase64Encoded) => {
    const { url } = await served();
    const event = await eventOf(
      fetch(url, { method: "POST", headers: { "content-type": type }, body: Buffer.from(body) }),
    );
    const expected = isBase64Encoded ? Buffer.from(body).toString("base64") : body;
    expect(event).toMatchObject({ body: expected, isBase64Encoded });
  });

  test("text that is not UTF-8 stays the bytes that it is", async () => {
    const { url } = await served();
    const body = Buffer.from([0x68, 0xe9]);
    const event = await eventOf(
      fetch(url, { method: "POST", headers: { "content-type": "text/plain" }, body }),
    );
    expect(event).toMatchObject({ body: "aOk=", isBase64Encoded: true });
  });

  test("a chunked body is put together", async () => {
    const { port } = await served();
    const head = "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/plain\r\nconnection: close\r\n";
    const text = await rawExchange(
      port,
      `${head}transfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n`,
    );
    expect(text).toContain('"body":"abcde"');
  });

  test("repeated headers are joined, and bytes that are UTF-8 are read so", async () => {
    const { port } = await served();
    const bytes = Buffer.from("ce-subject: Größe\r\n").toString("latin1");
    const head = "GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nx-a: 1\r\nX-A: 2\r\n";
    const text = await rawExchange(port, `${head}${bytes}x-latin: caf\xe9\r\n\r\n`);
    expect(JSON.parse(Buffer.from(text.slice(text.indexOf("{")), "latin1").toString())).toMatchObject({
      headers: { "x-a": "1, 2", "ce-subject": "Größe", "x-latin": "café" },
    });
  });

  test("a target in absolute form is its path", async () => {
    const { port } = await served();
    const head = "GET http://localhost/a?b HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    expect(await rawExchange(port, head)).toContain('"rawPath":"/a","rawQueryString":"b"');
  });

  test("X-Forwarded-For is believed for as many proxies as there are", async () => {
    const headers = { "x-forwarded-for": "6.6.6.6, 1.1.1.1, 2.2.2.2" };
    const seen = async (proxies?: number) => {
      const { url } = await served(echo, proxies === undefined ? {} : { proxies });
      return (await eventOf(fetch(url, { headers }))).requestContext.http.sourceIp;
    };
    expect([await seen(), await seen(1), await seen(2)]).toEqual(["127.0.0.1", "2.2.2.2", "1.1.1.1"]);
  });

  test("the context counts down the time that is left, and has the request's id", async () => {
    const { url } = await served(async (event, context) => {
      const before = context.getRemainingTimeInMillis();
      await sleep(20);
      const fell = before - context.getRemainingTimeInMillis();
      const same = context.awsRequestId === event.requestContext.requestId;
      return {
        statusCode: 200,
        body: JSON.stringify({ fell: fell >= 15 && before > 0, same, name: context.functionName }),
      };
    });
    expect(await (await fetch(url)).json()).toEqual({ fell: true, same: true, name: "echo" });
  });

  test("each request has an id of its own", async () => {
    const { url } = await served();
    const [one, two] = [await eventOf(fetch(url)), await eventOf(fetch(url))];
    expect(one.requestContext.requestId).not.toBe(two.requestContext.requestId);
  });
});

async function eventOf(answer: Promise<Response>): Promise<HttpEvent> {
  return (await (await answer).json()) as HttpEvent;
}
