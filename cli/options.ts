import { type Command, InvalidArgumentError, Option } from "commander";
import { createClient, type Client } from "./client.ts";
import { connectionOf, type ConnectionOptions } from "./connection.ts";

/** What every command that speaks to Signalbox can be told. */
export interface OnlineOptions extends ConnectionOptions {
  readonly json?: boolean;
}

/** Adds `--url`, `--token`, `--data` and `--json`. */
export function online(command: Command): Command {
  return withJson(command)
    .addOption(new Option("--url <url>", "where Signalbox is").env("SIGNALBOX_URL").default(LOCAL_URL))
    .addOption(
      new Option("--token <token>", "token of the control API; else the one in the data folder").env(
        "SIGNALBOX_TOKEN",
      ),
    )
    .addOption(dataOption("data folder, for its token"));
}

/** Where Signalbox is when nobody says otherwise. */
const LOCAL_URL = "http://127.0.0.1:4500";

/** `--data` */
export function dataOption(description: string): Option {
  return new Option("--data <folder>", description).env("SIGNALBOX_DATA").default(".signalbox");
}

/** `--config` */
export function configOption(): Option {
  return new Option("--config <folder>", "the folder with rules/ and schemas/")
    .env("SIGNALBOX_CONFIG")
    .default(".");
}

/** Adds `--json`. */
export function withJson(command: Command): Command {
  return command.option("--json", "print JSON for scripts");
}

/** What every command that reads a configuration folder can be told. */
export interface ConfigOptions {
  readonly config: string;
}

/** What every list can be told. */
export interface PageOptions {
  readonly limit: number;
  readonly cursor?: string;
}

/** Adds `--limit` and `--cursor`. */
export function paged(command: Command, limit = 20): Command {
  return command
    .option("--limit <n>", "how many at most", wholeNumber, limit)
    .option("--cursor <cursor>", "go on where the list before ended");
}

/** What a list of things that may be somebody's can be told. */
export interface OwnerOptions {
  readonly owner?: string;
}

/** Adds `--owner`. */
export function owned(command: Command): Command {
  return command.option("--owner <owner>", "only what is me, nobody, team:shop or user:ada");
}

/** Examples below the help of a command: what it does, how it is typed. */
export function withExamples(
  command: Command,
  examples: readonly (readonly [what: string, typed: string])[],
): Command {
  const lines = examples.map(([what, typed]) => `  # ${what}\n  $ signalbox ${typed}`);
  return command.addHelpText("after", `\nExamples:\n${lines.join("\n\n")}`);
}

/** The client that the options describe. */
export function clientOf(options: ConnectionOptions): Client {
  return createClient(connectionOf(options));
}

/** An option's value that counts something. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

/** Gathers the values of an option that may stand more than once. */
export function gathered(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}
