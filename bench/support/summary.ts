/** Mean, percentiles and greatest of some numbers. */
export function summaryOf(numbers: readonly number[]) {
  const sorted = Float64Array.from(numbers).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    mean: sorted.reduce((sum, n) => sum + n, 0) / Math.max(1, sorted.length),
    p50: at(0.5),
    p90: at(0.9),
    p99: at(0.99),
    max: sorted.at(-1) ?? 0,
  };
}
