import { expect, test } from "vitest";
import { isSchedule } from "../../../functions/control/eventbridge/schedule.ts";

test.each([
  "rate(1 minute)",
  "rate(2 minutes)",
  "rate(24 hours)",
  "cron(0 12 * * ? *)",
  "cron(0/15 8-17 ? JAN,JUN MON-FRI 2026-2030)",
  "cron(0 0 L * ? *)",
  "cron(0 0 15W * ? *)",
  "cron(0 0 ? * 6L *)",
  "cron(0 0 ? * TUE#2 *)",
  "cron(0-30/5 0 1 * ? *)",
])("%s is a schedule", (text) => {
  expect(isSchedule(text)).toBe(true);
});

test.each([
  "",
  "rate()",
  "rate(1 minutes)",
  "rate(2 minute)",
  "rate(0 minutes)",
  "rate(1.5 hours)",
  "rate(1 second)",
  "rate(1 minute) ",
  "cron(0 12 * * *)",
  "cron(0 12 * * * *)",
  "cron(0 12 ? * ? *)",
  "cron(60 12 * * ? *)",
  "cron(0 24 * * ? *)",
  "cron(0 0 32 * ? *)",
  "cron(0 0 ? 13 MON *)",
  "cron(0 0 ? * MON#6 *)",
  "cron(0 0 * * ? 1969)",
  "cron(0/0 0 * * ? *)",
  "cron(0 0 1-2-3 * ? *)",
  "cron(,0 0 * * ? *)",
  "at(2026-01-01T00:00:00)",
])("%j is none", (text) => {
  expect(isSchedule(text)).toBe(false);
});
