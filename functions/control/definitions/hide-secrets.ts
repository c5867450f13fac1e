import type { DefinitionKind } from "../../core/ports.ts";

/** Members of a target's `auth` that are secrets when they are plain texts rather than `{"secret": "NAME"}`. */
const SECRET_MEMBER = /^(value|password|clientSecret)$/;
/** Headers, and members of bodies, that usually carry one. */
const SECRET_HEADER = /auth|cookie|key|pass|secret|token|signature/i;

const HIDDEN = "(hidden)";

/** A target without the secrets that were written into it; other kinds hold none. For all but admins, and for the audit. */
export function hideSecrets(kind: DefinitionKind, value: unknown): unknown {
  if (kind !== "target" || !isObject(value)) return value;
  const { auth, headers, bodyMembers, smtp } = value;
  return {
    ...value,
    ...(value["kind"] === "chat" && typeof value["url"] === "string" && { url: HIDDEN }),
    ...(isObject(smtp) && { smtp: hideSecrets(kind, smtp) }),
    ...(isObject(auth) && { auth: hideTexts(auth, SECRET_MEMBER) }),
    ...(isObject(headers) && { headers: hideTexts(headers, SECRET_HEADER) }),
    ...(isObject(bodyMembers) && { bodyMembers: hideTexts(bodyMembers, SECRET_HEADER) }),
  };
}

function hideTexts(object: object, names: RegExp): object {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [
      name,
      names.test(name) && typeof value === "string" ? HIDDEN : value,
    ]),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
