import { expect, test } from "vitest";
import { watchedAudit } from "../../../functions/control/people/watched-audit.ts";
import { RouterError } from "../../../functions/core/errors.ts";
import { aDefinition } from "../../support/build.ts";
import { memoryAudit, memoryRegistry } from "../../support/ports.ts";
import { apiOver, controlPorts } from "../api.ts";
import { HTTP } from "../things.ts";

test("what cannot be audited is not done, is answered 503, and is told", async () => {
  const kept = memoryAudit();
  const told: string[] = [];
  let failure: Error | undefined = new RouterError("storage-failed", "Cannot write the audit: no disk");
  const audit = watchedAudit(
    { ...kept, write: (entry) => (failure ? Promise.reject(failure) : kept.write(entry)) },
    (code) => void told.push(code),
  );
  const registry = memoryRegistry([aDefinition({ kind: "target", id: "t", value: HTTP })]);
  const ports = controlPorts({ audit, registry, report: () => {} });
  const pause = () => apiOver(ports)("POST /api/targets/t/pause");
  expect(await pause()).toMatchObject({ status: 503, body: { code: "storage-failed" } });
  expect(ports.targetStates.get("t").paused).toBeUndefined();
  failure = new Error("whatever");
  expect((await pause()).status).toBe(500);
  expect(told).toEqual(["storage-failed", "internal"]);
  failure = undefined;
  expect((await pause()).status).toBe(200);
  expect([told.length, kept.kept.length]).toEqual([2, 1]);
});
