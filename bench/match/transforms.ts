import { join } from "node:path";
import type { Transform } from "../../functions/core/rule.ts";
import { cloudCell } from "./cells.ts";
import { startOurs } from "./drive.ts";
import type { Files } from "./files.ts";
import { writeLines } from "./rule-lines.ts";

/** What one transform costs an event. */
export interface TransformResult {
  readonly kind: string;
  /** Events a second. */
  readonly rate: number;
  /** Bytes that an event makes us allocate, what goes out included. */
  readonly allocation: number;
}

/** One of each kind that is not asynchronous, of about the same result. */
const transforms: Readonly<Record<string, Transform>> = {
  input: { input: { order: 1 } },
  inputPath: { inputPath: "$.data.customer" },
  inputTransformer: {
    inputTransformer: {
      inputPathsMap: { id: "$.data.orderId", amount: "$.data.amount", name: "$.data.customer.name" },
      inputTemplate: '{"order": <id>, "amount": <amount>, "name": <name>}',
    },
  },
  template: {
    template: { order: "<$.data.orderId>", amount: "<$.data.amount>", name: "<$.data.customer.name>" },
  },
  jsonLogic: { jsonLogic: { cat: [{ var: "data.orderId" }, " of ", { var: "data.customer.name" }] } },
};

/** Each is compiled once, and asked of all events. */
export async function measureTransforms(
  files: Files,
  { folder, seconds }: { readonly folder: string; readonly seconds: number },
): Promise<TransformResult[]> {
  const { events } = files.filesOf(cloudCell("exact", 10));
  const results: TransformResult[] = [];
  for (const [kind, transform] of Object.entries(transforms)) {
    const rules = join(folder, "transform.jsonl");
    writeLines(rules, [JSON.stringify({ id: kind, version: 1, targets: [{ target: "log", transform }] })]);
    const driver = startOurs("transforms");
    try {
      await driver.ask({ do: "load", events, rules, mode: "default" });
      await driver.ask({ do: "run", seconds });
      const run = await driver.ask({ do: "run", seconds });
      const { bytes } = await driver.ask({ do: "allocation" });
      results.push({ kind, rate: run.events / run.cpu, allocation: bytes });
    } finally {
      await driver.close();
    }
  }
  return results;
}
