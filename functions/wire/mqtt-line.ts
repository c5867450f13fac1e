import type { Socket } from "node:net";
import { generate, type IConnackPacket, type IPublishPacket, type Packet, parser } from "mqtt-packet";
import { BrokerFault, faultOf } from "./broker-fault.ts";
import { reasonFault } from "./mqtt-reasons.ts";

/** Packets there and back. */
export interface MqttLine {
  readonly connack: Promise<IConnackPacket>;
  send(packet: Packet): void;
  /** Sends what is answered, under an id of its own; rejects when the line ends before. */
  ask(packet: Packet): Promise<Packet>;
  /** Ends it at once. */
  end(why: Error): void;
  /** Resolves when it has ended, to why. */
  readonly ended: Promise<Error>;
}

/** What the sentences about a broker begin with: MQTT does not say which one it is. */
export const BROKER = "The broker";
/** The broker hears of this side so often at least, and is gone when it says nothing for twice as long. */
export const KEEPALIVE_S = 30;
const IDS = 65_535;
const VERSION = { protocolVersion: 5 };

export function createMqttLine(socket: Socket, onMessage: (message: IPublishPacket) => void): MqttLine {
  const connack = Promise.withResolvers<IConnackPacket>();
  const ended = Promise.withResolvers<Error>();
  const asked = createAsked();
  let over: Error | undefined;
  const end = (why: Error) => {
    if (over) return;
    over = why;
    clearInterval(pinging);
    socket.destroySoon();
    connack.reject(why);
    asked.fail(why);
    ended.resolve(why);
  };
  const send = (packet: Packet) => {
    if (!over) socket.write(generate(packet, VERSION));
  };
  const pinging = setInterval(() => send({ cmd: "pingreq" }), KEEPALIVE_S * 1000).unref();
  // Whoever does not wait for it has no trouble with it.
  connack.promise.catch(() => {});
  const take = (packet: Packet) => {
    if (packet.cmd === "connack") connack.resolve(packet);
    else if (packet.cmd === "publish") onMessage(packet);
    else if (packet.cmd === "disconnect")
      end(reasonFault(packet.reasonCode ?? 0, packet.properties?.reasonString));
    else asked.answer(packet);
  };
  listen(socket, take, end);
  return {
    ...{ send, end, connack: connack.promise, ended: ended.promise },
    async ask(packet) {
      if (over) throw over;
      const { messageId, answer } = asked.next();
      send({ ...packet, messageId });
      return answer;
    },
  };
}

function listen(socket: Socket, take: (packet: Packet) => void, end: (why: Error) => void): void {
  const packets = parser(VERSION);
  packets.on("packet", take);
  packets.on("error", (error: Error) => end(mqttFault(error)));
  socket.on("data", (bytes: Buffer) => void packets.parse(bytes));
  socket.on("error", (error) => end(mqttFault(error)));
  socket.on("close", () => end(new BrokerFault("failed", `${BROKER} closed the connection`)));
  const silent = () => end(new BrokerFault("timeout", `${BROKER} says nothing any more`));
  socket.setTimeout(KEEPALIVE_S * 2000, silent);
}

/** Packets that have an id, and wait for an answer with the same. */
function createAsked() {
  const waiting = new Map<number, PromiseWithResolvers<Packet>>();
  let last = 0;
  return {
    next() {
      do last = (last % IDS) + 1;
      while (waiting.has(last));
      const messageId = last;
      const asked = Promise.withResolvers<Packet>();
      waiting.set(messageId, asked);
      return { messageId, answer: asked.promise.finally(() => waiting.delete(messageId)) };
    },
    answer(packet: Packet) {
      if (packet.messageId !== undefined) waiting.get(packet.messageId)?.resolve(packet);
    },
    fail(why: Error) {
      for (const { reject } of waiting.values()) reject(why);
    },
  };
}

function mqttFault(error: Error): Error {
  return faultOf(error, BROKER, () => undefined);
}
