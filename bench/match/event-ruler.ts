import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Driver, startDriver } from "./drive.ts";

/**
 * How event-ruler can be set up: with or without additional reuse of name states, its structured matching, and its API
 * that flattens the event first and knows no consistency of arrays.
 */
export const RULER_MODES = [
  "default",
  "reuse",
  "structured",
  "structured reuse",
  "flat",
  "flat reuse",
] as const;

const CACHE = fileURLToPath(new URL("../../.cache/event-ruler/", import.meta.url));
const POM = fileURLToPath(new URL("../peers/event-ruler/pom.xml", import.meta.url));

/** Builds the driver of bench/peers/event-ruler; what comes back says why it cannot be, if it cannot. */
export function buildRuler(): string | undefined {
  for (const [command, version] of [
    ["java", "-version"],
    ["mvn", "--version"],
  ] as const) {
    if (spawnSync(command, [version]).status !== 0) return `there is no ${command} on the PATH`;
  }
  const built = spawnSync("mvn", ["-q", "-B", "-f", POM, "compile", "dependency:copy-dependencies"], {
    encoding: "utf8",
  });
  return built.status === 0 ? undefined : `Maven could not build its driver: ${built.stdout}${built.stderr}`;
}

/** Its memory is there and touched before anything is measured: else first touches are charged to the matcher. */
export function startRuler(memory = "4g"): Driver {
  const heap = [`-Xms${memory}`, `-Xmx${memory}`, "-XX:+UseSerialGC", "-XX:+AlwaysPreTouch"];
  return startDriver("java", [...heap, "-cp", `${CACHE}classes:${CACHE}libs/*`, "RulerDriver"]);
}

/** Of CPU time, once to get warm and once to be measured. */
const TRIAL_SECONDS = 0.5;

/**
 * The fastest of its modes for these rules and events, among those that find the wanted number of matches. They are
 * tried in one process; what is measured afterwards runs in another, which has seen one mode only.
 */
export async function bestRulerMode(
  files: { readonly rules: string; readonly events: string },
  { passEvents, hits }: { readonly passEvents: number; readonly hits: number },
): Promise<string> {
  const driver = startRuler();
  let best = { mode: "default", rate: 0 };
  for (const mode of RULER_MODES) {
    await driver.ask({ do: "load", ...files, mode });
    const found = await driver.ask({ do: "hits", events: passEvents });
    if (found.hits !== hits) continue;
    await driver.ask({ do: "run", seconds: TRIAL_SECONDS });
    const { events, cpu } = await driver.ask({ do: "run", seconds: TRIAL_SECONDS });
    if (events / cpu > best.rate) best = { mode, rate: events / cpu };
  }
  await driver.close();
  return best.mode;
}
