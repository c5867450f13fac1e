import { simReport } from "./report.ts";

/** `npm run sim`: what AWS allows and what is asked of it, and how a deployment gets through a burst, an outage and a day. */
process.stdout.write(simReport());
