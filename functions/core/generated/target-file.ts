/* Made from schemas/target.schema.json by `npm run generate`. */

/**
 * What rules/targets/<id>.json may say: where deliveries go. Made of schemas/targets/.
 */
export type TargetFile = AwsTarget | BusTarget | HttpTarget | LogTarget;
/**
 * How many deliveries may be under way at once.
 */
export type Concurrency = number;
export type Value = string | Secret;
export type Auth = ApiKeyAuth | BasicAuth | OAuthAuth;

/**
 * A thing on AWS, named by the EventBridge API. What is for it is kept: no way leads there from this machine.
 */
export interface AwsTarget {
  $schema?: string;
  description?: string;
  kind: "aws";
  arn: string;
  concurrency?: Concurrency;
  rate?: Rate;
  breaker?: Breaker;
  retry?: Retry;
}
export interface Rate {
  perSecond: number;
  /**
   * Token bucket: how many may go at once after a rest. 1: leaky bucket, evenly spaced. Default: one second's worth.
   */
  burst?: number;
}
export interface Breaker {
  /**
   * So many failures in a row open it.
   */
  failures?: number;
  /**
   * After that one probe is let through.
   */
  openSeconds?: number;
}
export interface Retry {
  maxAttempts?: number;
  maxAgeSeconds?: number;
  minDelaySeconds?: number;
  maxDelaySeconds?: number;
}
/**
 * Another bus: the event is published there.
 */
export interface BusTarget {
  $schema?: string;
  description?: string;
  kind: "bus";
  bus: string;
  concurrency?: Concurrency;
  rate?: Rate;
  breaker?: Breaker;
  retry?: Retry;
}
export interface HttpTarget {
  $schema?: string;
  description?: string;
  kind: "http";
  url: string;
  method?: "POST" | "PUT" | "PATCH";
  /**
   * How a CloudEvent that no transform changed is sent.
   */
  mode?: "binary" | "structured";
  headers?: {
    [k: string]: Value;
  };
  /**
   * Members that are set in what goes out, where that is a JSON object.
   */
  bodyMembers?: {
    [k: string]: Value;
  };
  auth?: Auth;
  /**
   * Standard Webhooks: signed with each secret, the newest first, so that receivers can rotate.
   */
  signature?: {
    /**
     * @minItems 1
     * @maxItems 4
     */
    secrets: Secret[];
  };
  timeoutSeconds?: number;
  allowPrivateNetwork?: boolean;
  /**
   * What a status means, where it is not the default: "404": "retry", "5xx": "dead".
   */
  statusPolicy?: {
    [k: string]: "delivered" | "retry" | "dead";
  };
  concurrency?: Concurrency;
  rate?: Rate;
  breaker?: Breaker;
  retry?: Retry;
}
/**
 * A secret by name: an environment variable (embedded), Secrets Manager or SSM (AWS).
 */
export interface Secret {
  secret: string;
}
export interface ApiKeyAuth {
  kind: "api-key";
  header: string;
  value: Value;
}
export interface BasicAuth {
  kind: "basic";
  username: Value;
  password: Value;
}
/**
 * OAuth 2.0 client credentials (RFC 6749 §4.4).
 */
export interface OAuthAuth {
  kind: "oauth2";
  tokenUrl: string;
  clientId: Value;
  clientSecret: Value;
  scope?: string;
  audience?: string;
}
/**
 * A line on the terminal.
 */
export interface LogTarget {
  $schema?: string;
  description?: string;
  kind: "log";
  concurrency?: Concurrency;
  rate?: Rate;
  breaker?: Breaker;
  retry?: Retry;
}
