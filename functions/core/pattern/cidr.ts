import { addressOf } from "./address.ts";
import type { Report } from "./fault.ts";
import type { Matcher } from "./pattern.ts";
import { textOf } from "./texts.ts";
import type { JsonNode } from "./tree.ts";

/** Reads the operand of `cidr`: an address, a slash and a mask that leaves at least one bit open. */
export function readCidr(operand: JsonNode, report: Report): Matcher | undefined {
  const text = textOf(operand, report, "prefix");
  if (text === undefined) return undefined;
  // EventBridge names no place in these.
  const refuse = (reason: string) => report(operand, EXPECTED, { reason, offsets: [] });
  const [ip = "", bits, ...more] = text.replace(/\/+$/, "").split("/");
  if (bits === undefined || more.length > 0) return refuse("Malformed CIDR, one '/' required");
  if (!/^[+-]?\d{1,9}$/.test(bits)) return refuse("Malformed CIDR, mask bits must be an integer");
  const mask = Number(bits);
  if (mask < 0) return refuse("Malformed CIDR, mask bits must not be negative");
  const address = addressOf(ip);
  if (!address) return refuse(`${isNumeric(ip) ? "Invalid" : "Nonstandard"} IP address: ${ip}`);
  if (mask >= address.bits)
    return refuse(`IPv${address.bits === 32 ? "4" : "6"} mask bits must be < ${address.bits}`);
  return { kind: "cidr", text, block: { ...address, mask } };
}

const EXPECTED = "an address and a mask shorter than it, such as 10.0.0.0/24 or 2001:db8::/32";

/** Whether it has the look of an address. */
function isNumeric(ip: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(ip) || (ip.includes(":") && /^[0-9a-f:]+$/i.test(ip));
}
