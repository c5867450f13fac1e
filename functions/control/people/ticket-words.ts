import type { DangerousAct, TicketStatus } from "../../core/people/tickets.ts";

// What a ticket may be for, and how it may stand, as lists.

export const ACTS: readonly DangerousAct[] = ["replay", "redrive", "skip", "purge", "delete", "role"];
export const STATUSES: readonly TicketStatus[] = [
  ...(["asked", "approved", "executing", "executed"] as const),
  ...(["failed", "rejected", "withdrawn", "expired"] as const),
];
