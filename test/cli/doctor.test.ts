import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Examination } from "../../functions/core/diagnose/doctor.ts";
import { startLocal } from "../../functions/local/start.ts";
import { signalbox } from "../support/cli.ts";
import { fakeApi, refusal } from "../support/fake-api.ts";

const page = readFileSync(new URL("../../docs/doctor.md", import.meta.url), "utf8");
/** The codes of its table. */
const told = [...page.matchAll(/^\| (`.*`) \|/gm)].flatMap(([, codes]) =>
  codes!.replaceAll("`", "").split(", "),
);
const ELSEWHERE = ["storage-there", "queue-events", "queue-deliveries", "queue-archive"];
const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const examination: Examination = {
  status: "bad",
  checks: [
    { code: "targets-reachable", about: "targets", level: "bad", sentence: "It refuses.", todo: "Look." },
    { code: "dead-letters", about: "deliveries", level: "warn", sentence: "There is 1.", todo: "Redrive." },
    { code: "archive-readable", about: "archive", level: "unknown", sentence: "It took too long." },
    { code: "memory", about: "machine", level: "fine", sentence: "There is some." },
  ],
};

async function ask(answer: Examination, ...args: readonly string[]) {
  const api = await fakeApi({ "GET /api/doctor": answer });
  try {
    return await signalbox(["doctor", ...args], { env: api.env });
  } finally {
    await api.close();
  }
}

test("says what is not fine, the worst first, with the way out, and counts the rest", async () => {
  const { code, stdout } = await ask(examination);
  expect(stdout).toBe(
    [
      "✗ targets-reachable  It refuses.",
      "  Look.",
      "! dead-letters  There is 1.",
      "  Redrive.",
      "? archive-readable  It took too long.",
      "4 checks: 1 bad, 1 warning, 1 not looked at, 1 fine",
      "",
    ].join("\n"),
  );
  expect(code).toBe(1);
});

test("shows all when asked, and JSON for scripts", async () => {
  expect((await ask(examination, "--all")).stdout).toContain("✓ memory  There is some.");
  expect(JSON.parse((await ask(examination, "--json")).stdout)).toEqual(examination);
});

test.for([
  ["fine", [], 0],
  ["warn", [], 0],
  ["warn", ["--fail-on", "warn"], 1],
  ["bad", ["--fail-on", "warn"], 1],
  ["bad", [], 1],
] as const)("a status of %s with %j ends with %i", async ([status, args, expected]) => {
  expect((await ask({ ...examination, status }, ...args)).code).toBe(expected);
});

test("who may not ask is told so, and no data folder is looked at", async () => {
  const api = await fakeApi({
    "GET /api/doctor": refusal(403, { code: "role-insufficient", detail: "Cannot" }),
  });
  const { code, stdout } = await signalbox(["doctor"], { env: api.env });
  await api.close();
  expect([code, stdout]).toEqual([2, ""]);
});

test("docs/doctor.md shows what is printed", async () => {
  const [, printed] = /```console\n\$ signalbox doctor\n([^`]*(?:`[^`]+`[^`]*)*?)```/.exec(page)!;
  const fine = Array.from({ length: 51 }, (_, n) => ({
    ...{ code: `c-${n}`, about: "watch", level: "fine", sentence: "" },
  })) as Examination["checks"];
  const unreachable = `Target "warehouse" cannot be connected to: wms.example:443 refuses connections.`;
  const checks: Examination["checks"] = [
    {
      ...{ code: "targets-reachable", about: "targets", level: "bad", sentence: unreachable },
      todo: "Look at its address, at DNS, and at firewalls between; a private address needs `allowPrivateNetwork`.",
    },
    {
      ...{ code: "dead-letters", about: "deliveries", level: "warn" },
      sentence: `There is 1 dead letter, of target "warehouse".`,
      todo: "`signalbox dead-letters` says why; `signalbox redrive` sends them anew.",
    },
    ...fine,
  ];
  expect((await ask({ status: "bad", checks })).stdout).toBe(printed);
});

describe("on a folder of its own", () => {
  let folder = "";
  let running: Awaited<ReturnType<typeof startLocal>>;
  const data = () => join(folder, "data");
  const doctor = async (...args: readonly string[]) => {
    const at = ["--data", data(), "--config", folder, "--json"];
    const { stdout, stderr, code } = await signalbox(["doctor", ...at, ...args], { cwd: folder });
    const { checks } = JSON.parse(stdout) as Examination;
    return { stderr, code, levels: Object.fromEntries(checks.map((check) => [check.code, check.level])) };
  };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "signalbox-doctor-"));
    for (const part of ["rules", "schemas"])
      cpSync(join(PROJECT, part), join(folder, part), { recursive: true });
    running = await startLocal({ host: "127.0.0.1", port: 0, data: data(), config: folder });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("asks a server, and beside it or without one looks by itself: the same and more", async () => {
    const online = await doctor("--url", running.url);
    expect(Object.keys(online.levels).length).toBeGreaterThanOrEqual(45);
    expect(online).toMatchObject({
      ...{ code: 1, stderr: "" },
      levels: {
        ...{ "node-version": "fine", "storage-integrity": "fine", "files-valid": "fine" },
        ...{ "secrets-there": "bad", "targets-reachable": "bad", "data-permissions": "fine" },
      },
    });
    const beside = await doctor("--offline", "--url", running.url);
    expect(beside.levels).toMatchObject({ ...online.levels, "port-free": "fine", "data-in-use": "fine" });
    expect(told.filter((code) => !ELSEWHERE.includes(code)).toSorted()).toEqual(
      Object.keys(beside.levels).toSorted(),
    );
    await running.close();
    const before = statSync(join(data(), "signalbox.db")).mtimeMs;
    const without = await doctor("--url", running.url);
    expect(without.stderr).toContain("the data folder is looked at instead");
    expect(without.levels).toEqual({ ...beside.levels, "files-warnings": "fine" });
    expect(statSync(join(data(), "signalbox.db")).mtimeMs).toBe(before);
  });

  test("a folder on which nothing was started yet, and a file that cannot be used", async () => {
    const empty = mkdtempSync(join(tmpdir(), "signalbox-empty-"));
    const { levels, code } = await doctor("--offline", "--data", empty);
    rmSync(empty, { recursive: true, force: true });
    expect(levels).toMatchObject({ "storage-there": "warn", "files-valid": "fine", "disk-space": "fine" });
    expect(code).toBe(0);
  });
});
