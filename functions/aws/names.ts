import { RouterError } from "../core/errors.ts";

/** The environment variables by which a function finds what it needs; cdk/ sets those that docs/adr/0007 lists for it. */
export type Variable =
  /** Names of the two tables. */
  | "CONFIG_TABLE"
  | "HOT_TABLE"
  /** Name of the bucket: segments of the archive, and what is too large for a message or an item. */
  | "BUCKET"
  /** Name of the stream that takes what publishers send, where the deployment has one. */
  | "EVENTS_STREAM"
  /** URLs of queues. */
  | "EVENTS_QUEUE_URL"
  | "DELIVERIES_QUEUE_URL"
  | "ORDERED_QUEUE_URL"
  | "ARCHIVE_QUEUE_URL"
  | "DELIVERIES_DLQ_URL"
  | "ORDERED_DLQ_URL"
  /** What the names of secrets in files begin with in Secrets Manager: `signalbox/` makes `signalbox/WMS_KEY` of `WMS_KEY`. */
  | "SECRETS_PREFIX"
  /** Ids of two secrets of ours in Secrets Manager: strings of 32 characters and more that the deployment makes by chance. */
  | "SEALING_SECRET"
  | "ADMIN_TOKEN_SECRET"
  /** Id of a secret: what headers a collector of traces wants, as OTEL_EXPORTER_OTLP_HEADERS has them. */
  | "OTLP_HEADERS_SECRET"
  /** The lowest level of lines in the log: debug, info (where it is not set), warn, error. */
  | "SIGNALBOX_LOG_LEVEL";

/** Throws when the deployment has left it out. */
export function env(name: Variable): string {
  const value = process.env[name];
  if (value) return value;
  throw new RouterError("internal", `Cannot start: the environment variable ${name} is not set`);
}

/** The same of a variable that a deployment may leave out. */
export function envIfSet(name: Variable): string | undefined {
  return process.env[name] || undefined;
}

/** What both tables are made with: string keys PK and SK, one index over GSI1PK and GSI1SK that projects the keys alone, TTL on `ttl`. */
export const INDEX = "GSI1";

/** Parts of the bucket. Everything below CLAIMS may expire after 45 days, which no message outlives; the rest we delete ourselves. */
export const CLAIMS = "claims/";
export const KEPT = "kept/";
export const SEGMENTS = "segments/";
