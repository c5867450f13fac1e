/**
 * Tokens of the control API, publisher keys and access keys. Only hashes are kept, but of access keys: what they signed
 * can be verified with the secret alone, so that is kept encrypted.
 */
export interface Tokens {
  list(): Promise<readonly Token[]>;
  add(token: Token, hash: string): Promise<void>;
  addAccessKey(token: AccessKey, secret: string): Promise<void>;
  remove(id: string): Promise<boolean>;
  /** Gives a token, by its id, another secret, and what is said of it; false when there is none. Never an access key. */
  replace(token: Token, hash: string): Promise<boolean>;
  /** Notes when a secret was last shown, by its hash. What was noted may be seen a little later. */
  used(hash: string, at: number): Promise<void>;
  /** By the SHA-256 of the secret, in hex. Never an access key. */
  find(hash: string): Promise<Token | undefined>;
  /** By `accessKeyId`, with the secret. */
  findAccessKey(accessKeyId: string): Promise<{ token: AccessKey; secret: string } | undefined>;
}
export type Role = "viewer" | "publisher" | "consumer" | "operator" | "admin";
export interface Token {
  readonly id: string;
  /** A session is a browser that is signed in; its secret is the cookie's. */
  readonly kind: "token" | "publisher-key" | "access-key" | "session";
  /** Of an access key: the name by which requests are signed with it. */
  readonly accessKeyId?: string;
  readonly name: string;
  readonly role: Role;
  /** For publishing: only to these buses, and only sources that begin with one of these. Absent: all. */
  readonly buses?: readonly string[];
  readonly sources?: readonly string[];
  /** For fetching: only from these pull targets. Absent: all. */
  readonly targets?: readonly string[];
  /** The id of the user whose it is. */
  readonly user?: string;
  /** Of a session: the teams that the provider named. */
  readonly teams?: readonly string[];
  /** Of a session: the id of the provider's file. */
  readonly provider?: string;
  readonly createdAt: number;
  readonly createdBy: string;
  /** Epoch ms: worth nothing from then on. */
  readonly expiresAt?: number;
  /** Epoch ms, to some minutes; of those that are used for this API. */
  readonly lastUsedAt?: number;
}
export type AccessKey = Token & { readonly kind: "access-key"; readonly accessKeyId: string };
