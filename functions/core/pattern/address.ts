/** An IP address as a number. An IPv4 address in IPv6 form (`::ffff:a00:1`) is the IPv4 address. */
export interface Address {
  /** 32 or 128. */
  readonly bits: number;
  readonly value: bigint;
}

/** A block of addresses that begin with the same bits. */
export interface Block extends Address {
  /** How many of the leading bits are the same. */
  readonly mask: number;
}

/**
 * The address that a text is, as event patterns read it: IPv4 with leading zeros in decimal (`010.0.0.1`), IPv6 in
 * hexadecimal groups. Host names, zones and dotted IPv6 are no addresses.
 */
export function addressOf(text: string): Address | undefined {
  if (text.includes(":")) return /^[0-9a-f:]+$/i.test(text) ? sixOf(text) : undefined;
  return /^\d/.test(text) ? fourOf(text) : undefined;
}

/** Whether an address lies in a block; an IPv4 block holds IPv4 addresses only, an IPv6 block IPv6 only. */
export function isWithin({ bits, value }: Address, block: Block): boolean {
  const shift = BigInt(block.bits - block.mask);
  return bits === block.bits && value >> shift === block.value >> shift;
}

/** As long as the longest IPv4 address may be written. */
const FOUR_LENGTH = 15;

function fourOf(text: string): Address | undefined {
  if (text.length > FOUR_LENGTH || !/^\d+\.\d+\.\d+\.\d+$/.test(text)) return undefined;
  const bytes = text.split(".").map(Number);
  return bytes.every((byte) => byte <= 0xff) ? { bits: 32, value: joined(bytes, 8n) } : undefined;
}

function sixOf(text: string): Address | undefined {
  const [head = "", tail, ...more] = text.split("::");
  if (more.length > 0) return undefined;
  const [left, right] = [groupsOf(head), groupsOf(tail ?? "")];
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...left, ...Array<number>(missing).fill(0), ...right];
  if (!groups.every((group) => group <= 0xffff)) return undefined;
  const value = joined(groups, 16n);
  return value >> 32n === 0xffffn ? { bits: 32, value: value & 0xffffffffn } : { bits: 128, value };
}

/** NaN for what is no group. */
function groupsOf(text: string): number[] {
  if (text === "") return [];
  return text
    .split(":")
    .map((group) => (/^[0-9a-f]+$/i.test(group) ? Number.parseInt(group, 16) : Number.NaN));
}

function joined(parts: readonly number[], width: bigint): bigint {
  return parts.reduce((sum, part) => (sum << width) | BigInt(part), 0n);
}
