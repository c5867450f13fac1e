import { setTimeout as sleep } from "node:timers/promises";
import { type Check, type Examination, examinationOf, type Examined } from "../../core/diagnose/doctor.ts";
import { RouterError } from "../../core/errors.ts";
import { holdsTemplates, loadTemplates } from "../../core/template/templates.ts";
import { archiveChecks } from "./archive.ts";
import { definitionChecks } from "./definitions.ts";
import { deliveryChecks } from "./deliveries.ts";
import { peopleChecks } from "./people.ts";
import { type DoctorPorts, sceneOf } from "./scene.ts";
import { targetChecks } from "./targets.ts";
import { watchChecks } from "./watch.ts";

/** Looks at everything: what its own ports tell, and what only the host sees. It changes nothing. */
export async function examine(ports: DoctorPorts, more: readonly Check[] = []): Promise<Examination> {
  const targets = ports.registry.list("target");
  if (targets.some(({ value }) => holdsTemplates(JSON.stringify(value)))) await loadTemplates();
  const scene = sceneOf(ports);
  const checks = [
    ...ports.surroundings.checks,
    ...more,
    ...definitionChecks(scene),
    ...targetChecks(scene),
    ...deliveryChecks(scene),
    ...archiveChecks(scene),
    ...peopleChecks(scene),
    ...watchChecks(scene),
  ];
  return examinationOf(await Promise.all(checks.map(examined)));
}

/** A check that takes longer is given up: doctor answers within the time of a request. */
const LONGEST_MS = 15_000;

async function examined({ code, about, look }: Check): Promise<Examined> {
  const given = new AbortController();
  const late = sleep(LONGEST_MS, undefined, { ref: false, signal: given.signal }).then(() => {
    throw new Error(`it took longer than ${LONGEST_MS / 1000} s`);
  });
  late.catch(() => {});
  try {
    return { code, about, ...(await Promise.race([look(), late])) };
  } catch (error) {
    return { code, about, level: "unknown", ...whyNot(error as Error) };
  } finally {
    given.abort();
  }
}

function whyNot(error: Error): Pick<Examined, "sentence" | "todo"> {
  const sentence = `It could not be looked at: ${error.message}`;
  return error instanceof RouterError ? { sentence } : { sentence, todo: "The log has more of it." };
}
