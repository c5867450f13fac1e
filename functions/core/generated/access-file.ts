/* Made from schemas/access.schema.json by `npm run generate`. */

/**
 * What rules/access/<id>.json may say: which acts need somebody else's approval, and which fields of events are hidden.
 */
export type AccessFile = TicketAccess | RedactionAccess;
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
export interface RedactionAccess {
  $schema?: string;
  description?: string;
  kind: "redaction";
  enabled?: boolean;
  /**
   * The types of events whose fields are hidden; * stands for any characters. Absent: all types.
   *
   * @minItems 1
   * @maxItems 100
   */
  types?: string[];
  /**
   * Only events of this bus.
   */
  bus?: string;
  /**
   * The fields, as transforms write paths: $.data.customer.email, $.data.items[*].note, $.subject.
   *
   * @minItems 1
   * @maxItems 100
   */
  paths: string[];
  /**
   * Teams from whom they are not hidden. They are never hidden from admins.
   */
  teams?: string[];
}
