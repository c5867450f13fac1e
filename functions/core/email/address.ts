import { plainText } from "../template/templates.ts";

/** Whom a mail is from or for. */
export interface Mailbox {
  readonly name?: string;
  /** With its domain in ASCII and small letters. */
  readonly address: string;
}

/** `orders@shop.example` or `The shop <orders@shop.example>`; undefined when it is neither. */
export function parseMailbox(text: string): Mailbox | undefined {
  if (UNPRINTABLE.test(text)) return undefined;
  const [, quoted, bare, inside, alone] = MAILBOX.exec(text.trim()) ?? [];
  const address = parseAddress(inside ?? alone ?? "");
  if (address === undefined) return undefined;
  const name = (quoted ?? bare)?.trim();
  return name ? { name, address } : { address };
}

/** The mailboxes of a list with commas between; what is none of them stands in `wrong`. Each address comes once. */
export function parseMailboxes(text: string): {
  readonly mailboxes: readonly Mailbox[];
  readonly wrong: readonly string[];
} {
  const parts = (text.match(PARTS) ?? []).map((part) => part.trim()).filter(Boolean);
  const parsed = parts.map((part) => ({ part, mailbox: parseMailbox(part) }));
  const found = new Map(parsed.flatMap(({ mailbox }) => (mailbox ? [[mailbox.address, mailbox]] : [])));
  return {
    mailboxes: [...found.values()],
    wrong: parsed.flatMap(({ part, mailbox }) => (mailbox ? [] : [part])),
  };
}

/** What follows the @. */
export function domainOf({ address }: Mailbox): string {
  return address.slice(address.lastIndexOf("@") + 1);
}

/**
 * A value of an event in a list of recipients: it is one recipient, or as many as an array has, for what would part it into
 * more is taken out of it.
 */
export function recipientText(value: unknown): string {
  return [value]
    .flat()
    .map(plainText)
    .filter(Boolean)
    .map((one) => one.replace(PARTING, " ").replace(/ {2,}/g, " "))
    .join(", ");
}

const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
const PARTING = /[,;<>"\\\p{Cc}\p{Zl}\p{Zp}]/gu;
/** `"Shop, the" <a@b.c>`, `The shop <a@b.c>` or `a@b.c`. */
const MAILBOX = /^(?:(?:"([^"\\<>]*)"|([^"<>,;]*))\s*<([^<>\s]+)>|([^<>\s]+))$/;
/** Between commas that stand in no quotes. */
const PARTS = /(?:"[^"]*"|[^",])+/g;

/** RFC 5322's dot-atom: quoted local parts and literal addresses are not for machines. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/;

function parseAddress(text: string): string | undefined {
  const at = text.lastIndexOf("@");
  const local = text.slice(0, Math.max(0, at));
  const domain = asciiDomain(text.slice(at + 1));
  return LOCAL.test(local) && local.length <= 64 && domain !== undefined ? `${local}@${domain}` : undefined;
}

/** `bücher.example` is `xn--bcher-kva.example` on the wire. */
function asciiDomain(domain: string): string | undefined {
  if (/[\s/?#@:\\%[\]]/.test(domain)) return undefined;
  const ascii = URL.parse(`http://${domain}/`)?.hostname ?? "";
  return DOMAIN.test(ascii) && /[a-z]/.test(ascii.slice(ascii.lastIndexOf(".") + 1)) ? ascii : undefined;
}
