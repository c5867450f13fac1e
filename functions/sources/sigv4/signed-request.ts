/** A request as it came, byte for byte where the signature looks. */
export interface SignedRequest {
  readonly method: string;
  /** Percent-encoded, as it came. */
  readonly path: string;
  /** Without `?`, as it came. */
  readonly query: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}
