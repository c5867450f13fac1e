/* Made from schemas/archive.schema.json by `npm run generate`. */

/**
 * What rules/archives/<id>.json may say: which events are kept, and for how long. An event is kept as long as the most patient archive that it fits asks for.
 */
export interface ArchiveFile {
  $schema?: string;
  description?: string;
  /**
   * The bus whose events it keeps; the archive `default` keeps those of all buses.
   */
  bus?: string;
  /**
   * The shape that the pattern speaks of.
   */
  view?: "cloudevents" | "eventbridge";
  /**
   * EventBridge event pattern; absent, all events of the bus.
   */
  pattern?: {
    [k: string]: unknown;
  };
  /**
   * Days after receipt until an event may be removed.
   */
  retentionDays: number;
}
