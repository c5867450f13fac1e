import { createInterface } from "node:readline";
import type { Context, ScheduledEvent } from "aws-lambda";
import { handler } from "../../functions/aws/entries/broker-taps.ts";

/**
 * The execution environment of a function of AWS Lambda, as a process that can be frozen, thawed and killed. Each line of standard
 * input is an invocation, with the milliseconds that it may take; its end is a line of output that begins with `done`.
 */
for await (const line of createInterface({ input: process.stdin })) {
  const end = Date.now() + Number(line);
  const context = { getRemainingTimeInMillis: () => end - Date.now() } as Context;
  try {
    await handler({} as ScheduledEvent, context);
    process.stdout.write("done\n");
  } catch (error) {
    process.stdout.write(`done ${String(error)}\n`);
  }
}
