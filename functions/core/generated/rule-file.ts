/* Made from schemas/rule.schema.json by `npm run generate`. */

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
