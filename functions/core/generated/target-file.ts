/* Made from schemas/target.schema.json by `npm run generate`. */

/**
 * What rules/targets/<id>.json may say: where deliveries go. Made of schemas/targets/.
 */
export type TargetFile =
  | AwsTarget
  | BusTarget
  | ChatTarget
  | EmailTarget
  | EventBridgeTarget
  | HttpTarget
  | KafkaTarget
  | KinesisTarget
  | LambdaTarget
  | LogTarget
  | MqttTarget
  | NatsTarget
  | PullTarget
  | RabbitMqTarget
  | RocketMqTarget
  | S3Target
  | SnsTarget
  | SqsTarget;
/**
 * How many deliveries may be under way at once.
 */
export type Concurrency = number;
/**
 * Seconds for one attempt.
 */
export type Timeout = number;
/**
 * Whether addresses may be private, loopback or link-local.
 */
export type AllowPrivateNetwork = boolean;
/**
 * @minItems 1
 * @maxItems 50
 *
 * Items: An address, or a template that gives some: {{ data.customer.email }}.
 */
export type Recipients = string[];
export type LongValue = string | Secret;
export type Value = string | Secret;
/**
 * Default: the one that the ARN or URL names, else the one that this process is set to (AWS_REGION or a profile).
 */
export type AwsRegion = string;
/**
 * Where the service answers, when it is not AWS's own address: an emulator, an endpoint of a VPC.
 */
export type AwsEndpoint = string;
export type Auth = ApiKeyAuth | BasicAuth | OAuthAuth;
/**
 * HOST:PORT of each: the next one is asked when one does not answer.
 *
 * @minItems 1
 * @maxItems 32
 */
export type Servers = string[];
export type KafkaTopic = string;
/**
 * How a CloudEvent that no transform changed is sent: whole in the body, or its data in the body and its attributes beside it.
 */
export type Mode = "structured" | "binary";
/**
 * How username and password are shown.
 */
export type Sasl = "plain" | "scram-sha-256" | "scram-sha-512";
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
/**
 * A message in a chat, by the webhook that the chat gives out.
 */
export interface ChatTarget {
  $schema?: string;
  description?: string;
  kind: "chat";
  /**
   * Which chat it is: its form of messages and answers.
   */
  service: "slack" | "teams" | "dingtalk" | "lark" | "wecom";
  /**
   * The webhook's address. Who has it may write there, so it is a secret.
   */
  url: string | Secret;
  signingSecret?: Secret1;
  /**
   * A template in Liquid.
   */
  title?: string;
  /**
   * A template in Liquid, as one text or line by line. Default: data.sentence, which alerts have, else the data.
   */
  text?: string | string[];
  timeoutSeconds?: Timeout;
  allowPrivateNetwork?: AllowPrivateNetwork;
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
/**
 * A secret by name: an environment variable (embedded), Secrets Manager or SSM (AWS).
 */
export interface Secret1 {
  secret: string;
}
/**
 * A mail to people, by a server of SMTP or by Amazon SES.
 */
export interface EmailTarget {
  $schema?: string;
  description?: string;
  kind: "email";
  /**
   * Whom it is from: orders@shop.example, or The shop <orders@shop.example>.
   */
  from: string;
  to: Recipients;
  cc?: Recipients;
  bcc?: Recipients;
  replyTo?: Recipients;
  /**
   * Mails go to these domains alone, whatever an event says. Default: to any.
   *
   * @minItems 1
   * @maxItems 100
   */
  recipientDomains?: string[];
  /**
   * A template in Liquid: Order {{ event.subject }} is paid.
   */
  subject: string;
  /**
   * The mail as plain text.
   */
  text?: string | string[];
  /**
   * The mail in HTML; what its template shows is escaped.
   */
  html?: string | string[];
  /**
   * Further headers; their values are templates too.
   */
  headers?: {
    [k: string]: string;
  };
  /**
   * One mail of all that comes within a while, instead of one an event. Its templates see events and count.
   */
  digest?: {
    /**
     * So long after its first event it is sent.
     */
    windowSeconds: number;
    /**
     * One that has so many events takes no more, and large ones count for several: the next one begins another.
     */
    most?: number;
  };
  smtp?: Smtp;
  ses?: Ses;
  /**
   * Seconds for one attempt.
   */
  timeoutSeconds?: number;
  allowPrivateNetwork?: AllowPrivateNetwork;
  concurrency?: Concurrency;
  rate?: Rate;
  breaker?: Breaker;
  retry?: Retry;
}
export interface Smtp {
  host: string;
  /**
   * Default: 587, with implicit TLS 465, without TLS 25.
   */
  port?: number;
  tls?: SmtpTls;
  auth?: {
    username: Value;
    password: Value;
  };
  /**
   * So many connections are kept and used again.
   */
  connections?: number;
  messagesPerConnection?: number;
}
export interface SmtpTls {
  /**
   * How the connection is encrypted: after STARTTLS, which the server must offer; from its beginning; or not at all.
   */
  mode?: "starttls" | "implicit" | "none";
  ca?: LongValue;
  /**
   * The name that the certificate must have. Default: the host.
   */
  serverName?: string;
}
export interface Ses {
  region?: AwsRegion;
  endpoint?: AwsEndpoint;
  credentials?: AwsCredentials;
  /**
   * The configuration set of SES by which bounces and complaints are told.
   */
  configurationSet?: string;
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
 * An event bus of Amazon EventBridge.
 */
export interface EventBridgeTarget {
  $schema?: string;
  description?: string;
  kind: "eventbridge";
  /**
   * Its name or ARN.
   */
  eventBus?: string;
  /**
   * What detail is when no transform made it: the event's data, or the whole CloudEvent.
   */
  mode?: "binary" | "structured";
  region?: AwsRegion;
  endpoint?: AwsEndpoint;
  credentials?: AwsCredentials;
  timeoutSeconds?: Timeout;
  allowPrivateNetwork?: AllowPrivateNetwork;
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
 * Sends to a topic of Apache Kafka.
 */
export interface KafkaTarget {
  $schema?: string;
  description?: string;
  kind: "kafka";
  servers: Servers;
  topic: KafkaTopic;
  /**
   * Text with places: the record's key, by which Kafka chooses the partition. Default, and where a place holds nothing: the event's partitionkey, else none.
   */
  partitionKey?: string;
  mode?: Mode;
  sasl?: Sasl;
  username?: Value;
  password?: Secret;
  tls?: Tls;
  timeoutSeconds?: Timeout;
  allowPrivateNetwork?: AllowPrivateNetwork;
  concurrency?: Concurrency;
  rate?: Rate;
  breaker?: Breaker;
  retry?: Retry;
}
/**
 * A stream of Amazon Kinesis.
 */
export interface KinesisTarget {
  $schema?: string;
  description?: string;
  kind: "kinesis";
  /**
   * Its name or ARN.
   */
  stream: string;
  /**
   * What goes to one shard, in order, as text with places: <$.data.customer>. Default: the attribute partitionkey, else the event's id.
   */
  partitionKey?: string;
  region?: AwsRegion;
  endpoint?: AwsEndpoint;
  credentials?: AwsCredentials;
  timeoutSeconds?: Timeout;
  allowPrivateNetwork?: AllowPrivateNetwork;
  concurrency?: Concurrency;
  rate?: Rate;
  breaker?: Breaker;
  retry?: Retry;
}
/**
 * A function of AWS Lambda.
 */
export interface LambdaTarget {
  $schema?: string;
  description?: string;
  kind: "lambda";
  /**
   * Its name or ARN, with an alias or version where one is meant.
   */
  function: string;
  /**
   * event: Lambda queues it and calls the function itself. request-response: the function is waited for, and its failure is the delivery's.
   */
  invocation?: "event" | "request-response";
  region?: AwsRegion;
  endpoint?: AwsEndpoint;
  credentials?: AwsCredentials;
  timeoutSeconds?: Timeout;
  allowPrivateNetwork?: AllowPrivateNetwork;
  concurrency?: Concurrency;
  rate?: Rate;
  breaker?: Breaker;
  retry?: Retry;
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
/**
 * Publishes to a broker of MQTT 5.
 */
export interface MqttTarget {
  $schema?: string;
  description?: string;
  kind: "mqtt";
  /**
   * mqtts://HOST:PORT, or mqtt:// in the clear.
   */
  url: string;
  username?: Value;
  password?: Secret;
  tls?: Tls;
  /**
   * Text with places.
   */
  topic?: string;
  mode?: Mode;
  /**
   * Whether the broker keeps the message for who subscribes later, in place of the one before.
   */
  retain?: boolean;
  /**
   * Whether a message that nobody subscribes to is a failure, where the broker tells.
   */
  mandatory?: boolean;
  /**
   * So long the broker keeps the message for a subscriber that is away.
   */
  expirationSeconds?: number;
  timeoutSeconds?: Timeout;
  allowPrivateNetwork?: AllowPrivateNetwork;
  concurrency?: Concurrency;
  rate?: Rate;
  breaker?: Breaker;
  retry?: Retry;
}
/**
 * Publishes to a stream of NATS JetStream.
 */
export interface NatsTarget {
  $schema?: string;
  description?: string;
  kind: "nats";
  servers: Servers;
  /**
   * Text with places. A stream must take it.
   */
  subject?: string;
  /**
   * The stream that must take it; what another would take is refused.
   */
  stream?: string;
  mode?: Mode;
  username?: Value;
  password?: Secret;
  token?: Secret;
  credentials?: Secret;
  tls?: Tls;
  timeoutSeconds?: Timeout;
  allowPrivateNetwork?: AllowPrivateNetwork;
  concurrency?: Concurrency;
  rate?: Rate;
  breaker?: Breaker;
  retry?: Retry;
}
/**
 * Nobody is called: consumers fetch deliveries, and acknowledge them.
 */
export interface PullTarget {
  $schema?: string;
  description?: string;
  kind: "pull";
  /**
   * What a consumer has received is hidden from others for so long, and comes again when it was not acknowledged. A consumer may ask for another time.
   */
  visibilitySeconds?: number;
  /**
   * What was received so often and never acknowledged is a dead letter. A rule's entry may say otherwise by its `retry.maxAttempts`.
   */
  maxReceives?: number;
}
/**
 * An exchange of RabbitMQ, or one queue of it.
 */
export interface RabbitMqTarget {
  $schema?: string;
  description?: string;
  kind: "rabbitmq";
  /**
   * amqps://HOST:PORT/VHOST. Without a virtual host it is /.
   */
  url: string;
  username?: Value;
  password?: Secret;
  tls?: Tls;
  /**
   * It must be there already. Default: RabbitMQ's own, which takes the routing key for the name of a queue.
   */
  exchange?: string;
  /**
   * Text with places.
   */
  routingKey?: string;
  mode?: Mode;
  /**
   * Whether a message that no queue takes is a failure.
   */
  mandatory?: boolean;
  persistent?: boolean;
  priority?: number;
  /**
   * So long a queue keeps the message.
   */
  expirationSeconds?: number;
  timeoutSeconds?: Timeout;
  allowPrivateNetwork?: AllowPrivateNetwork;
  concurrency?: Concurrency;
  rate?: Rate;
  breaker?: Breaker;
  retry?: Retry;
}
/**
 * A topic of Apache RocketMQ 5, by its gRPC proxy.
 */
export interface RocketMqTarget {
  $schema?: string;
  description?: string;
  kind: "rocketmq";
  endpoints: RocketMqEndpoints;
  /**
   * It must be there already, with the message type that the settings make: NORMAL, FIFO (messageGroup), DELAY (deliverAt, delaySeconds) or PRIORITY.
   */
  topic: string;
  /**
   * How a CloudEvent that no transform changed is sent: its data in the body and its attributes as properties, or whole in the body.
   */
  mode?: "binary" | "structured";
  /**
   * What a message can be found by, as texts with places.
   *
   * @maxItems 16
   */
  keys?: string[];
  /**
   * What consumers select by, as text with places. A | becomes _.
   */
  tag?: string;
  /**
   * What keeps its order on a FIFO topic, as text with places: <$.data.customer>. Where they hold nothing: the attribute partitionkey, else source.
   */
  messageGroup?: string;
  /**
   * When consumers may have it, as text with places: RFC 3339, or milliseconds since 1970. Where they hold nothing, or what has passed: at once.
   */
  deliverAt?: string;
  /**
   * How long after it is sent consumers may have it, where deliverAt says nothing.
   */
  delaySeconds?: number;
  /**
   * On a PRIORITY topic, the higher the sooner: a number, or text with places.
   */
  priority?: number | string;
  metrics?: RocketMqMetrics;
  namespace?: string;
  tls?: Tls;
  credentials?: RocketMqCredentials;
  timeoutSeconds?: Timeout;
  allowPrivateNetwork?: AllowPrivateNetwork;
  concurrency?: Concurrency;
  rate?: Rate;
  breaker?: Breaker;
  retry?: Retry;
}
export interface RocketMqCredentials {
  accessKey: Value;
  secretKey: Secret;
  securityToken?: Secret;
}
/**
 * A bucket of Amazon S3: an object a delivery.
 */
export interface S3Target {
  $schema?: string;
  description?: string;
  kind: "s3";
  bucket: string;
  /**
   * The object's key, as text with places: <$.data.id>, and <bus>, <rule>, <delivery>, <date> and <hour> of receipt.
   */
  key?: string;
  mode?: Mode;
  region?: AwsRegion;
  endpoint?: AwsEndpoint;
  credentials?: AwsCredentials;
  timeoutSeconds?: Timeout;
  allowPrivateNetwork?: AllowPrivateNetwork;
  concurrency?: Concurrency;
  rate?: Rate;
  breaker?: Breaker;
  retry?: Retry;
}
/**
 * A topic of Amazon SNS, or a telephone by SMS.
 */
export interface SnsTarget {
  $schema?: string;
  description?: string;
  kind: "sns";
  /**
   * Its ARN.
   */
  topic?: string;
  /**
   * A number as E.164 has it, or the place of one: <$.data.phone>. It gets a text message.
   */
  phone?: string;
  /**
   * How a telephone gets it; default: what the account is set to.
   */
  sms?: {
    type?: "promotional" | "transactional";
    senderId?: string;
  };
  mode?: Mode;
  /**
   * What keeps its order on a FIFO topic, as text with places: <$.data.customer>. Default there: the attribute partitionkey, else source.
   */
  messageGroup?: string;
  region?: AwsRegion;
  endpoint?: AwsEndpoint;
  credentials?: AwsCredentials;
  timeoutSeconds?: Timeout;
  allowPrivateNetwork?: AllowPrivateNetwork;
  concurrency?: Concurrency;
  rate?: Rate;
  breaker?: Breaker;
  retry?: Retry;
}
/**
 * A queue of Amazon SQS.
 */
export interface SqsTarget {
  $schema?: string;
  description?: string;
  kind: "sqs";
  /**
   * Its URL or ARN.
   */
  queue: string;
  mode?: Mode;
  /**
   * What keeps its order (FIFO) or is served fairly (standard), as text with places: <$.data.customer>. Default on a FIFO queue: the attribute partitionkey, else source.
   */
  messageGroup?: string;
  region?: AwsRegion;
  endpoint?: AwsEndpoint;
  credentials?: AwsCredentials;
  timeoutSeconds?: Timeout;
  allowPrivateNetwork?: AllowPrivateNetwork;
  concurrency?: Concurrency;
  rate?: Rate;
  breaker?: Breaker;
  retry?: Retry;
}
