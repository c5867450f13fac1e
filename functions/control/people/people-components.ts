import {
  anything,
  described,
  flag,
  type JsonSchema,
  listOf,
  moment,
  object,
  oneOf,
  text,
  whole,
} from "../definitions/json-schema.ts";
import { ACTS, STATUSES } from "./ticket-words.ts";

const role = oneOf("viewer", "publisher", "consumer", "operator", "admin");

const user = object({
  id: text,
  version: described({ ...whole, minimum: 1 }, "What If-Match wants."),
  name: text,
  "email?": text,
  role,
  "teams?": listOf(text),
  "enabled?": flag,
  updatedAt: moment,
  updatedBy: text,
});

const token = object({
  id: text,
  kind: oneOf("token", "publisher-key", "access-key", "session"),
  "accessKeyId?": described(text, "Of an access key: what clients sign with."),
  name: text,
  role,
  "buses?": listOf(text),
  "sources?": listOf(text),
  "targets?": listOf(text),
  "user?": described(text, "Whose it is."),
  "teams?": listOf(text),
  "provider?": described(text, "Of a session: by which file of rules/access they signed in."),
  createdAt: moment,
  createdBy: text,
  "expiresAt?": moment,
  "lastUsedAt?": described(moment, "To some minutes; of use for this API."),
});

const auditEntry = object({
  n: described({ ...whole, minimum: 1 }, "Counts from 1, without gaps."),
  at: moment,
  actor: described(text, "`user:ada`, or the id of a token that is nobody's."),
  "token?": described(text, "The token that a user acted by."),
  action: text,
  resource: text,
  "before?": anything,
  "after?": anything,
  "ticket?": described(text, "The ticket by which it was allowed."),
  "failed?": described(
    text,
    "What the entry before tells of was not done, or not all of it: the error's code.",
  ),
  link: described(text, "A hash of the entry and of the link before it."),
});

const ticket = object({
  id: text,
  version: whole,
  act: oneOf(...ACTS),
  resource: described(text, "Of one act there is one open ticket a resource."),
  what: text,
  status: oneOf(...STATUSES),
  request: described(
    object({ method: text, path: text, "query?": text, "headers?": { type: "object" }, "body?": text }),
    "What is run, to the letter; query, headers and body for those who may see them.",
  ),
  asker: object({ id: text, name: text }),
  askedAt: moment,
  expiresAt: described(moment, "From then on it is neither approved nor begun."),
  "decision?": object({ by: text, at: moment, "reason?": text }),
  "startedAt?": moment,
  "endedAt?": moment,
  "answer?": object({ status: whole, "body?": anything }),
  "failure?": object({ code: text, detail: text }),
});

/** The schemas of who does what, and of what they did. */
export const peopleComponents: Readonly<Record<string, JsonSchema>> = {
  Token: token,
  User: user,
  Ticket: ticket,
  AuditEntry: auditEntry,
};
