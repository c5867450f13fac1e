import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RouterError } from "../functions/core/errors.ts";

/** What a command was told about where Signalbox is. */
export interface ConnectionOptions {
  readonly url: string;
  readonly token?: string;
  readonly data: string;
}

/** Where Signalbox is and how to be let in. */
export interface Connection {
  readonly url: string;
  readonly token?: string;
  /** The token was named by the caller, not found in the data folder. */
  readonly tokenGiven: boolean;
}

/**
 * The connection that options describe. Without a token, the one that the first start wrote into the local data folder
 * is used, but only towards this machine: it is never sent elsewhere.
 */
export function connectionOf({ url, token: given, data }: ConnectionOptions): Connection {
  const token = given ?? (isLoopback(parsed(url)) ? localToken(data) : undefined);
  return {
    url: url.replace(/\/+$/, ""),
    tokenGiven: given !== undefined,
    ...(token !== undefined && { token }),
  };
}

function parsed(url: string): URL {
  if (URL.canParse(url) && /^https?:/.test(url)) return new URL(url);
  throw new RouterError("usage-invalid", `Cannot use the address "${url}": it is no http or https URL`);
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

function localToken(data: string): string | undefined {
  try {
    return readFileSync(join(data, "admin-token"), "utf8").trim();
  } catch {
    return undefined; // Signalbox itself says that a token is needed, and where the first one lies.
  }
}
