import { beforeEach, expect, test } from "vitest";
import { aDefinition, anAlertState, NOW } from "../../support/build.ts";
import { memoryAlertStates } from "../../support/memory-watch.ts";
import { memoryRegistry } from "../../support/ports.ts";
import { apiOver, controlPorts } from "../api.ts";

let api: ReturnType<typeof apiOver>;
let alertStates: ReturnType<typeof memoryAlertStates>;
beforeEach(() => {
  alertStates = memoryAlertStates([
    anAlertState(),
    anAlertState({ resource: "target/b", status: "pending", notices: 0 }),
    anAlertState({ alert: "backlog" }),
    anAlertState({ alert: "quiet", looks: 0 }),
  ]);
  const registry = memoryRegistry([
    aDefinition({
      kind: "alert",
      id: "dead-letters",
      value: { severity: "critical", when: { type: "backlog" } },
    }),
  ]);
  api = apiOver(controlPorts({ registry, alertStates }));
});
const names = async (query: string) =>
  (
    (await api(`GET /api/alerts${query}`)).body as unknown as { items: { alert: string; resource: string }[] }
  ).items.map(({ alert, resource }) => `${alert} ${resource}`);
const NAMED = { alert: "dead-letters", resource: "target/warehouse" };

test("the list has what is raised or may soon be, and nothing that is only silenced", async () => {
  expect(await names("")).toEqual([
    "backlog target/warehouse",
    "dead-letters target/b",
    "dead-letters target/warehouse",
  ]);
  expect(await names("?status=pending")).toEqual(["dead-letters target/b"]);
  expect(await names("?alert=backlog")).toEqual(["backlog target/warehouse"]);
  expect((await api("GET /api/alerts?status=firing&alert=dead-letters")).body).toEqual({
    items: [
      {
        ...NAMED,
        ...{ status: "firing", severity: "critical", since: new Date(NOW).toISOString(), notices: 1 },
        ...{ sentence: "3 dead letters", value: 3, threshold: 0 },
      },
    ],
  });
});

test("whoever is at it says so by his name", async () => {
  const { status, body } = await api("POST /api/alerts/acknowledge", { as: "operator", body: NAMED });
  const acknowledged = { by: "operator", at: new Date(NOW).toISOString() };
  expect([status, body]).toMatchObject([200, { acknowledged }]);
  expect(await alertStates.all()).toContainEqual(
    anAlertState({ version: 2, acknowledged: { by: "operator", at: NOW } }),
  );
});

test("a silence ends at its time", async () => {
  const { status, body } = await api("POST /api/alerts/silence", {
    body: { ...NAMED, until: "2030-01-01T00:00:00Z" },
  });
  expect([status, body]).toMatchObject([200, { silencedUntil: "2030-01-01T00:00:00.000Z" }]);
});

test.for([
  ["acknowledge", { ...NAMED, resource: "target/none" }, 404, "not-found"],
  ["silence", { ...NAMED, until: "soon" }, 400, "request-invalid"],
  ["silence", NAMED, 400, "request-invalid"],
] as const)("to %s %j is refused with %d %s", async ([act, body, status, code]) => {
  expect(await api(`POST /api/alerts/${act}`, { body })).toMatchObject({ status, body: { code } });
});

test("an alert is defined like a rule, and checked like its file", async () => {
  const when = { type: "total", of: "target", measure: "failed", value: 5 };
  expect((await api("POST /api/alert-rules", { body: { id: "mine", when } })).status).toBe(201);
  const refused = await api("POST /api/alert-rules", { body: { id: "bad", when: { type: "total" } } });
  expect(refused).toMatchObject({
    status: 400,
    body: { code: "request-invalid", errors: [{ pointer: "/when" }, { pointer: "/when" }] },
  });
  const zone = await api("POST /api/alert-rules", {
    body: { id: "bad", when: { type: "backlog" }, timeZone: "Mars/Olympus" },
  });
  expect(zone).toMatchObject({ status: 400, body: { errors: [{ pointer: "/timeZone" }] } });
});
