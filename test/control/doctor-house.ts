import { expect } from "vitest";
import type { Examination, Surroundings } from "../../functions/core/diagnose/doctor.ts";
import type { ControlPorts } from "../../functions/control/control-ports.ts";
import type { Definition, FileKind } from "../../functions/core/ports.ts";
import type { StatKind } from "../../functions/core/stats/dimension.ts";
import { noCounts, type Counts } from "../../functions/core/stats/counts.ts";
import { aDefinition, NOW } from "../support/build.ts";
import { memoryStats } from "../support/memory-watch.ts";
import { memoryRegistry, memorySecrets } from "../support/ports.ts";
import { apiOver, controlPorts } from "./api.ts";

export const DAY_MS = 86_400_000;
const LONG_AGO = NOW - 3 * DAY_MS;

export const mail = {
  ...{ kind: "http", url: "https://mail.example/send" },
  auth: { kind: "api-key", header: "x-key", value: { secret: "MAIL_KEY" } },
};
const base: Readonly<Record<string, unknown>> = {
  "target/mail": mail,
  "rule/to-mail": {
    pattern: { type: [{ prefix: "signalbox.alert." }] },
    targets: [{ target: "mail" }],
  },
  "alert/dead-letters": { when: { type: "breaker-open" } },
};

/** Definitions by `kind/id`; undefined takes one of the base away. */
export function registryOf(more: Readonly<Record<string, unknown>> = {}, at = LONG_AGO) {
  const all = Object.entries({ ...base, ...more }).filter(([, value]) => value !== undefined);
  return memoryRegistry(
    all.map(([name, value]): Definition => {
      const [kind, id] = name.split("/") as [FileKind, string];
      return aDefinition({ kind, id, value, at });
    }),
  );
}

export const well: Surroundings = {
  secrets: memorySecrets({ MAIL_KEY: "k" }),
  reach: async () => {},
  checks: [],
};

export async function counted(kind: StatKind, id: string, counts: Partial<Counts>) {
  const stats = memoryStats();
  const minute = Math.floor(NOW / 60_000);
  await stats.add({ id: "one", minute, rows: [[kind, id, { ...noCounts, ...counts }]] });
  return stats;
}

export async function doctor(parts: Partial<ControlPorts> = {}): Promise<Examination> {
  const registry = registryOf();
  const api = apiOver(controlPorts({ registry, surroundings: well, ...parts }));
  const { status, body } = await api("GET /api/doctor", { as: "operator" });
  expect(status).toBe(200);
  return body as unknown as Examination;
}

/** What a check should say of a house: its code, its level, some of its words. */
export type Case = readonly [
  code: string,
  level: string,
  says: string,
  () => Partial<ControlPorts> | Promise<Partial<ControlPorts>>,
];

export async function expectFound([code, level, says, parts]: Case): Promise<void> {
  const { status, checks } = await doctor(await parts());
  const found = checks.find((check) => check.code === code)!;
  expect(found).toMatchObject({ level, sentence: expect.stringContaining(says), todo: expect.any(String) });
  expect(level === "bad" ? ["bad"] : ["warn", "bad"]).toContain(status);
}
