import { costReport } from "./cost-report.ts";
import { scaleReport } from "./scale-report.ts";

/** `npm run sim`: what AWS allows and what is asked of it, how a deployment gets through a burst, an outage and a day, and what it costs. */
process.stdout.write(`${scaleReport()}\n${costReport()}`);
