import { setTimeout as sleep } from "node:timers/promises";
import type { Command } from "commander";
import { RouterError } from "../../functions/core/errors.ts";
import type { Erased } from "../../functions/core/archive/erasure.ts";
import type { Client } from "../client.ts";
import { confirmed } from "../confirm.ts";
import { clientOf, online, type OnlineOptions, withExamples } from "../options.ts";
import { paint } from "../paint.ts";
import { note, print, printJson } from "../print.ts";

interface EraseOptions extends OnlineOptions {
  readonly subject?: string;
  readonly source?: string;
  readonly bus?: string;
  readonly wait: boolean;
  readonly yes?: boolean;
}

interface Erasure {
  readonly id: string;
  readonly status: "running" | "done";
  /** By where it was; an older Signalbox knows fewer places. */
  readonly erased: Partial<Erased>;
}

export function addErase(program: Command): void {
  const command = program
    .command("erase")
    .helpGroup("Act:")
    .description("erase the events of a subject or source for good, wherever they are kept")
    .option("--subject <subject>", "the events' subject, to the letter")
    .option("--source <source>", "the events' source")
    .option("--bus <bus>", "only on this bus")
    .option("--no-wait", "do not wait for the receipt")
    .option("-y, --yes", "do not ask")
    .action(erase);
  withExamples(online(command), [
    ["A customer wants to be forgotten", "erase --subject customer/4711"],
    ["All that a test has published", "erase --source /load-test --yes"],
  ]);
}

async function erase(options: EraseOptions): Promise<void> {
  const { subject, source, bus, wait, json = false } = options;
  if (subject === undefined && source === undefined)
    throw new RouterError(
      "usage-invalid",
      "Cannot erase: nothing says whose events; name --subject, --source or both",
    );
  const scope = {
    ...(subject !== undefined && { subject }),
    ...(source !== undefined && { source }),
    ...(bus !== undefined && { bus }),
  };
  const whose = Object.entries(scope).map(([name, value]) => `${name} ${value}`);
  if (!(await confirmed(`Erase all events of ${whose.join(", ")}? This cannot be undone.`, options))) return;
  const client = clientOf(options);
  const begun = await client.send<Erasure>("POST", "/api/erasures", { json: scope });
  const erasure = wait ? await ended(client, begun) : begun;
  if (json) printJson(erasure);
  else print(...receiptLines(erasure));
}

const LOOK_MS = 300;

async function ended(client: Client, begun: Erasure): Promise<Erasure> {
  note(paint.dim(`Erasure ${begun.id} runs.`));
  for (let erasure = begun; ; ) {
    if (erasure.status === "done") return erasure;
    await sleep(LOOK_MS);
    erasure = await client.get<Erasure>(`/api/erasures/${begun.id}`);
  }
}

const WORDS: readonly (readonly [keyof Erased, string])[] = [
  ["archived", "events in the archive"],
  ["segments", "segments written anew or removed"],
  ["logged", "events in the log"],
  ["waiting", "deliveries that waited"],
  ["dead", "dead letters"],
  ["skipped", "skipped deliveries"],
  ["journal", "lines of the journal"],
  ["quarantined", "events in quarantine"],
  ["copies", "copies of large events"],
];

function receiptLines({ id, status, erased }: Erasure): string[] {
  if (status === "running") return [`Erasure ${id} runs; \`GET /api/erasures/${id}\` is its receipt.`];
  const countOf = (name: keyof Erased) => String(erased[name] ?? 0);
  const width = Math.max(...WORDS.map(([name]) => countOf(name).length));
  return [
    paint.good(`Erased. The receipt is erasure ${id}.`),
    ...WORDS.map(([name, words]) => `  ${countOf(name).padStart(width)}  ${words}`),
  ];
}
