import { type Cell, cloudCell } from "./cells.ts";
import { type Driver, startOurs } from "./drive.ts";
import { bestRulerMode, startRuler } from "./event-ruler.ts";
import type { Files } from "./files.ts";
import type { Edits } from "./protocol.ts";
import { summaryOf } from "../support/summary.ts";
import type { CellResult, EditResult } from "./report.ts";
import { compareRates, type Effort } from "./rounds.ts";

/** Measures a cell with us and its peer, each in a process of its own for this cell alone. */
export async function measureCell(cell: Cell, files: Files, effort: Effort): Promise<CellResult> {
  const paths = files.filesOf(cell);
  const ours = startOurs("signalbox");
  let theirs: Driver | undefined;
  try {
    const built = await ours.ask({ do: "load", ...paths, mode: "default" });
    const { hits } = await ours.ask({ do: "hits", events: cell.passEvents });
    const peer = await startPeer(cell, paths, hits);
    theirs = peer.driver;
    const peerBuilt = await theirs.ask({ do: "load", ...paths, mode: peer.mode });
    const { hits: peerHits } = await theirs.ask({ do: "hits", events: cell.passEvents });
    const compared = await compareRates(ours, theirs, effort);
    const { bytes } = await ours.ask({ do: "allocation" });
    return {
      cell: cell.cell,
      rules: cell.rules,
      peer: cell.peer,
      peerMode: peer.mode,
      ...compared,
      hits,
      peerHits,
      memory: {
        oursPerRule: built.heapBytes / cell.rules,
        theirsPerRule: peerBuilt.heapBytes / cell.rules,
      },
      buildMs: { ours: built.buildMs, theirs: peerBuilt.buildMs },
      allocation: bytes,
    };
  } finally {
    await ours.close();
    await theirs?.close();
  }
}

/** How much more an event costs with 100,000 exact rules than with 10: both run in turn. */
export async function measureGrowth(files: Files, effort: Effort): Promise<number> {
  const few = startOurs("signalbox");
  const many = startOurs("signalbox");
  try {
    await few.ask({ do: "load", ...files.filesOf(cloudCell("exact", 10)), mode: "default" });
    await many.ask({ do: "load", ...files.filesOf(cloudCell("exact", 100_000)), mode: "default" });
    return (await compareRates(few, many, effort)).ratio;
  } finally {
    await few.close();
    await many.close();
  }
}

/**
 * How long it takes to add, change and remove one rule among 100,000 mixed ones. All is done three times over, and of each edit the
 * quickest counts: what the machine was about meanwhile is left out. `slowest` leaves nothing out.
 */
export async function measureEdits(files: Files): Promise<EditResult> {
  const cell = cloudCell("mixed", 100_000);
  const paths = files.filesOf(cell);
  const runs: Edits[] = [];
  let heapBytes = 0;
  while (runs.length < 3) {
    const driver = startOurs("signalbox");
    try {
      ({ heapBytes } = await driver.ask({ do: "load", ...paths, mode: "default" }));
      runs.push(await driver.ask({ do: "edit", times: EDITS }));
    } finally {
      await driver.close();
    }
  }
  const timesOf = (kind: keyof Edits) => {
    const all = runs.map((run) => run[kind]);
    const { p50, p99, max } = summaryOf(all[0]!.map((_, edit) => Math.min(...all.map((run) => run[edit]!))));
    return { p50, p99, max, slowest: Math.max(...all.flat()) };
  };
  const times = { add: timesOf("add"), change: timesOf("change"), remove: timesOf("remove") };
  return { times, bytesPerRule: heapBytes / cell.rules };
}

/** Of each kind. */
const EDITS = 2_000;

async function startPeer(
  { peer, passEvents }: Cell,
  paths: { readonly rules: string; readonly events: string },
  hits: number,
): Promise<{ driver: Driver; mode: string }> {
  if (peer !== "event-ruler") return { driver: startOurs(peer), mode: "default" };
  const mode = await bestRulerMode(paths, { passEvents, hits });
  return { driver: startRuler(), mode };
}
