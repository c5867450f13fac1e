/* Made from schemas/rule-test.schema.json by `npm run generate`. */

/**
 * What rules/<id>.test.json may say: events, and what the rule beside it makes of them. Run by `signalbox test`.
 */
export interface RuleTestFile {
  $schema?: string;
  description?: string;
  /**
   * A CloudEvent that fits; each case says only how its own differs.
   */
  event?: {
    [k: string]: unknown;
  };
  /**
   * @minItems 1
   * @maxItems 1000
   */
  cases: RuleTestCase[];
}
/**
 * This interface was referenced by `RuleTestFile`'s JSON-Schema
 * via the `definition` "RuleTestCase".
 */
export interface RuleTestCase {
  /**
   * What is shown, as a sentence.
   */
  name: string;
  /**
   * Merged over the file's `event` as a JSON Merge Patch (RFC 7396): null takes a member away.
   */
  event?: {
    [k: string]: unknown;
  };
  matches: boolean;
  /**
   * Where it must not match: the path of the clause that fails, such as data.amount.
   */
  because?: string;
  /**
   * Where it must match: by target, the body that goes out; text where the body is not JSON.
   */
  sends?: {
    [k: string]: unknown;
  };
}
