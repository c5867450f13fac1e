/** A message as gRPC sends it: not compressed, its length, itself (https://grpc.io, PROTOCOL-HTTP2). */
export function frameOf(message: Uint8Array): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

const HEAD_BYTES = 5;

/** Calls back with each message of a stream, however the stream is cut. Throws when one is compressed or over the limit. */
export function createFrameReader(onMessage: (message: Uint8Array) => void, limit: number) {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk: Buffer): void => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (rest.length >= HEAD_BYTES) {
      if (rest[0] !== 0) throw new Error("it sent a compressed message, which was not asked for");
      const length = rest.readUInt32BE(1);
      if (length > limit) throw new Error(`it sent a message of ${length} bytes, and the limit is ${limit}`);
      if (rest.length < HEAD_BYTES + length) return;
      onMessage(rest.subarray(HEAD_BYTES, HEAD_BYTES + length));
      rest = rest.subarray(HEAD_BYTES + length);
    }
  };
}
