/** Calls once when a signal comes, or has come; what it returns takes the call back. Signals outlive many a wait. */
export function onAbort(signal: AbortSignal, call: () => void): () => void {
  if (signal.aborted) call();
  signal.addEventListener("abort", call, { once: true });
  return () => signal.removeEventListener("abort", call);
}
