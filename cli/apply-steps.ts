import type { Client } from "./client.ts";
import { type Step, paths } from "./apply-plan.ts";
import { progressBar, rateMeter } from "./progress.ts";

/** Carries out steps one by one, in their order; the first that is refused ends it. */
export async function carryOut(client: Client, steps: readonly Step[]): Promise<void> {
  const bar = progressBar();
  const rate = rateMeter();
  for (const [done, { act, kind, id, value, version }] of steps.entries()) {
    bar.show({ done, total: steps.length, unit: "changes", rate: rate(done, performance.now()) });
    const path = `${paths[kind]}/${encodeURIComponent(id)}`;
    if (act === "remove") await client.send("DELETE", path, { follows: version });
    else await client.send("PUT", path, { json: value, follows: version });
  }
  bar.end();
}
