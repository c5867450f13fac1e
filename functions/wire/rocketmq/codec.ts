import protobuf, { type Method, type Type } from "protobufjs/light.js";
import { definitions } from "./definitions.ts";
import type { Methods } from "./messages.ts";

const service = protobuf.Root.fromJSON(definitions)
  .resolveAll()
  .lookupService("apache.rocketmq.v2.MessagingService");

export function encodeRequest<Name extends keyof Methods>(
  name: Name,
  request: Methods[Name]["request"],
): Uint8Array {
  return typeOf(name, "resolvedRequestType").encode(request).finish();
}

/** Lists that the answer leaves out are empty; other fields that it leaves out are not there. */
export function decodeAnswer<Name extends keyof Methods>(
  name: Name,
  bytes: Uint8Array,
): Methods[Name]["answer"] {
  const type = typeOf(name, "resolvedResponseType");
  return type.toObject(type.decode(bytes), { longs: Number, arrays: true, objects: true });
}

/** The path that gRPC calls a method by. */
export function pathOf(name: keyof Methods): string {
  return `/apache.rocketmq.v2.MessagingService/${name}`;
}

function typeOf(name: keyof Methods, side: "resolvedRequestType" | "resolvedResponseType"): Type {
  return (service.methods[name]!.resolve() as Method)[side]!;
}
