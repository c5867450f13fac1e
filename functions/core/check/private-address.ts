import type { Remark } from "./finding.ts";

/** Warns of an address that is private and not allowed to be, of a target or a tap. */
export function privateAddress(settings: object): Remark[] {
  const { allowPrivateNetwork = false, ...all } = settings as Readonly<Record<string, unknown>>;
  if (allowPrivateNetwork === true) return [];
  const setting = ADDRESSES.find((name) => name in all);
  if (setting === undefined) return [];
  const host = [all[setting]]
    .flat()
    .flatMap((address) => (typeof address === "string" ? address.split(";") : []))
    .map(hostOf)
    .find(isPrivate);
  if (host === undefined) return [];
  const message = `${host} is a private address, and those are refused unless "allowPrivateNetwork" is true`;
  return [{ code: "address-private", pointer: `/${setting}`, message }];
}

/** Settings that say where something is; the first of them is what is asked. */
const ADDRESSES = ["endpoint", "endpoints", "url", "queue", "servers", "host"];

/** Hosts by name or literal address that are private or local: refused unless the target allows it. */
const PRIVATE_HOSTS = [
  /^(.*\.)?localhost$/,
  /\.local$/,
  /^(127|10)\.\d+\.\d+\.\d+$|^(192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\.\d+\.\d+$|^0\.0\.0\.0$/,
  /^\[(::1?|f[cd].*|fe[89ab].*)\]$/,
];

function isPrivate(host: string | undefined): boolean {
  return host !== undefined && PRIVATE_HOSTS.some((pattern) => pattern.test(host));
}

/** Of a URL, or of HOST:PORT. */
function hostOf(address: string): string | undefined {
  const url = address.includes("://") ? address : `tcp://${address}`;
  return URL.parse(url)?.hostname;
}
