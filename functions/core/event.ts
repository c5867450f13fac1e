/** A CloudEvent 1.0 as plain data (https://github.com/cloudevents/spec, JSON format). */
export interface CloudEvent {
  readonly specversion: "1.0";
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject?: string;
  /** RFC 3339, to the letter as the publisher wrote it. */
  readonly time?: string;
  readonly datacontenttype?: string;
  readonly dataschema?: string;
  readonly data?: unknown;
  readonly data_base64?: string;
  readonly [extension: string]: unknown;
}

/**
 * An event as it travels: the raw text, so that nothing a publisher wrote is lost (numbers beyond double,
 * duplicate keys), and beside it only what the router itself needs to know.
 */
export interface AcceptedEvent {
  /** The event in CloudEvents JSON format (structured mode), `data` verbatim. */
  readonly text: string;
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject?: string;
  readonly time?: string;
  readonly bus: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  /** Who brought it: a publisher key's id, `loopback`, `source:<id>`, `rule:<id>`, `replay:<id>`. */
  readonly publisher: string;
  readonly schema: SchemaVerdict;
  /** Names the event: the first 22 characters of SHA-256 over bus, source and id in base64url. A replay keeps it. */
  readonly key: string;
  /** Set by replay alone: a publisher's own attributes of these names steer nothing. */
  readonly replay?: ReplayMark;
  /** Where the log keeps it; set by the events port, unset before the event is durable. */
  readonly position?: number;
}

/** What a replayed event is for: all rules, some rules, or straight to one target. */
export interface ReplayMark {
  readonly id: string;
  readonly rules?: readonly string[];
  readonly target?: string;
}

/** What the schema gate said of an event. `unbound`: no schema is bound to its type. */
export interface SchemaVerdict {
  readonly status: "unbound" | "off" | "valid" | "warned" | "quarantined" | "refused";
  /** `<type>.v<n>` of the schema that was asked. */
  readonly schema?: string;
  readonly problems?: readonly Problem[];
}

/** One place where a document is not as it should be. */
export interface Problem {
  /** RFC 6901 JSON pointer into the document, "" for the whole. */
  readonly pointer: string;
  /** The schema keyword or the rule of ours that was broken. */
  readonly keyword: string;
  /** What was wanted, in words. */
  readonly expected: string;
  readonly actual?: string;
}
