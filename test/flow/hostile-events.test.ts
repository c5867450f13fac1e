import { describe, expect, test } from "vitest";
import { aBystander, bystanderFiles } from "../support/bystander.ts";
import { rawConnection } from "../support/raw-http.ts";
import { aRuleFile, aStory } from "../support/story.ts";
import { until } from "../support/until.ts";

const story = aStory(({ url }) => bystanderFiles(url));
aBystander(story);
const api = <Answer>(path: string, body?: unknown) => story.signalbox.api<Answer>(path, body);

/** What is answered to raw bytes as a structured event. */
async function post(body: string | Uint8Array<ArrayBuffer>, type = "application/cloudevents+json") {
  const response = await fetch(`${story.signalbox.url}/events`, {
    method: "POST",
    headers: { "content-type": type },
    body,
  });
  const { code } = (await response.json()) as { code?: string };
  return { status: response.status, code };
}
const eventWith = (data: string) =>
  `{"specversion":"1.0","id":"h-${Math.random()}","source":"/h","type":"hostile","data":${data}}`;

describe("a body that is no event", () => {
  test.for([
    ["nothing", "", "json-invalid"],
    ["a byte order mark and nothing", "\ufeff", "json-invalid"],
    ["half an object", '{"specversion":"1.0",', "json-invalid"],
    ["a comma too many", eventWith("[1,]"), "json-invalid"],
    ["a number with a leading zero", eventWith("01"), "json-invalid"],
    ["NaN", eventWith("NaN"), "json-invalid"],
    ["single quotes", eventWith("'a'"), "json-invalid"],
    ["a control character in a string", eventWith('"\u0000"'), "json-invalid"],
    ["a comment", `${eventWith("1")} // done`, "json-invalid"],
    ["two documents", `${eventWith("1")}${eventWith("2")}`, "json-invalid"],
    ["an escape that is none", eventWith('"\\x41"'), "json-invalid"],
    ["a hundred thousand brackets", "[".repeat(100_000), "json-too-deep"],
    [
      "data nested a hundred thousand levels",
      eventWith("[".repeat(100_000) + "]".repeat(100_000)),
      "json-too-deep",
    ],
    [
      "objects nested a hundred thousand levels",
      eventWith('{"a":'.repeat(100_000) + "1" + "}".repeat(100_000)),
      "json-too-deep",
    ],
    ["a string", '"event"', "event-invalid"],
    ["null", "null", "event-invalid"],
    ["an array", "[]", "event-invalid"],
    ["attributes of the wrong kind", '{"specversion":1,"id":{},"source":[],"type":null}', "event-invalid"],
  ] as const)("such as %s is refused with %s", async ([, body, code]) => {
    expect(await post(body)).toEqual({ status: 400, code });
  });

  test("such as bytes that are no UTF-8 is refused", async () => {
    const bytes = Buffer.from(eventWith('"\u00e9"'), "latin1");
    expect(await post(Uint8Array.from(bytes))).toEqual({ status: 400, code: "json-invalid" });
  });

  test("such as a batch of nonsense is refused event by event", async () => {
    const answer = await fetch(`${story.signalbox.url}/events`, {
      method: "POST",
      headers: { "content-type": "application/cloudevents-batch+json" },
      body: `[1,null,[],"x",{},${eventWith("1")}]`,
    });
    const { receipts } = (await answer.json()) as { receipts: { status: string }[] };
    expect([answer.status, receipts.map(({ status }) => status)]).toEqual([
      207,
      ["refused", "refused", "refused", "refused", "refused", "accepted"],
    ]);
  });

  test("such as one that is too large is refused, and a request before its body is read", async () => {
    const large = eventWith(`"${"x".repeat(2 * 1024 * 1024)}"`);
    expect(await post(large)).toEqual({ status: 413, code: "event-too-large" });
    const connection = await rawConnection(Number(new URL(story.signalbox.url).port));
    connection.socket.write(
      "POST /events HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/cloudevents+json\r\ncontent-length: 11000000\r\n\r\n{",
    );
    expect(await connection.until(/"event-too-large"/)).toContain("HTTP/1.1 413 ");
    connection.socket.destroy();
  });
});

test("names that JavaScript has for itself are names like any other", async () => {
  const from = new Date().toISOString();
  for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
    const body = `{"specversion":"1.0","id":"${name}","source":"/${name}","type":"${name}","subject":"${name}","data":{"__proto__":{"a":1}}}`;
    await api("/api/rules", { id: name.replaceAll("_", ""), ...aRuleFile(name, "log") });
    expect((await story.signalbox.send(body)).status).toBe(202);
    expect((await story.signalbox.send(body, "/buses/constructor/events")).status).toBe(202);
    expect(await api(`/api/events/${name}`)).toMatchObject({ bus: "constructor", raw: body });
    expect((await api<{ items: object[] }>(`/api/events?type=${name}`)).items).toHaveLength(2);
  }
  const { id } = await api<{ id: string }>("/api/replays", {
    ...{ name: "__proto__", bus: "default", from, until: new Date(Date.now() + 1).toISOString() },
    ...{ to: { rules: ["constructor", "toString"] }, dryRun: true },
  });
  const { dry } = await until(async () => {
    const replay = await api<{ status: string; dry?: object }>(`/api/replays/${id}`);
    return replay.status === "done" && replay;
  });
  expect(dry).toMatchObject({ rules: { constructor: 1, toString: 1 }, calls: 2 });
});
