/** What a client may ask of the HTTP server. */
export interface HttpLimits {
  /** One request's body; 413 beyond. */
  readonly bodyBytes: number;
  /** All bodies together that are being read or worked on; 429 beyond. */
  readonly bodiesBytes: number;
  /** All headers of a request together; 431 beyond. */
  readonly headersBytes: number;
  /** From a request's first byte to the end of its headers, and to its end; 408 beyond. */
  readonly headersSeconds: number;
  readonly requestSeconds: number;
  /** How long an idle connection is kept. */
  readonly keepAliveSeconds: number;
  /** How long a connection may stand still while something is under way. */
  readonly stallSeconds: number;
  readonly connections: number;
  /** How long running requests may take to end when the server closes. */
  readonly closeSeconds: number;
}

export const DEFAULT_LIMITS: HttpLimits = {
  bodyBytes: 10 * 1024 * 1024,
  bodiesBytes: 256 * 1024 * 1024,
  headersBytes: 32 * 1024,
  headersSeconds: 10,
  requestSeconds: 30,
  /** Longer than the 60 s for which load balancers keep theirs, so that they close first. */
  keepAliveSeconds: 65,
  stallSeconds: 120,
  connections: 10_000,
  closeSeconds: 10,
};
