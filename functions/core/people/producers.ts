/** Where a publisher's request comes from, as far as that is told. */
export interface Sender {
  /** The client library: `aws-sdk-js/3.1169.0`. */
  readonly client?: string;
  readonly address?: string;
}

/** Who published under a key: how many events by source, client library and address, and when. */
export interface Senders {
  /** Epoch ms. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly sources: Readonly<Record<string, number>>;
  readonly clients: Readonly<Record<string, number>>;
  readonly addresses: Readonly<Record<string, number>>;
}

/** Of each so many are told apart; publishers choose them. */
const MOST = 20;
const REST = "__other__";
/** A client's name is cut to so many characters. */
const CLIENT_LENGTH = 64;

/** The sender that a request's headers and address tell of: of a user agent the first product and its version (RFC 9110, 10.1.5). */
export function senderOf(userAgent: string | undefined, address: string): Sender {
  const client = userAgent
    ?.trim()
    .split(/[\s(;,]/, 1)[0]
    ?.slice(0, CLIENT_LENGTH);
  return { ...(client && { client }), ...(address && { address }) };
}

/** What one request tells: its sender, when it came, and the sources of its events, each as often as it stands there. */
export function sendersOf(
  { client, address }: Sender,
  { at, sources }: { readonly at: number; readonly sources: readonly (string | undefined)[] },
): Senders {
  const bySource: Record<string, number> = {};
  for (const source of sources) if (source !== undefined) bySource[source] = (bySource[source] ?? 0) + 1;
  return {
    ...{ firstAt: at, lastAt: at, sources: mostOf(bySource) },
    clients: client === undefined ? {} : { [client]: sources.length },
    addresses: address === undefined ? {} : { [address]: sources.length },
  };
}

/** Both together. Of each only the most frequent are told apart, and the rest is counted as one. */
export function mergeSenders(a: Senders | undefined, b: Senders | undefined): Senders | undefined {
  if (!a || !b) return a ?? b;
  return {
    firstAt: Math.min(a.firstAt, b.firstAt),
    lastAt: Math.max(a.lastAt, b.lastAt),
    sources: merged(a.sources, b.sources),
    clients: merged(a.clients, b.clients),
    addresses: merged(a.addresses, b.addresses),
  };
}

function merged(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>) {
  const sum: Record<string, number> = { ...a };
  for (const [name, count] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + count;
  return mostOf(sum);
}

function mostOf(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const all = Object.entries(counts);
  if (all.length <= MOST) return counts;
  const named = all.filter(([name]) => name !== REST).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const rest = named.slice(MOST - 1).reduce((sum, [, count]) => sum + count, counts[REST] ?? 0);
  return Object.fromEntries([...named.slice(0, MOST - 1), [REST, rest]]);
}
