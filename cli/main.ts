import { Command, CommanderError } from "commander";
import { exit, exitCodeOf } from "./exit.ts";
import { printFailure } from "./failure.ts";

/** Runs the command line; what came of it is the process's exit code. Never throws. */
export async function main(argv: readonly string[]): Promise<void> {
  process.stdout.on("error", endQuietly);
  try {
    const root = program();
    for (const add of await commandsFor(argv)) add(root);
    await root.parseAsync([...argv]);
  } catch (error) {
    process.exitCode = codeOf(error);
    if (!(error instanceof CommanderError)) printFailure(error, argv.includes("--json"));
  }
}

function program(): Command {
  return new Command("signalbox")
    .description("The event router that tells you why.")
    .usage("<command> [options]")
    .helpCommand(false)
    .enablePositionalOptions()
    .exitOverride()
    .showHelpAfterError("(`--help` tells what there is)")
    .addHelpText(
      "after",
      "\nEvery command has examples: signalbox <command> --help\nExit codes: 0 fine, 1 a check failed or Signalbox refused, 2 wrong use, 3 cannot reach.",
    );
}

/** All of them, but for `start`, which is to stand in no time: that one alone. */
async function commandsFor([, , name]: readonly string[]): Promise<readonly ((program: Command) => void)[]> {
  if (name === "start") return [(await import("./commands/start.ts")).addStart];
  return (await import("./commands.ts")).commands;
}

function codeOf(error: unknown): number {
  if (!(error instanceof CommanderError)) return exitCodeOf(error);
  return error.code === "commander.helpDisplayed" ? exit.fine : exit.usage;
}

/** The reader of a pipe went away (`| head`): there is nobody left to tell. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit(exit.fine);
}
