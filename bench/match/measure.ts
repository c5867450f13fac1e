import { type Cell, cloudCell } from "./cells.ts";
import { type Driver, startOurs } from "./drive.ts";
import { bestRulerMode, startRuler } from "./event-ruler.ts";
import type { Files } from "./files.ts";
import { summaryOf } from "../support/summary.ts";
import type { CellResult, EditTimes } from "./report.ts";
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

/** How long it takes to add, change and remove one rule among 100,000 mixed ones. */
export async function measureEdits(files: Files): Promise<EditTimes> {
  const driver = startOurs("signalbox");
  try {
    await driver.ask({ do: "load", ...files.filesOf(cloudCell("mixed", 100_000)), mode: "default" });
    const { add, change, remove } = await driver.ask({ do: "edit", times: EDITS });
    const timesOf = (milliseconds: readonly number[]) => {
      const { p50, max } = summaryOf(milliseconds);
      return { p50, max };
    };
    return { add: timesOf(add), change: timesOf(change), remove: timesOf(remove) };
  } finally {
    await driver.close();
  }
}

/** Of each kind. */
const EDITS = 500;

async function startPeer(
  { peer, passEvents }: Cell,
  paths: { readonly rules: string; readonly events: string },
  hits: number,
): Promise<{ driver: Driver; mode: string }> {
  if (peer !== "event-ruler") return { driver: startOurs(peer), mode: "default" };
  const mode = await bestRulerMode(paths, { passEvents, hits });
  return { driver: startRuler(), mode };
}
