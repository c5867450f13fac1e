/* Made from schemas/event-settings.schema.json by `npm run generate`. */

/**
 * What `x-signalbox` may say in schemas/events/<type>.v<n>.schema.json: to which events the schema is bound, and what becomes of those that do not fit.
 */
export interface EventSettings {
  /**
   * What becomes of an event that does not fit. off: nothing is checked. warn: it is accepted, and the journal says why it does not fit. quarantine: it is kept aside until somebody re-submits it. reject: the publisher is refused with 422.
   */
  mode?: "off" | "warn" | "quarantine" | "reject";
  /**
   * Only events of this source; with `*` at its end, of all sources that begin so. Default: all.
   */
  source?: string;
  /**
   * The URI by which an event names this version in its `dataschema`. Default: the schema's `$id`.
   */
  dataschema?: string;
  /**
   * What a new version must be to the one before. backward: it takes all that was taken. forward: the one before takes all that it takes. full: both.
   */
  compatibility?: "none" | "backward" | "forward" | "full";
  /**
   * Whether `format` is checked, or only tells.
   */
  formats?: boolean;
}
