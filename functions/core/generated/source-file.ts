/* Made from schemas/source.schema.json by `npm run generate`. */

/**
 * What rules/sources/<id>.json may say: where events come from.
 */
export interface SourceFile {
  $schema?: string;
  description?: string;
  kind: "webhook" | "tap";
  preset?: string;
  /**
   * @maxItems 4
   */
  secrets?: {
    secret: string;
  }[];
  bus?: string;
  [k: string]: unknown;
}
