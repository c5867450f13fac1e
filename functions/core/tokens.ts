/**
 * Tokens of the control API, publisher keys and access keys. Only hashes are kept, but of access keys: what they signed
 * can be verified with the secret alone, so that is kept encrypted.
 */
export interface Tokens {
  list(): Promise<readonly Token[]>;
  add(token: Token, hash: string): Promise<void>;
  addAccessKey(token: AccessKey, secret: string): Promise<void>;
  remove(id: string): Promise<boolean>;
  /** By the SHA-256 of the secret, in hex. Never an access key. */
  find(hash: string): Promise<Token | undefined>;
  /** By `accessKeyId`, with the secret. */
  findAccessKey(accessKeyId: string): Promise<{ token: AccessKey; secret: string } | undefined>;
}
export type Role = "viewer" | "publisher" | "operator" | "admin";
export interface Token {
  readonly id: string;
  readonly kind: "token" | "publisher-key" | "access-key";
  /** Of an access key: the name by which requests are signed with it. */
  readonly accessKeyId?: string;
  readonly name: string;
  readonly role: Role;
  /** For publishing: only to these buses, and only sources that begin with one of these. Absent: all. */
  readonly buses?: readonly string[];
  readonly sources?: readonly string[];
  readonly createdAt: number;
  readonly createdBy: string;
}
export type AccessKey = Token & { readonly kind: "access-key"; readonly accessKeyId: string };
