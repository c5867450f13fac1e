/** What is special about a chat: data, a file each. */
export interface ChatPreset {
  /** What a message is; `<title>` and `<text>` stand for its own. */
  readonly body: unknown;
  /** What is put in place of what, in all that templates show: no event mentions people, or hides where a link leads. */
  readonly escapes: readonly (readonly [from: string, to: string])[];
  /** A longer text is cut, in bytes of UTF-8. */
  readonly textBytes: number;
  readonly signature?: ChatSignature;
  readonly answer: ChatAnswer;
}

/** How messages are signed with HMAC-SHA256, in base64; `{timestamp}` and `{secret}` are filled in. */
export interface ChatSignature {
  readonly key: string;
  readonly message: string;
  readonly unit: "ms" | "s";
  /** Where `timestamp` and `sign` go. */
  readonly place: "query" | "body";
}

/** What an answer with a status of success says of itself. */
export interface ChatAnswer {
  /** The members of its JSON that have a code, 0 for success, and words. Without it a status of success is one. */
  readonly members?: { readonly code: string; readonly message: string };
  /** Codes of what passes. */
  readonly passing?: readonly number[];
  /** Where there is no JSON: its text begins so when it is none. */
  readonly failure?: string;
}
