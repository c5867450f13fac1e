import type { Command } from "commander";
import type { Delivery, Page } from "../answers.ts";
import { deliveryColumns } from "../delivery-lines.ts";
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
import { printPage } from "../print-page.ts";
import { type DeliveryFilters, filterOf, withDeliveryFilters } from "./deliveries.ts";

interface DeadLettersOptions extends OnlineOptions, PageOptions, OwnerOptions, DeliveryFilters {}

export function addDeadLetters(program: Command): void {
  const command = program
    .command("dead-letters")
    .helpGroup("Look:")
    .description("list deliveries that were given up, each with the reason, the newest first")
    .action(deadLetters);
  withExamples(online(paged(owned(withDeliveryFilters(command)))), [
    ["What died on its way to a target", "dead-letters --target warehouse"],
    ["… and once more to the queue with it", "redrive --target warehouse"],
  ]);
}

async function deadLetters(options: DeadLettersOptions): Promise<void> {
  const { owner, limit, cursor, json } = options;
  const page = await clientOf(options).get<Page<Delivery>>("/api/dead-letters", {
    ...filterOf(options),
    owner,
    limit,
    cursor,
  });
  const columns = deliveryColumns.filter(({ title }) => title !== "status");
  printPage(page, { columns, json, none: "No dead letters." });
}
