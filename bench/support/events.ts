/** Makes the text of an event as a shop would send it, padded to a size in bytes. */
export type EventMaker = (id: string) => string;

/** `sentAt` in the data is the monotonic clock in ns, which is one for all processes. Made of pieces: the publisher shares the cores. */
export function eventMaker(bytes: number, type = "bench.order.paid"): EventMaker {
  const head = `{"specversion":"1.0","id":"`;
  const attributes = `","source":"/bench/shop","type":"${type}","datacontenttype":"application/json","data":{"id":"A-1001","amount":250.5,"currency":"EUR","country":"DE","sentAt":"`;
  const typical = head.length + 24 + attributes.length + 16 + 11;
  const tail = `","pad":"${"x".repeat(Math.max(0, bytes - typical))}"}}`;
  return (id) => head + id + attributes + process.hrtime.bigint() + tail;
}

/** A batch of so many. */
export function batchOf(make: EventMaker, prefix: string, count: number): string {
  const events: string[] = [];
  for (let i = 0; i < count; i++) events.push(make(`${prefix}-${i}`));
  return `[${events.join(",")}]`;
}
