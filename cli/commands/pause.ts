import type { Command } from "commander";
import { clientOf, online, type OnlineOptions, withExamples } from "../options.ts";
import { paint } from "../paint.ts";
import { counted, print, printJson } from "../print.ts";

/** `signalbox pause TARGET` and `signalbox resume TARGET`. */
export function addPause(program: Command): void {
  const pause = program
    .command("pause")
    .helpGroup("Act:")
    .description("hold a target: what is for it waits, and nothing is lost")
    .argument("<target>", "the target's id")
    .action((target: string, options: OnlineOptions) => hold(target, "pause", options));
  withExamples(online(pause), [["While the warehouse moves", "pause warehouse"]]);
  const resume = program
    .command("resume")
    .helpGroup("Act:")
    .description("go on with a target that is paused, or whose breaker is open")
    .argument("<target>", "the target's id")
    .action((target: string, options: OnlineOptions) => hold(target, "resume", options));
  withExamples(online(resume), [["It is back", "resume warehouse"]]);
}

interface Target {
  readonly state: { readonly waiting: number };
}

async function hold(target: string, act: "pause" | "resume", options: OnlineOptions): Promise<void> {
  const path = `/api/targets/${encodeURIComponent(target)}/${act}`;
  const answer = await clientOf(options).send<Target>("POST", path);
  if (options.json) return printJson(answer);
  const waiting = counted(answer.state.waiting, "delivery waits", "deliveries wait");
  if (act === "pause") print(`${paint.warn(`Target ${target} is paused.`)} ${waiting}.`);
  else print(`${paint.good(`Target ${target} goes on.`)} ${waiting}.`);
}
