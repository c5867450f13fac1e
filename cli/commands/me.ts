import type { Command } from "commander";
import { clientOf, online, type OnlineOptions, withExamples } from "../options.ts";
import { paint, shown } from "../paint.ts";
import { print, printJson } from "../print.ts";

/** Who one is. */
interface Me {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly teams?: readonly string[];
  readonly token?: string;
}

export function addMe(program: Command): void {
  const command = program
    .command("me")
    .helpGroup("Look:")
    .description("who you are to Signalbox, and what you may")
    .action(me);
  withExamples(online(command), [["By the token that you send", "me"]]);
}

async function me(options: OnlineOptions): Promise<void> {
  const found = await clientOf(options).get<Me>("/api/me");
  if (options.json) return printJson(found);
  const { id, name, role, teams = [] } = found;
  print(
    `${paint.strong(shown(name))} (${shown(id)}), ${role}${teams.length > 0 ? shown(`, of ${teams.join(", ")}`) : ""}`,
  );
}
