import { type Command, InvalidArgumentError, Option } from "commander";
import type { Examination } from "../../functions/core/diagnose/doctor.ts";
import { RouterError } from "../../functions/core/errors.ts";
import { doctorLines } from "../doctor-lines.ts";
import { exit } from "../exit.ts";
import {
  clientOf,
  configOption,
  type ConfigOptions,
  online,
  type OnlineOptions,
  withExamples,
} from "../options.ts";
import { paint } from "../paint.ts";
import { note, print, printJson } from "../print.ts";

interface DoctorOptions extends OnlineOptions, ConfigOptions {
  readonly offline?: boolean;
  readonly all?: boolean;
  readonly failOn: "bad" | "warn";
}

export function addDoctor(program: Command): void {
  const command = program
    .command("doctor")
    .helpGroup("Look:")
    .description(
      "look at everything: machine, storage, files, rules, targets, deliveries, people; say the way out",
    )
    .option("--offline", "ask no server: look at the data folder and the configuration, every page of them")
    .option("--all", "show what is fine as well")
    .addOption(
      new Option("--fail-on <level>", "what ends with exit code 1").choices(["bad", "warn"]).default("bad"),
    )
    .addOption(configOption())
    .action(doctor);
  withExamples(online(command), [
    ["Something is strange", "doctor"],
    ["It does not start any more", "doctor --offline"],
    ["In a script, each check by its code", "doctor --json --fail-on warn"],
  ]);
}

async function doctor(options: DoctorOptions): Promise<void> {
  const examination = options.offline ? await offline(options) : await asked(options);
  if (options.json) printJson(examination);
  else print(...doctorLines(examination, options.all === true));
  const { status } = examination;
  if (status === "bad" || (status === "warn" && options.failOn === "warn")) process.exitCode = exit.failed;
}

/** A server of this machine that does not answer is no reason to say nothing. */
async function asked(options: DoctorOptions): Promise<Examination> {
  try {
    return await clientOf(options).get<Examination>("/api/doctor");
  } catch (error) {
    const isSilent = error instanceof RouterError && error.code === "cannot-reach";
    if (!isSilent || !LOCAL.test(new URL(options.url).hostname)) throw error;
    note(paint.dim(`${error.message}; the data folder is looked at instead.`));
    return offline(options);
  }
}

const LOCAL = /^(localhost|\[::1\]|127\.\d+\.\d+\.\d+)$/;

async function offline({ data, config, url }: DoctorOptions): Promise<Examination> {
  const { examineFolder } = await import("../../functions/local/doctor/offline.ts");
  const { hostname, port } = placeOf(url);
  return examineFolder({ data, config, host: hostname, port });
}

function placeOf(url: string): { readonly hostname: string; readonly port: number } {
  if (!URL.canParse(url)) throw new InvalidArgumentError(`Cannot use the address "${url}": it is no URL`);
  const { hostname, port, protocol } = new URL(url);
  return {
    hostname: hostname.replace(/^\[(.*)\]$/, "$1"),
    port: Number(port) || (protocol === "https:" ? 443 : 80),
  };
}
