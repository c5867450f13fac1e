import { type StartOptions, startLocal } from "../../functions/local/start.ts";

// A process like that of `signalbox start`, with settings that the command line does not have.
const running = await startLocal(JSON.parse(process.argv[2]!) as StartOptions);
console.log(`Signalbox is ready on ${running.url}`);
process.once("SIGTERM", () => void running.close().then(() => process.exit(0)));
