import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { measureAccept } from "./accept.ts";
import { measureCrash } from "./crash.ts";
import { measureDelivery } from "./delivery.ts";
import { measureLatency } from "./latency.ts";
import { measurePublishers } from "./publishers.ts";
import { measureReplay } from "./replay.ts";
import { measureStart } from "./start.ts";
import { measureStats } from "./stats.ts";
import { createReport } from "./support/report.ts";

/** `npm run bench [-- --json FILE] [--only accept,publishers,delivery,latency,replay,stats,start,crash] [--events N]`: figures beside baselines of the same run. */
const measures = {
  accept: measureAccept,
  publishers: measurePublishers,
  delivery: measureDelivery,
  latency: measureLatency,
  replay: measureReplay,
  stats: measureStats,
  start: measureStart,
  crash: measureCrash,
};

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    only: { type: "string" },
    events: { type: "string", default: "1000000" },
  },
});
const wanted = values.only?.split(",") ?? Object.keys(measures);
const report = createReport();
console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}; load generator and sink run on the same cores\n`,
);
for (const [name, measure] of Object.entries(measures)) {
  if (wanted.includes(name)) await measure(report, { replayEvents: Number(values.events) });
}
if (values.json)
  writeFileSync(
    values.json,
    `${JSON.stringify({ node: process.version, cpus: cpus().length, figures: report.figures }, null, 2)}\n`,
  );
