import { expect, test } from "vitest";
import { aDefinition } from "../../support/build.ts";
import { memoryRegistry } from "../../support/ports.ts";
import { apiOver, controlPorts, tokensOfRoles } from "../api.ts";
import { memoryErasures } from "../../support/memory-erasures.ts";

function withErasures() {
  const ports = controlPorts({ erasures: memoryErasures() });
  return { ...ports, api: apiOver(ports) };
}

test("an erasure begins, and its receipt does not say whose events they were; nor does the audit", async () => {
  const { api, audit, erasures } = withErasures();
  const begun = await api("POST /api/erasures", { body: { subject: "ada@example.com", source: "/shop" } });
  expect(begun).toMatchObject({
    status: 201,
    headers: { location: "/api/erasures/e-1" },
    body: { id: "e-1", status: "running", by: ["source", "subject"], erased: { archived: 0 } },
  });
  expect(erasures.kept[0]!.scope).toEqual({ subject: "ada@example.com", source: "/shop" });
  const read = await api("GET /api/erasures/e-1");
  const listed = await api("GET /api/erasures");
  expect(listed.body.items).toEqual([read.body]);
  for (const told of [begun.body, read.body, audit.kept]) expect(JSON.stringify(told)).not.toContain("ada");
});

test.for([[{}], [{ bus: "default" }], [{ subject: "" }], [{ subject: "a", type: "b" }]])(
  "%j erases nothing: it does not say whose",
  async ([body]) => {
    const { api, erasures } = withErasures();
    expect(await api("POST /api/erasures", { body })).toMatchObject({ status: 400 });
    expect(erasures.kept).toEqual([]);
  },
);

test("what there is not is not found", async () => {
  expect(await withErasures().api("GET /api/erasures/none")).toMatchObject({ status: 404 });
});

test("where purges need somebody else's approval the ticket says whose events, until it has ended; the audit never does", async () => {
  const ports = controlPorts({
    erasures: memoryErasures(),
    tokens: tokensOfRoles([{ id: "other", name: "other", role: "admin" }]),
    registry: memoryRegistry([
      aDefinition({ kind: "access", id: "approval", value: { kind: "tickets", acts: ["purge"] } }),
    ]),
  });
  const api = apiOver(ports);
  const other = { headers: { authorization: "Bearer secret-other" } };
  const ask = async () =>
    (await api("POST /api/erasures", { body: { subject: "ada@example.com" } })).body["ticket"] as string;
  const asked = await ask();
  expect(ports.erasures.kept).toEqual([]);
  expect((await api(`GET /api/tickets/${asked}`)).text).toContain("ada@example.com");
  const approved = await api(`POST /api/tickets/${asked}/approve`, { as: "nobody", body: {}, ...other });
  expect(approved.body).toMatchObject({ status: "executed" });
  expect(ports.erasures.kept).toMatchObject([{ scope: { subject: "ada@example.com" } }]);
  const refused = await ask();
  await api(`POST /api/tickets/${refused}/withdraw`, { body: {} });
  const told = [approved.text, (await api("GET /api/tickets")).text, JSON.stringify(ports.audit.kept)];
  for (const text of told) expect(text).not.toContain("ada@");
});
