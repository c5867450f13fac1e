/* Made from schemas/rule.schema.json by `npm run generate`. */

/**
 * Deliveries of this rule to this target whose events have the same value at the path go out one after the other, as their events were accepted.
 *
 * This interface was referenced by `RuleFile`'s JSON-Schema
 * via the `definition` "Order".
 */
export type Order = OrderPath | OrderSettings;
export type OrderPath = string;
/**
 * Deliveries wait: so many seconds, or for the time (RFC 3339) or the seconds that the path leads to. At most 40 days.
 *
 * This interface was referenced by `RuleFile`'s JSON-Schema
 * via the `definition` "Delay".
 */
export type Delay = DelaySeconds | DelayPath;
export type DelaySeconds = number;
export type DelayPath = string;

/**
 * What rules/<id>.json may say: which events go where, and in which form. docs/rules.md is the specification.
 */
export interface RuleFile {
  $schema?: string;
  /**
   * What the rule is for, in a sentence.
   */
  description?: string;
  /**
   * The bus whose events it sees.
   */
  bus?: string;
  enabled?: boolean;
  /**
   * false: replays leave it out, but for those that name it.
   */
  replay?: boolean;
  /**
   * The shape that pattern, condition and transform speak of: the CloudEvent, or the EventBridge envelope made of it.
   */
  view?: "cloudevents" | "eventbridge";
  /**
   * EventBridge event pattern.
   */
  pattern?: {
    [k: string]: unknown;
  };
  /**
   * JsonLogic; the rule matches when it is truthy.
   */
  condition?: unknown;
  /**
   * @minItems 1
   * @maxItems 100
   */
  targets: RuleTarget[];
}
/**
 * This interface was referenced by `RuleFile`'s JSON-Schema
 * via the `definition` "RuleTarget".
 */
export interface RuleTarget {
  /**
   * The id of a file in rules/targets, or `log`.
   */
  target: string;
  transform?: Transform;
  order?: Order;
  delay?: Delay;
  retry?: Retry;
}
/**
 * Exactly one way to make the body; absent, the event itself goes out.
 *
 * This interface was referenced by `RuleFile`'s JSON-Schema
 * via the `definition` "Transform".
 */
export interface Transform {
  /**
   * EventBridge InputPath: a JSON path such as $.data.order.
   */
  inputPath?: string;
  /**
   * A constant: this JSON value goes out.
   */
  input?: unknown;
  /**
   * EventBridge InputTransformer, quirks included.
   */
  inputTransformer?: {
    inputPathsMap?: {
      [k: string]: string;
    };
    inputTemplate: string;
  };
  /**
   * JSON in which strings may hold <$.path> places.
   */
  template?: unknown;
  /**
   * JsonLogic whose result goes out.
   */
  jsonLogic?: unknown;
  /**
   * JSONata expression whose result goes out.
   */
  jsonata?: string;
  /**
   * The type of a registered schema that the result must fit.
   */
  schema?: string;
  /**
   * Default application/json; text/plain where the result is text.
   */
  contentType?: string;
}
export interface OrderSettings {
  key: string;
  /**
   * When one becomes a dead letter: those behind it wait until it is redriven or released, go on without it, or wait until their key is released.
   */
  poison?: "block" | "park-event" | "park-group";
}
/**
 * This interface was referenced by `RuleFile`'s JSON-Schema
 * via the `definition` "Retry".
 */
export interface Retry {
  maxAttempts?: number;
  maxAgeSeconds?: number;
  minDelaySeconds?: number;
  maxDelaySeconds?: number;
}
