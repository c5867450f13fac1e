/* Made from schemas/access.schema.json by `npm run generate`. */

/**
 * What rules/access/<id>.json may say: who gets in by which OpenID provider, which acts need somebody else's approval, which fields of events are hidden, and whose what is.
 */
export type AccessFile = OidcAccess | TicketAccess | RedactionAccess | OwnershipAccess;
/**
 * What `aud` of its tokens has to name: one of these.
 */
export type Audience = string | string[];
export type SigningAlgorithm =
  "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512" | "ES256" | "ES384" | "ES512" | "EdDSA";
/**
 * @minItems 1
 * @maxItems 100
 */
export type ClaimValues = string[];
/**
 * replay, redrive: of many. skip: a backlog. purge: events, for good. delete: definitions, users. role: who may do what.
 */
export type DangerousAct = "replay" | "redrive" | "skip" | "purge" | "delete" | "role";
/**
 * A name; with `*` at its end all that begin so.
 */
export type OwnedName = string;

export interface OidcAccess {
  $schema?: string;
  description?: string;
  kind: "oidc";
  enabled?: boolean;
  /**
   * As `iss` of its tokens says it; below it lies /.well-known/openid-configuration.
   */
  issuer: string;
  audience: Audience;
  /**
   * What tokens may be signed with. Default: RS256, PS256, ES256, EdDSA.
   *
   * @minItems 1
   */
  algorithms?: SigningAlgorithm[];
  /**
   * How far the provider's clock may be from ours.
   */
  clockSkewSeconds?: number;
  /**
   * The provider may be at a private address, and on plain http.
   */
  allowPrivateNetwork?: boolean;
  claims?: OidcClaims;
  roles?: OidcRoles;
  /**
   * The team that a value of the claim stands for. Absent: the values are the teams.
   */
  teams?: {
    [k: string]: string;
  };
  /**
   * Stands before the users' ids, so that no other provider's user has the same.
   */
  userPrefix?: string;
  login?: OidcLogin;
}
/**
 * The claims that tell who somebody is: by name, or by a path such as realm_access.roles.
 */
export interface OidcClaims {
  /**
   * Default: sub.
   */
  user?: string;
  /**
   * Default: name.
   */
  name?: string;
  /**
   * Default: roles.
   */
  roles?: string;
  /**
   * Default: groups.
   */
  teams?: string;
}
/**
 * The values of the roles claim that make somebody this; `*` is everybody whom the provider lets in. The strongest that fits counts. Who has none gets in only as a registered user.
 */
export interface OidcRoles {
  viewer?: ClaimValues;
  publisher?: ClaimValues;
  operator?: ClaimValues;
  admin?: ClaimValues;
}
/**
 * Lets people sign in with a browser, at /login.
 */
export interface OidcLogin {
  clientId: string;
  clientSecret?: Secret;
  /**
   * Our address as browsers know it, and /login/callback. The provider has to know it too.
   */
  redirectUri: string;
  scope?: string;
  sessionHours?: number;
}
/**
 * A secret by name: an environment variable (embedded), Secrets Manager (AWS).
 */
export interface Secret {
  secret: string;
}
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
export interface OwnershipAccess {
  $schema?: string;
  description?: string;
  kind: "ownership";
  enabled?: boolean;
  /**
   * Whose it is: team:shop, user:ada. Others see that it is there and how it does, and neither see payloads nor act on it; admins may all the same.
   *
   * @minItems 1
   * @maxItems 100
   */
  owners: string[];
  /**
   * Others do not even see that it is there; admins do.
   */
  private?: boolean;
  /**
   * Addresses that stand in alerts about it, beside those of registered owners.
   *
   * @maxItems 100
   */
  contacts?: string[];
  /**
   * With all rules and sources on them that nobody else owns.
   *
   * @minItems 1
   * @maxItems 1000
   */
  buses?: OwnedName[];
  /**
   * Ids of files in rules/sources, and what events have as their source.
   *
   * @minItems 1
   * @maxItems 1000
   */
  sources?: OwnedName[];
  /**
   * Ids of rules.
   *
   * @minItems 1
   * @maxItems 1000
   */
  rules?: OwnedName[];
  /**
   * Ids of targets.
   *
   * @minItems 1
   * @maxItems 1000
   */
  targets?: OwnedName[];
}
