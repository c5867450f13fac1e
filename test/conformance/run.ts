import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Corpus, Verdict } from "./corpus.ts";
import { corpora as aws } from "./aws-api.ts";
import { corpora as model } from "./aws-model.ts";
import { corpora as destinations } from "./api-destinations.ts";
import { corpora as conditions } from "./conditions.ts";
import { corpora as events } from "./events.ts";
import { corpora as json } from "./json-robustness.ts";
import { corpora as patterns } from "./patterns.ts";
import { corpora as together } from "./patterns-together.ts";
import { corpora as schemas } from "./schemas.ts";
import { corpora as signatures } from "./sigv4.ts";
import { corpora as transforms } from "./transforms.ts";
import { corpora as views } from "./views.ts";
import { corpora as webhooks } from "./webhooks.ts";

// npm run conformance -- FOLDER: each data file below FOLDER against the code it concerns, one line a file.
// Exit 1 when anything is wrong, and when FOLDER holds no file that is known here.

/** Each area has one module; a new one is listed here and nowhere else. */
const corpora: readonly Corpus[] = [
  ...patterns,
  ...together,
  ...views,
  ...events,
  ...json,
  ...conditions,
  ...transforms,
  ...schemas,
  ...webhooks,
  ...signatures,
  ...aws,
  ...destinations,
  ...model,
];

/** Files that lie in a conformance folder and say nothing of this project, with the reason. */
const leftOut: Readonly<Record<string, string>> = {
  "aws-api-model/eventbridge-2015-10-07.paginators.json": "it is empty",
  "cloudevents/cesql_tck.jsonl": "rules know no CESQL",
  "json-schema/remotes.json": "references to other documents are not followed",
};

/** How many wrong cases of a corpus are shown. */
const SHOWN = 5;

interface Tally {
  cases: number;
  readonly wrong: string[];
  /** Cases that differ and are meant to: the reason → ids. */
  readonly differences: Map<string, string[]>;
  /** What was not tried: the reason → ids. */
  readonly skipped: Map<string, string[]>;
}

const folder = process.argv[2];
process.exitCode = folder === undefined ? usage() : await conformance(resolve(folder));

async function conformance(folder: string): Promise<number> {
  if (!existsSync(folder)) {
    console.log(`conformance: skipped, no folder ${folder}`);
    return 0;
  }
  let known = 0;
  let wrong = 0;
  for (const path of filesBelow(folder)) {
    const mine = corpora.filter(({ file }) => isFile(path, file));
    if (mine.length === 0) reportLeftOut(path);
    else known++;
    for (const corpus of mine) {
      const tally = await tallyOf(corpus, path);
      report(corpus.part ? `${corpus.file} (${corpus.part})` : corpus.file, tally);
      wrong += tally.wrong.length;
    }
  }
  if (known === 0) console.log(`conformance: ${folder} holds no file that is known here`);
  else console.log(`conformance: ${known} files, ${wrong === 0 ? "nothing wrong" : `${wrong} wrong`}`);
  return known === 0 || wrong > 0 ? 1 : 0;
}

function reportLeftOut(path: string): void {
  for (const [file, reason] of Object.entries(leftOut))
    if (isFile(path, file)) console.log(`${file}: left out, ${reason}`);
}

/** Whether a path is a corpus file: by its name and its folder's. */
function isFile(path: string, file: string): boolean {
  return basename(path) === basename(file) && basename(dirname(path)) === dirname(file);
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function tallyOf(corpus: Corpus, path: string): Promise<Tally> {
  const tally: Tally = { cases: 0, wrong: [], differences: new Map(), skipped: new Map() };
  const beside = (file: string) => readFileSync(join(dirname(path), file), "utf8");
  try {
    for await (const judged of corpus.run(readFileSync(path, "utf8"), beside)) count(judged, corpus, tally);
  } catch (error) {
    tally.cases++;
    tally.wrong.push(`after ${tally.cases - 1} cases: ${String(error)}`);
  }
  return tally;
}

function count({ id, wrong, known, skipped }: Verdict, corpus: Corpus, tally: Tally): void {
  if (skipped !== undefined) return add(tally.skipped, skipped, id);
  tally.cases++;
  if (wrong === undefined) return;
  const reason = known ?? expectedOf(corpus, id);
  if (reason === undefined) tally.wrong.push(`${id}: ${wrong}`);
  else add(tally.differences, reason, id);
}

function add(ids: Map<string, string[]>, reason: string, id: string): void {
  ids.set(reason, [...(ids.get(reason) ?? []), id]);
}

function expectedOf({ expected }: Corpus, id: string): string | undefined {
  return expected && Object.hasOwn(expected, id) ? expected[id] : undefined;
}

function report(file: string, { cases, wrong, differences, skipped }: Tally): void {
  const meant = [...differences.values()].flat().length;
  const left = [...skipped.values()].flat().length;
  const right = cases - wrong.length - meant;
  const tail = `${meant === 0 ? "" : `, ${meant} expected differences`}${left === 0 ? "" : `, ${left} not tried`}`;
  console.log(`${file}: ${cases} cases, ${right} right, ${wrong.length} wrong${tail}`);
  for (const [reason, ids] of differences) console.log(`  expected: ${reason}: ${ids.join(", ")}`);
  for (const [reason, ids] of skipped) console.log(`  not tried: ${reason}: ${ids.join(", ")}`);
  for (const line of wrong.slice(0, SHOWN)) console.log(`  wrong ${line.slice(0, 600)}`);
  if (wrong.length > SHOWN) console.log(`  … and ${wrong.length - SHOWN} more`);
}

function usage(): number {
  console.error("Usage: npm run conformance -- FOLDER");
  return 1;
}
