import { Command, CommanderError } from "commander";
import { commands } from "./commands.ts";
import { exit, exitCodeOf } from "./exit.ts";
import { printFailure } from "./failure.ts";

/** Runs the command line; what came of it is the process's exit code. Never throws. */
export async function main(argv: readonly string[]): Promise<void> {
  process.stdout.on("error", endQuietly);
  try {
    await program().parseAsync([...argv]);
  } catch (error) {
    process.exitCode = codeOf(error);
    if (!(error instanceof CommanderError)) printFailure(error, argv.includes("--json"));
  }
}

function program(): Command {
  const root = new Command("signalbox")
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
  for (const add of commands) add(root);
  return root;
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
