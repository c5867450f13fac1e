/* Made from schemas/access.schema.json by `npm run generate`. */

/**
 * What rules/access/<id>.json may say: which acts need somebody else's approval.
 */
export type AccessFile = TicketAccess;
/**
 * replay, redrive: of many. skip: a backlog. purge: events, for good. delete: definitions, users. role: who may do what.
 */
export type DangerousAct = "replay" | "redrive" | "skip" | "purge" | "delete" | "role";

export interface TicketAccess {
  $schema?: string;
  description?: string;
  kind: "tickets";
  enabled?: boolean;
  /**
   * The acts that need a ticket; absent: all of them.
   *
   * @minItems 1
   */
  acts?: DangerousAct[];
  /**
   * A replay over more archived events than these needs one.
   */
  replayEvents?: number;
  /**
   * To redrive more dead letters than these needs one.
   */
  redriveMany?: number;
  /**
   * So long it may be approved, and done.
   */
  expiresAfterHours?: number;
}
