import { e } from "./entry.ts";

/** What a request to the API may be told, and what any HTTP request may. */
export const api = {
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
  "login-failed": e(
    401,
    "The sign-in did not come to its end.",
    "Begin again at /login; the detail says what the provider, or the browser, did not bring.",
  ),
  "login-refused": e(
    403,
    "The provider knows them, and nothing gives them a role here.",
    "Have an admin register them as a user, or map a claim to a role in rules/access.",
  ),
  "origin-foreign": e(
    403,
    "A page of another site cannot act by a browser's session.",
    "Act from a page of this host, or by a token in Authorization.",
  ),
  "provider-unreachable": e(
    503,
    "The OpenID provider does not answer as it should.",
    "Check `issuer` in rules/access, and that it can be reached from here.",
  ),
  "role-insufficient": e(
    403,
    "The token's role may not do this.",
    "Ask for a token of the role that the detail names.",
  ),
  "owner-required": e(
    403,
    "It is somebody else's: only its owners and admins may do this.",
    "Ask one of the owners that the detail names, or have an admin change who owns it in rules/access.",
  ),
  "approval-required": e(
    202,
    "It is asked for, and is done when somebody else approves it.",
    "`ticket` names the ticket: an admin approves or rejects it with `signalbox tickets`.",
  ),
  "ticket-pending": e(
    409,
    "The same act on the same thing is asked for already.",
    "`ticket` names that ticket: have it decided, or withdraw it.",
  ),
  "approval-forbidden": e(
    403,
    "Nobody decides on what they asked for themselves.",
    "Somebody else approves or rejects; who asked may withdraw.",
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
  "redriven-too-often": e(
    409,
    "The delivery was redriven three times, and became a dead letter each time.",
    "`signalbox diagnose` says why. Mend it, then redrive with `force` (`signalbox redrive --force`), which may need somebody's approval.",
  ),
  "version-required": e(
    428,
    "The change needs the version it is based on.",
    "Send If-Match with the version that you read.",
  ),
  "segment-unreadable": e(
    500,
    "A segment of the archive cannot be read.",
    "Its file below <data>/archive is lost or damaged: bring it back from a backup. Deliveries that need it are dead letters: redrive them then.",
  ),
  internal: e(500, "Something of ours broke.", "It is logged with the request's id. Please report it."),
};
