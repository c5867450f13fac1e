import { expect, test } from "vitest";
import { createHttpClient } from "../../functions/targets/guarded-http.ts";
import { createMetricsReader } from "../../functions/targets/metrics-page.ts";
import { type Answer, aTargetServer } from "../support/target-server.ts";

async function read(answer: Answer, more: object = {}) {
  const server = await aTargetServer(answer);
  const http = createHttpClient();
  const watched = {
    ...{ address: `127.0.0.1:${server.port}`, url: `${server.url}/metrics?a=b` },
    ...{ allowPrivateNetwork: true, ...more },
  };
  const page = await createMetricsReader(http)(watched);
  http.close();
  return { page, ...server };
}

test("a page is got as it is", async () => {
  const text = `up{a="ü"} 1\n`.repeat(20_000);
  const { page, requests } = await read((_, response) => void response.end(text));
  expect(page).toEqual({ ok: true, text });
  expect(requests).toMatchObject([{ method: "GET", path: "/metrics?a=b", body: "" }]);
});

test("another status is a problem", async () => {
  const { page, port } = await read((_, response) => void response.writeHead(503).end("busy"));
  expect(page).toEqual({ ok: false, problem: `127.0.0.1:${port} answered 503` });
});

test("a page without an end is a problem", async () => {
  const { page } = await read((_, response) => {
    const more = () => {
      while (response.write("#".repeat(64 * 1024)));
      response.once("drain", more);
    };
    more();
  });
  expect(page).toEqual({ ok: false, problem: "its page has more than 16777216 bytes" });
});

test("a private address has to be allowed", async () => {
  const { page, requests, port } = await read((_, response) => void response.end("up 1"), {
    allowPrivateNetwork: false,
  });
  expect(page).toEqual({ ok: false, problem: `127.0.0.1:${port} is a private address` });
  expect(requests).toEqual([]);
});

test("nobody there is a problem", async () => {
  const { page } = await read(() => {}, { address: "127.0.0.1:1", url: "http://127.0.0.1:1/metrics" });
  expect(page).toEqual({ ok: false, problem: "127.0.0.1:1 refused the connection (ECONNREFUSED)" });
});
