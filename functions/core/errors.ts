import type { Problem } from "./event.ts";

/** Every error that Signalbox answers, journals or prints: one list. docs/errors.md is made from it. */
export const errors = {
  // Publishing
  "event-invalid": e(
    400,
    "The event is not a valid CloudEvent 1.0.",
    "Send specversion 1.0 and non-empty id, source and type; `errors` names each attribute that is not as it should be.",
  ),
  "json-invalid": e(
    400,
    "The body is not valid JSON.",
    "The detail names the line and column. Send UTF-8 JSON (RFC 8259) without trailing commas or comments.",
  ),
  "json-too-deep": e(400, "The JSON is nested too deeply.", "Nest at most 128 levels."),
  "batch-invalid": e(
    400,
    "The batch is not a JSON array of events.",
    "Send an array of CloudEvents as application/cloudevents-batch+json.",
  ),
  "bus-name-invalid": e(
    400,
    "The bus name is not usable.",
    "Use letters, digits, `.`, `-`, `_`, at most 64 characters, no dot in front.",
  ),
  "publisher-key-required": e(
    401,
    "This address needs a publisher key.",
    'Send `Authorization: Bearer <key>`; make one with POST /api/tokens {"kind":"publisher-key"}.',
  ),
  "publisher-key-invalid": e(
    401,
    "The publisher key is not known.",
    "Check the key, or make a new one with POST /api/tokens.",
  ),
  "signature-invalid": e(
    401,
    "The webhook is not signed as its source asks.",
    "Set the same secret at the provider and in the source's file. Signalbox's own log names what did not fit.",
  ),
  "publish-forbidden": e(
    403,
    "The key may not publish this.",
    "The key is bound to other buses or source prefixes; make one that covers them.",
  ),
  "host-not-allowed": e(
    403,
    "The Host header is not a loopback name.",
    "On a loopback address call http://localhost or http://127.0.0.1, so that no web page can publish through a rebound name.",
  ),
  "event-too-large": e(
    413,
    "The event or request is too large.",
    "An event may have 1 MiB and a request 10 MiB by default. Send a reference to large data instead.",
  ),
  "media-type-unsupported": e(
    415,
    "The content type is not one that events come in.",
    "Use application/cloudevents+json, application/cloudevents-batch+json, or binary mode with ce-* headers; for webhooks JSON or a form, uncompressed.",
  ),
  "schema-refused": e(
    422,
    "The event does not fit its registered schema.",
    "`errors` names the pointer, the keyword and what was expected. Fix the event or register a new schema version.",
  ),
  "too-many-requests": e(
    429,
    "More came in than can be taken now.",
    "Wait as Retry-After says and send again.",
  ),
  "source-unavailable": e(
    503,
    "The source takes nothing now.",
    "It is switched off or its secrets are not set: Signalbox's own log says which. Send again later.",
  ),
  "storage-full": e(
    503,
    "The disk is full, so nothing can be made durable.",
    "Free space on the data folder's disk; Signalbox goes on by itself.",
  ),
  "storage-failed": e(
    503,
    "The storage did not take the write.",
    "Look at the terminal for the cause; send again later.",
  ),
  "shutting-down": e(503, "Signalbox is stopping.", "Send again in a moment."),
  // Requests to the API
  "request-invalid": e(
    400,
    "The request is not as the API expects it.",
    "`errors` names each place; the document is /api/openapi.json.",
  ),
  "cursor-invalid": e(
    400,
    "The cursor is not one that this list gave.",
    "Use the `next` of the page before, unchanged, with the same filters.",
  ),
  "token-required": e(
    401,
    "The control API needs a token.",
    "Send `Authorization: Bearer <token>`; the first one lies in <data>/admin-token.",
  ),
  "token-invalid": e(401, "The token is not known.", "Check it, or have an admin make a new one."),
  "role-insufficient": e(
    403,
    "The token's role may not do this.",
    "Ask for a token of the role that the detail names.",
  ),
  "not-found": e(
    404,
    "There is no such thing here.",
    "The detail says what was looked for; lists show what there is.",
  ),
  "method-not-allowed": e(
    405,
    "This path does not take that method.",
    "See /api/openapi.json for what it takes.",
  ),
  "http-invalid": e(
    400,
    "What came is not an HTTP/1.1 request.",
    "Send well-formed HTTP; over TLS put a proxy in front.",
  ),
  "request-timeout": e(
    408,
    "The request did not arrive in time.",
    "Send the whole request within 30 seconds; split large batches.",
  ),
  "headers-too-large": e(
    431,
    "The request's headers are too large.",
    "Headers may have 32 KiB together; send large attributes in structured mode.",
  ),
  "version-conflict": e(
    409,
    "It was changed by somebody else meanwhile.",
    "Read it anew and send the change with its version in If-Match.",
  ),
  "managed-by-files": e(
    409,
    "A file owns this definition.",
    "Edit the file that the detail names; it is loaded at once.",
  ),
  "state-conflict": e(409, "It is in a state in which this cannot be done.", "The detail names the state."),
  "version-required": e(
    428,
    "The change needs the version it is based on.",
    "Send If-Match with the version that you read.",
  ),
  internal: e(500, "Something of ours broke.", "It is logged with the request's id. Please report it."),
  // Definitions
  "rule-invalid": e(
    400,
    "The rule is not valid.",
    "`errors` names path, reason and, where there is one, the likely spelling. `signalbox check` says the same.",
  ),
  "pattern-invalid": e(400, "The pattern is not valid.", "docs/rules.md has the pattern language."),
  "condition-invalid": e(
    400,
    "The condition is not valid JsonLogic, or refused as unsafe.",
    "docs/rules.md has the operators and limits.",
  ),
  "transform-invalid": e(400, "The transform is not valid.", "docs/rules.md has the transforms."),
  "target-invalid": e(
    400,
    "The target is not valid.",
    "schemas/target.schema.json has the settings of each kind.",
  ),
  "source-invalid": e(400, "The source is not valid.", "schemas/source.schema.json has the settings."),
  "schema-invalid": e(
    400,
    "The schema is not a usable JSON Schema.",
    "draft-07 and 2020-12, at most 64 KB, 32 levels, 2000 nodes, no remote $ref, regexes without lookaround or back-references.",
  ),
  "schema-incompatible": e(
    409,
    "The new schema version is not compatible with the one before.",
    "`errors` names each place. Register a new type, or force it.",
  ),
  "file-invalid": e(
    400,
    "A file of the configuration is not valid.",
    "The last good version stays in force. `signalbox check` names the place.",
  ),
  // Starting
  "data-folder-in-use": e(
    0,
    "Another Signalbox runs on this data folder.",
    "Stop it, or start on another folder with --data.",
  ),
  // Delivery
  "target-missing": e(
    0,
    "The rule names a target that there is not.",
    "Add rules/targets/<id>.json, then redrive.",
  ),
  "target-unserved": e(
    0,
    "No way leads from here to a target of that kind.",
    "Send to an HTTP target or to another bus instead, then redrive.",
  ),
  "target-refused": e(
    0,
    "The target answered that it will not take this delivery.",
    "The attempt has its status and the beginning of its answer. Fix the cause, then redrive.",
  ),
  "target-failed": e(
    0,
    "The target answered with a failure.",
    "It is retried; the attempt has its status and the beginning of its answer.",
  ),
  "target-timeout": e(
    0,
    "The target did not answer in time.",
    "It is retried. Raise timeoutSeconds if the target needs longer.",
  ),
  "target-unreachable": e(
    0,
    "No connection to the target.",
    "It is retried. Check the URL, DNS and TLS; the detail has the cause.",
  ),
  "target-redirects": e(
    0,
    "The target answered with a redirect, and those are not followed.",
    "Set the URL that it points to.",
  ),
  "address-private": e(
    0,
    "The target's address is private, and those are refused.",
    "Set allowPrivateNetwork on the target if this is meant.",
  ),
  "auth-failed": e(
    0,
    "The credentials for the target could not be had.",
    "The detail says what the token endpoint answered.",
  ),
  "secret-missing": e(
    0,
    "A secret is not set.",
    "Set the environment variable that the detail names and start again.",
  ),
  "transform-failed": e(
    0,
    "The transform did not give a result for this event.",
    "The detail says where. Fix the rule, then redrive.",
  ),
  "output-refused": e(
    0,
    "What the transform made does not fit the schema it is bound to.",
    "Fix the transform or the schema, then redrive.",
  ),
  "hop-limit": e(0, "The event went from bus to bus too often.", "Rules send it in a circle; break it."),
  "attempts-exhausted": e(0, "All attempts failed.", "Fix the target, then redrive."),
  "age-exceeded": e(
    0,
    "The delivery became older than its retry policy allows.",
    "Fix the target, then redrive.",
  ),
  cancelled: e(0, "The delivery was cancelled.", "Redrive or replay it if that was wrong."),
  // The command line
  "usage-invalid": e(
    0,
    "The command was not used as it is meant.",
    "`signalbox <command> --help` has examples.",
  ),
  "file-unreadable": e(0, "A file could not be read.", "Check its path and your permissions."),
  "cannot-reach": e(
    0,
    "Signalbox cannot be reached.",
    "Start it with `npm start`, or name another one with --url or SIGNALBOX_URL.",
  ),
  "answer-unexpected": e(
    0,
    "What answered is not Signalbox, or not this version of it.",
    "Check --url and SIGNALBOX_URL.",
  ),
} as const satisfies Readonly<Record<string, ErrorEntry>>;

export interface ErrorEntry {
  /** HTTP status where it is an answer; 0: it is only journalled. */
  readonly status: number;
  /** What is so, one sentence. */
  readonly title: string;
  /** The way out. */
  readonly help: string;
}
export type ErrorCode = keyof typeof errors;

function e(status: number, title: string, help: string): ErrorEntry {
  return { status, title, help };
}

/** An error with a code of the list. The message is *Cannot* + what was tried + `:` + what is so. */
export class RouterError extends Error {
  readonly code: ErrorCode;
  readonly problems: readonly Problem[] | undefined;
  constructor(
    code: ErrorCode,
    message: string,
    options: ErrorOptions & { problems?: readonly Problem[] } = {},
  ) {
    super(message, options);
    this.name = "RouterError";
    this.code = code;
    this.problems = options.problems;
  }
}
