import type { Command } from "commander";
import { addAlerts } from "./commands/alerts.ts";
import { addApply } from "./commands/apply.ts";
import { addAudit } from "./commands/audit.ts";
import { addBrokers } from "./commands/brokers.ts";
import { addCancel, addRecall } from "./commands/cancel.ts";
import { addCheck } from "./commands/check.ts";
import { addDeadLetters } from "./commands/dead-letters.ts";
import { addDeliveries } from "./commands/deliveries.ts";
import { addDiagnose } from "./commands/diagnose.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addErase } from "./commands/erase.ts";
import { addEvents } from "./commands/events.ts";
import { addExplain } from "./commands/explain.ts";
import { addExport } from "./commands/export.ts";
import { addImport } from "./commands/import.ts";
import { addMe } from "./commands/me.ts";
import { addOrderedKeys, addRelease } from "./commands/ordered-keys.ts";
import { addPause } from "./commands/pause.ts";
import { addProducers } from "./commands/producers.ts";
import { addPull } from "./commands/pull.ts";
import { addQuarantine } from "./commands/quarantine.ts";
import { addRedrive } from "./commands/redrive.ts";
import { addReplay } from "./commands/replay.ts";
import { addSchema } from "./commands/schema.ts";
import { addSend } from "./commands/send.ts";
import { addSkip } from "./commands/skip.ts";
import { addStart } from "./commands/start.ts";
import { addStats } from "./commands/stats.ts";
import { addTail } from "./commands/tail.ts";
import { addTaps } from "./commands/taps.ts";
import { addTest } from "./commands/test.ts";
import { addTickets } from "./commands/tickets.ts";
import { addToken } from "./commands/token.ts";
import { addTop } from "./commands/top.ts";
import { addTrace } from "./commands/trace.ts";
import { addUsers } from "./commands/users.ts";

/**
 * Every command, in the order of the help. Each of these files is light; what a command needs beside it is imported
 * when it runs, so that `--help` is there at once.
 */
export const commands: readonly ((program: Command) => void)[] = [
  addStart,
  addCheck,
  addTest,
  addExplain,
  addEvents,
  addTrace,
  addDiagnose,
  addDoctor,
  addTail,
  addDeliveries,
  addDeadLetters,
  addOrderedKeys,
  addQuarantine,
  addStats,
  addTop,
  addProducers,
  addAlerts,
  addTaps,
  addBrokers,
  addMe,
  addSend,
  addRedrive,
  addRelease,
  addCancel,
  addRecall,
  addSkip,
  addPause,
  addPull,
  addErase,
  addReplay,
  addApply,
  addSchema,
  addImport,
  addExport,
  addTickets,
  addAudit,
  addUsers,
  addToken,
];
