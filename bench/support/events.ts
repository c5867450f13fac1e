/** Events as a shop would send them, padded to a size in bytes. `sentAt` is the monotonic clock in ns, one for all processes. */
export function eventText(id: string, bytes: number, type = "bench.order.paid"): string {
  const event = {
    specversion: "1.0",
    id,
    source: "/bench/shop",
    type,
    datacontenttype: "application/json",
    data: {
      id: `A-${id}`,
      amount: 250.5,
      currency: "EUR",
      country: "DE",
      sentAt: String(process.hrtime.bigint()),
      pad: "",
    },
  };
  const text = JSON.stringify(event);
  return text.replace('"pad":""', `"pad":"${"x".repeat(Math.max(0, bytes - text.length))}"`);
}

/** A batch of so many. */
export function batchText(prefix: string, count: number, bytes: number): string {
  return `[${Array.from({ length: count }, (_, i) => eventText(`${prefix}-${i}`, bytes)).join(",")}]`;
}
