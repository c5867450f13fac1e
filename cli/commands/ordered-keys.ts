import type { Command } from "commander";
import type { OrderedKey, Page } from "../answers.ts";
import { confirmed } from "../confirm.ts";
import { clientOf, online, type OnlineOptions, paged, type PageOptions, withExamples } from "../options.ts";
import { paint } from "../paint.ts";
import { counted, print, printJson } from "../print.ts";
import { printPage } from "../print-page.ts";
import type { Column } from "../table.ts";
import { timeText } from "../time.ts";
import { RouterError } from "../../functions/core/errors.ts";

interface KeyFilters {
  readonly target?: string;
  readonly rule?: string;
  readonly key?: string;
}
interface OrderedKeysOptions extends OnlineOptions, PageOptions, KeyFilters {
  readonly state?: string;
}
interface ReleaseOptions extends OnlineOptions, KeyFilters {
  readonly all?: boolean;
  readonly yes?: boolean;
}

export function addOrderedKeys(program: Command): void {
  const command = program
    .command("ordered-keys")
    .helpGroup("Look:")
    .description("list keys of ordered rules whose deliveries wait, and for what")
    .option("--state <state>", "waiting, blocked or parked")
    .action(orderedKeys);
  withExamples(online(paged(withKeyFilters(command))), [
    ["What stands still behind a dead letter", "ordered-keys --state blocked"],
    ["… and let it go on", "release --target warehouse --key A-17"],
  ]);
}

export function addRelease(program: Command): void {
  const command = program
    .command("release")
    .helpGroup("Act:")
    .description("let keys go on without the dead letter that they wait behind")
    .option("--all", "every key that is blocked or parked")
    .option("-y, --yes", "do not ask")
    .action(release);
  withExamples(online(withKeyFilters(command)), [
    ["One key", "release --rule large-orders --target warehouse --key A-17"],
    ["All that stands still for a target", "release --target warehouse"],
  ]);
}

function withKeyFilters(command: Command): Command {
  return command
    .option("--target <id>", "only those of this target")
    .option("--rule <id>", "only those of this rule")
    .option("--key <value>", "only this key: a value of events as JSON, or a text");
}

const STATE_PAINT = { waiting: paint.warn, blocked: paint.bad, parked: paint.bad };

const columns: readonly Column<OrderedKey>[] = [
  { title: "key", of: ({ key }) => key, paint: paint.strong },
  { title: "state", of: ({ state }) => state, paint: (text, { state }) => STATE_PAINT[state](text) },
  { title: "waiting", of: ({ waiting }) => waiting },
  { title: "rule", of: ({ rule }) => rule, paint: paint.name },
  { title: "target", of: ({ target }) => target, paint: paint.name },
  { title: "behind", of: ({ delivery }) => delivery },
  { title: "since", of: ({ since }) => since && timeText(since), paint: paint.dim },
];

async function orderedKeys({ limit, cursor, state, json, ...options }: OrderedKeysOptions): Promise<void> {
  const asked = { ...filterOf(options), state, limit, cursor };
  const page = await clientOf(options).get<Page<OrderedKey>>("/api/ordered-keys", asked);
  printPage(page, { columns, json, none: "No key waits." });
}

async function release(options: ReleaseOptions): Promise<void> {
  const filter = filterOf(options);
  const some = Object.keys(filter).length > 0;
  if (some === (options.all ?? false))
    throw new RouterError(
      "usage-invalid",
      "Cannot release keys: say which by --target, --rule and --key, or --all",
    );
  const which = some ? Object.entries(filter).map(([name, value]) => `${name} ${value}`) : ["every key"];
  if (!(await confirmed(`Release ${which.join(", ")}?`, options))) return;
  const answer = await clientOf(options).send<{ released: number }>("POST", "/api/ordered-keys/release", {
    json: filter,
  });
  if (options.json) printJson(answer);
  else if (answer.released === 0) print(paint.dim("No key was blocked or parked."));
  else print(paint.good(`Released ${counted(answer.released, "key")}.`));
}

function filterOf({ target, rule, key }: KeyFilters): Readonly<Record<string, string>> {
  return {
    ...(target !== undefined && { target }),
    ...(rule !== undefined && { rule }),
    ...(key !== undefined && { key }),
  };
}
