/* Made from schemas/source.schema.json by `npm run generate`. */

/**
 * What rules/sources/<id>.json may say: where events come from. Made of schemas/sources/ and schemas/taps/.
 */
export type SourceFile = WebhookFile | KafkaTap | KinesisTap | MqttTap | NatsTap | RabbitMqTap | RocketMqTap | SqsTap;
export type Verification = HmacVerification | PublicKeyVerification | TokenVerification | BasicVerification;
/**
 * Texts with places such as {header.x-id} or {body.user.id}. Of a list the first whose places all have a value.
 */
export type Templates = Template | Template[];
export type Template = string;
export type Bus = string;
/**
 * false takes nothing: the broker keeps what there is.
 */
export type Enabled = boolean;
/**
 * HOST:PORT of each: the next one is asked when one does not answer.
 *
 * @minItems 1
 * @maxItems 32
 */
export type Servers = string[];
export type KafkaTopic = string;
/**
 * How username and password are shown.
 */
export type Sasl = "plain" | "scram-sha-256" | "scram-sha-512";
export type Value = string | Secret;
/**
 * true: TLS, with the authorities that Node knows. An object: TLS with an authority or a certificate of one's own, in PEM.
 */
export type Tls =
  | boolean
  | {
      ca?: Pem;
      certificate?: Pem;
      key?: Secret;
    };
export type Pem = string | Secret;
/**
 * So many messages are in hand at most: they are made durable together, and then acknowledged.
 */
export type Batch = number;
/**
 * A message that cannot be taken goes into quarantine here, with the reason: this broker takes nothing back and has no dead letters.
 */
export type Kept = "quarantine";
/**
 * Whether addresses may be private, loopback or link-local.
 */
export type AllowPrivateNetwork = boolean;
/**
 * Default: the one that the ARN or URL names, else the one that this process is set to (AWS_REGION or a profile).
 */
export type AwsRegion = string;
/**
 * Where the service answers, when it is not AWS's own address: an emulator, an endpoint of a VPC.
 */
export type AwsEndpoint = string;
/**
 * Where a message goes that cannot be taken: into quarantine here, with the reason, or back to the broker, whose dead letters it comes to.
 */
export type Refused = "quarantine" | "broker";
/**
 * HOST:PORT of its gRPC proxies, separated by semicolons: the next one is asked when one does not answer.
 */
export type RocketMqEndpoints = string;
/**
 * Where its brokers tell their metrics, one URL each: they are looked at each minute, for alerts of the types rocketmq-….
 *
 * @maxItems 16
 */
export type RocketMqMetrics = string[];

/**
 * A door for a provider's webhooks.
 */
export interface WebhookFile {
  $schema?: string;
  description?: string;
  kind: "webhook";
  /**
   * How a provider signs, asks and names its events. "custom" says nothing: verification and event are then yours.
   */
  preset?:
    | "github"
    | "gitlab"
    | "stripe"
    | "slack"
    | "shopify"
    | "twilio"
    | "standard-webhooks"
    | "svix"
    | "sendgrid"
    | "mailgun"
    | "pagerduty"
    | "discord"
    | "azure-event-grid"
    | "meta"
    | "dropbox"
    | "microsoft-graph"
    | "okta"
    | "zoom"
    | "linear"
    | "intercom"
    | "hubspot"
    | "square"
    | "paddle"
    | "typeform"
    | "calendly"
    | "bitbucket"
    | "jira"
    | "sentry"
    | "vercel"
    | "trello"
    | "woocommerce"
    | "adyen"
    | "razorpay"
    | "paystack"
    | "docusign"
    | "circleci"
    | "launchdarkly"
    | "mandrill"
    | "lemon-squeezy"
    | "telegram"
    | "hmac"
    | "api-key"
    | "basic"
    | "custom";
  /**
   * Any of them verifies, so that one can follow another. For public-key verification these are the public keys, for basic USER:PASSWORD.
   *
   * @maxItems 4
   */
  secrets?: Secret[];
  bus?: string;
  /**
   * false answers 503, so that the provider sends again later.
   */
  enabled?: boolean;
  /**
   * The address that the provider calls, without a query: some sign it. Default: https, the Host header and the path.
   */
  url?: string;
  /**
   * How old a signed timestamp may be, where the preset's is not right.
   */
  toleranceSeconds?: number;
  /**
   * Of a list any verifies; a secret with the secretPrefix of one is used for that one alone.
   */
  verification?: Verification | Verification[];
  /**
   * What a provider asks before it signs anything; the first that fits is answered, and no event comes of it.
   *
   * @maxItems 8
   */
  handshakes?: Handshake[];
  /**
   * What a handshake with a token has to say: any of them.
   *
   * @maxItems 4
   */
  handshakeSecrets?: Secret[];
  event?: EventMapping;
  /**
   * @maxItems 20
   */
  answers?: WebhookAnswer[];
}
/**
 * A secret by name: an environment variable (embedded), Secrets Manager or SSM (AWS).
 */
export interface Secret {
  secret: string;
}
export interface HmacVerification {
  kind: "hmac";
  algorithm?: "sha256" | "sha1" | "sha384" | "sha512";
  encoding?: "hex" | "base64" | "base64url";
  signature: SignaturePart;
  signed?: Templates;
  secretEncoding?: "text" | "base64" | "hex";
  /**
   * Left out of a secret that begins so.
   */
  secretPrefix?: string;
  timestamp?: SignedTimestamp;
  /**
   * Where the SHA-256 of a body that is no form stands, in hex, when what is signed leaves the body out.
   */
  bodyDigest?: string;
}
export interface SignaturePart {
  from: Templates;
  /**
   * Parts several signatures.
   */
  separator?: string;
  /**
   * What is not with it is left out.
   */
  prefix?: string;
}
export interface SignedTimestamp {
  from: Templates;
  separator?: string;
  prefix?: string;
  unit?: "seconds" | "milliseconds";
  toleranceSeconds: number;
  /**
   * Whether a time ahead of ours is bounded by the tolerance too.
   */
  future?: "tolerated" | "any";
}
export interface PublicKeyVerification {
  kind: "public-key";
  algorithm: "ed25519" | "ecdsa-sha256";
  encoding?: "hex" | "base64";
  signature: SignaturePart;
  signed?: Templates;
  /**
   * Only secrets that begin so are its keys; it is left out.
   */
  secretPrefix?: string;
  timestamp?: SignedTimestamp;
}
export interface TokenVerification {
  kind: "token";
  from: Templates;
  prefix?: string;
}
export interface BasicVerification {
  kind: "basic";
}
export interface Handshake {
  /**
   * HEAD is answered as GET.
   */
  method: "GET" | "POST";
  /**
   * Places and what stands there: {"query.hub.mode": "subscribe"}.
   */
  when?: {
    [k: string]: string;
  };
  /**
   * Texts with places such as {header.x-id} or {body.user.id}. Of a list the first whose places all have a value.
   */
  token?: Template | Template[];
  /**
   * The body; texts are templates.
   */
  json?: {
    [k: string]: unknown;
  };
  /**
   * The body, as plain text.
   */
  text?: string;
}
export interface EventMapping {
  id?: Templates;
  type?: Templates;
  source?: Templates;
  subject?: Templates;
  time?: Templates;
  /**
   * One place of the body, {body.data}. Default: the whole body.
   */
  data?: string;
  /**
   * The body (true), or the place of it that is said ({body.value}), when an array, is an event for each of its elements.
   */
  each?: boolean | Template;
  /**
   * The field of a form that holds the body as JSON.
   */
  formPayload?: string;
  /**
   * Takes what comes as CloudEvents as it is.
   */
  cloudEvents?: boolean;
  by?: Templates;
  /**
   * Other templates for the events of which "by" gives this text.
   */
  cases?: {
    [k: string]: EventAttributes;
  };
}
export interface EventAttributes {
  id?: Templates;
  type?: Templates;
  source?: Templates;
  subject?: Templates;
  time?: Templates;
}
export interface WebhookAnswer {
  /**
   * Places and what stands there: {"body.type": "ping"}; "": nothing.
   */
  when?: {
    [k: string]: string;
  };
  /**
   * The request is a question and no event.
   */
  challenge?: boolean;
  status?: number;
  proof?: Proof;
  /**
   * The body; texts are templates.
   */
  json?: {
    [k: string]: unknown;
  };
  /**
   * The body as it is.
   */
  text?: string;
  contentType?: string;
}
/**
 * What {proof} in the answer is: the HMAC-SHA-256 of a place by the first secret.
 */
export interface Proof {
  of: Template;
  encoding?: "hex" | "base64" | "base64url";
}
/**
 * Takes what comes to a topic of Apache Kafka.
 */
export interface KafkaTap {
  $schema?: string;
  description?: string;
  kind: "tap";
  broker: "kafka";
  bus?: Bus;
  enabled?: Enabled;
  servers: Servers;
  topic: KafkaTopic;
  /**
   * The consumer group. Kafka keeps its place in each partition, and shares the partitions among all that are in it.
   */
  group: string;
  /**
   * Where a group begins that has no place yet.
   */
  from?: "earliest" | "latest";
  sasl?: Sasl;
  username?: Value;
  password?: Secret;
  tls?: Tls;
  batch?: Batch;
  plain?: Plain;
  refused?: Kept;
  allowPrivateNetwork?: AllowPrivateNetwork;
}
/**
 * What a message becomes that is no CloudEvent: an event with the message as its data.
 */
export interface Plain {
  /**
   * Default: the broker's name and .message, such as kafka.message.
   */
  type?: string;
  /**
   * Default: /taps/ and the tap's id.
   */
  source?: string;
}
/**
 * Takes what comes to a stream of Amazon Kinesis.
 */
export interface KinesisTap {
  $schema?: string;
  description?: string;
  kind: "tap";
  broker: "kinesis";
  bus?: Bus;
  enabled?: Enabled;
  /**
   * Its name or ARN.
   */
  stream: string;
  /**
   * Where a tap begins that has no place yet.
   */
  from?: "earliest" | "latest";
  batch?: Batch;
  plain?: Plain;
  refused?: Kept;
  region?: AwsRegion;
  endpoint?: AwsEndpoint;
  credentials?: AwsCredentials;
  allowPrivateNetwork?: AllowPrivateNetwork;
}
/**
 * Default: those of this process (environment, profile, role of the machine or function).
 */
export interface AwsCredentials {
  accessKeyId: Value;
  secretAccessKey: Secret;
  sessionToken?: Secret;
}
/**
 * Takes what comes to topics of a broker of MQTT 5.
 */
export interface MqttTap {
  $schema?: string;
  description?: string;
  kind: "tap";
  broker: "mqtt";
  bus?: Bus;
  enabled?: Enabled;
  /**
   * mqtts://HOST:PORT, or mqtt:// in the clear.
   */
  url: string;
  username?: Value;
  password?: Secret;
  tls?: Tls;
  /**
   * A filter: a topic, with + and #, or $share/GROUP/ before it.
   */
  topic: string;
  /**
   * What the broker knows the session by, which no other client may have. Default: signalbox- and the tap's id.
   */
  clientId?: string;
  /**
   * So long the broker keeps what comes while the tap is away.
   */
  sessionSeconds?: number;
  batch?: Batch;
  plain?: Plain;
  refused?: Kept;
  allowPrivateNetwork?: AllowPrivateNetwork;
}
/**
 * Takes what comes to a consumer of NATS JetStream.
 */
export interface NatsTap {
  $schema?: string;
  description?: string;
  kind: "tap";
  broker: "nats";
  bus?: Bus;
  enabled?: Enabled;
  servers: Servers;
  stream: string;
  /**
   * A durable pull consumer with explicit acknowledgements. It must be there already.
   */
  consumer: string;
  username?: Value;
  password?: Secret;
  token?: Secret;
  credentials?: Secret;
  tls?: Tls;
  batch?: Batch;
  plain?: Plain;
  refused?: Refused;
  allowPrivateNetwork?: AllowPrivateNetwork;
}
/**
 * Takes what comes to a queue of RabbitMQ.
 */
export interface RabbitMqTap {
  $schema?: string;
  description?: string;
  kind: "tap";
  broker: "rabbitmq";
  bus?: Bus;
  enabled?: Enabled;
  /**
   * amqps://HOST:PORT/VHOST. Without a virtual host it is /.
   */
  url: string;
  username?: Value;
  password?: Secret;
  tls?: Tls;
  /**
   * It must be there already: classic or quorum.
   */
  queue: string;
  batch?: Batch;
  plain?: Plain;
  refused?: Refused;
  allowPrivateNetwork?: AllowPrivateNetwork;
}
/**
 * Takes what comes to a topic of Apache RocketMQ 5, by its gRPC proxy.
 */
export interface RocketMqTap {
  $schema?: string;
  description?: string;
  kind: "tap";
  broker: "rocketmq";
  bus?: Bus;
  enabled?: Enabled;
  endpoints: RocketMqEndpoints;
  topic: string;
  /**
   * The consumer group. It must be there already, and be this tap's alone: RocketMQ keeps one place for all that share it.
   */
  group: string;
  /**
   * What the tap takes; the group passes over the rest for good.
   */
  filter?: {
    /**
     * One tag, or some: A || B.
     */
    tag?: string;
    /**
     * SQL92 over properties: CE_type = 'shop.order.paid' AND amount > 100.
     */
    sql?: string;
  };
  /**
   * Whether properties specversion, id, source, type, … are attributes of a CloudEvent without CE_ before them, as RocketMQ EventBridge and EventMesh write them.
   */
  unprefixed?: boolean;
  /**
   * So long a message is hidden from others while it is in hand here.
   */
  invisibleSeconds?: number;
  batch?: Batch;
  plain?: Plain;
  refused?: Refused;
  metrics?: RocketMqMetrics;
  namespace?: string;
  tls?: Tls;
  credentials?: RocketMqCredentials;
  allowPrivateNetwork?: AllowPrivateNetwork;
}
export interface RocketMqCredentials {
  accessKey: Value;
  secretKey: Secret;
  securityToken?: Secret;
}
/**
 * Takes what comes to a queue of Amazon SQS.
 */
export interface SqsTap {
  $schema?: string;
  description?: string;
  kind: "tap";
  broker: "sqs";
  bus?: Bus;
  enabled?: Enabled;
  /**
   * Its URL or ARN.
   */
  queue: string;
  /**
   * So long a message is hidden from others while it is in hand here.
   */
  visibilitySeconds?: number;
  batch?: Batch;
  plain?: Plain;
  refused?: Refused;
  region?: AwsRegion;
  endpoint?: AwsEndpoint;
  credentials?: AwsCredentials;
  allowPrivateNetwork?: AllowPrivateNetwork;
}
