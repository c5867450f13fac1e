import type { Delivery } from "../core/delivery.ts";
import { memberText } from "../core/json/slices.ts";
import { printable } from "./printable.ts";
import type { Send } from "./send.ts";

/** Writes a delivery as one line on the terminal. */
export const sendLog: Send<"log"> = async (delivery, _target, { print, now }) => {
  print(logLine(delivery, now()));
  return { ok: true };
};

/** Characters of an event's data, and of each attribute, that fit on a line one likes to read. */
const DATA_LENGTH = 160;
const ATTRIBUTE_LENGTH = 64;

/** `12:00:00.000  large-orders  shop.order.paid  /shop  42  {"amount":120}`; time in UTC; what is cut ends in `…`. */
function logLine({ event, rule, body }: Delivery, now: number): string {
  const time = new Date(now).toISOString().slice(11, 23);
  const attributes = [rule, event.type, event.source, event.id].map((text) =>
    shortened(text, ATTRIBUTE_LENGTH),
  );
  return [time, ...attributes, shortened(body?.text ?? dataOf(event.text), DATA_LENGTH)].join("  ").trimEnd();
}

function dataOf(text: string): string {
  return memberText(text, "data") ?? memberText(text, "data_base64") ?? "";
}

function shortened(text: string, length: number): string {
  const line = printable(text.slice(0, 2 * length)).replace(/\s+/g, " ");
  return line.length > length || text.length > 2 * length ? `${line.slice(0, length)}…` : line;
}
