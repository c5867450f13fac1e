/**
 * What every SDK client is made with. A client is made once a process and keeps its connections. A call of a store or
 * queue ends within some seconds: it fails, is tried again three times with back-off and jitter, and then it is told.
 */
export const clientSettings = {
  maxAttempts: 4,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
} as const;
