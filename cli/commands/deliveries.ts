import type { Command } from "commander";
import type { Delivery, Page } from "../answers.ts";
import { deliveryColumns, deliveryLines } from "../delivery-lines.ts";
import {
  clientOf,
  online,
  type OnlineOptions,
  owned,
  type OwnerOptions,
  paged,
  type PageOptions,
  withExamples,
} from "../options.ts";
import { print, printJson } from "../print.ts";
import { printPage } from "../print-page.ts";
import { timeFrom } from "../time.ts";

/** What deliveries are found by. */
export interface DeliveryFilters {
  readonly target?: string;
  readonly rule?: string;
  readonly event?: string;
  readonly from?: string;
  readonly until?: string;
}

/** Adds `--target`, `--rule`, `--event`, `--from` and `--until`. */
export function withDeliveryFilters(command: Command): Command {
  return command
    .option("--target <id>", "only for this target")
    .option("--rule <id>", "only of this rule")
    .option("--event <id>", "only of the event with this id")
    .option("--from <time>", "routed at or after: 2026-01-31T10:00:00Z, or 15m, 2h, 7d ago")
    .option("--until <time>", "routed before");
}

/** The filters as the API takes them. */
export function filterOf({ target, rule, event, from, until }: DeliveryFilters) {
  const now = Date.now();
  return {
    ...(target !== undefined && { target }),
    ...(rule !== undefined && { rule }),
    ...(event !== undefined && { eventId: event }),
    ...(from !== undefined && { from: timeFrom(from, now) }),
    ...(until !== undefined && { until: timeFrom(until, now) }),
  };
}

interface DeliveriesOptions extends OnlineOptions, PageOptions, OwnerOptions, DeliveryFilters {
  readonly status?: string;
}

export function addDeliveries(program: Command): void {
  const command = program
    .command("deliveries")
    .helpGroup("Look:")
    .description("list deliveries, the newest first; with an id, show that one and its attempts")
    .argument("[id]", "the id of one delivery")
    .option("--status <status>", "only waiting, delivered, dead, cancelled or skipped ones");
  withDeliveryFilters(command).action(deliveries);
  withExamples(online(paged(owned(command))), [
    ["What waits for a target", "deliveries --status waiting --target warehouse"],
    ["One delivery with every attempt", "deliveries 0Qx1"],
  ]);
}

async function deliveries(id: string | undefined, options: DeliveriesOptions): Promise<void> {
  const client = clientOf(options);
  if (id !== undefined) {
    const found = await client.get<Delivery>(`/api/deliveries/${encodeURIComponent(id)}`);
    if (options.json) printJson(found);
    else print(...deliveryLines(found));
    return;
  }
  const { status, owner, limit, cursor, json } = options;
  const page = await client.get<Page<Delivery>>("/api/deliveries", {
    ...filterOf(options),
    status,
    owner,
    limit,
    cursor,
  });
  printPage(page, { columns: deliveryColumns, json, none: "No deliveries." });
}
