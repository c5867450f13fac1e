import { hash } from "node:crypto";
import type { Delivery } from "../core/delivery.ts";
import { partitionKeyOf, type PlaceText } from "../core/text/place-text.ts";

/** What SQS and SNS order and deduplicate messages by. */
export interface GroupedMessage {
  readonly MessageGroupId?: string;
  readonly MessageDeduplicationId?: string;
}

/**
 * On a FIFO queue or topic: a group, from the target's setting, the attribute `partitionkey` or `source`, and the delivery's
 * id as deduplication id, another one for each replay. On a standard queue a group only where the target sets one.
 */
export function groupedMessage(
  { id, replay, event }: Delivery,
  { fifo, group }: { readonly fifo: boolean; readonly group: PlaceText | undefined },
): GroupedMessage {
  const own = group?.render(event.text);
  if (!fifo) return own === undefined ? {} : { MessageGroupId: fitting(own) };
  return {
    MessageGroupId: fitting(own ?? partitionKeyOf(event.text) ?? event.source),
    MessageDeduplicationId: fitting(replay === undefined ? id : `${id}.${replay}`),
  };
}

/** AWS takes so many of these characters; what else there is becomes its hash. */
function fitting(text: string): string {
  return /^[!-~]{1,128}$/.test(text) ? text : hash("sha256", text, "base64url");
}
