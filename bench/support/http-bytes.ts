const HEAD_END = Buffer.from("\r\n\r\n");
/** As node:http and our own servers and clients write it. */
const LENGTH = [Buffer.from("\r\ncontent-length: "), Buffer.from("\r\nContent-Length: ")] as const;

/** Where the first HTTP message in the bytes ends; undefined while it is not whole. Its length is always announced. */
export function messageEnd(bytes: Buffer): number | undefined {
  const head = bytes.indexOf(HEAD_END);
  if (head < 0) return undefined;
  const end = head + HEAD_END.length + contentLength(bytes, head);
  return bytes.length >= end ? end : undefined;
}

function contentLength(bytes: Buffer, head: number): number {
  for (const name of LENGTH) {
    let at = bytes.indexOf(name);
    if (at < 0 || at > head) continue;
    let length = 0;
    for (at += name.length; bytes[at]! >= 0x30 && bytes[at]! <= 0x39; at++)
      length = length * 10 + bytes[at]! - 0x30;
    return length;
  }
  return 0;
}
