import { jetstreamManager } from "@nats-io/jetstream";
import { createInbox, type Msg, type MsgHdrs, nanos, type NatsConnection } from "@nats-io/transport-node";
import { BrokerFault } from "../../wire/broker-fault.ts";
import { connectNats, natsFault } from "../../wire/nats.ts";
import { brokerTapError } from "./broker-tap-error.ts";
import type { BrokerMessage } from "./message.ts";
import { onAbort } from "./on-abort.ts";
import type { Ask, OpenTap, Settled, TapOf, TapSession, Verdict } from "./open-tap.ts";

/** Takes from a durable pull consumer of JetStream. What is refused is terminated, which JetStream tells in an advisory. */
export const openNats: OpenTap<"nats"> = async (tap, { secrets }) => {
  const told = <Answer>(answer: Promise<Answer>) =>
    answer.catch((error: unknown) => {
      throw brokerTapError(natsFault(error), tap);
    });
  const connection = await told(connectNats(tap, secrets, TIMEOUT_MS));
  try {
    const { consumers } = await told(jetstreamManager(connection, { checkAPI: false, timeout: TIMEOUT_MS }));
    const info = () => told(consumers.info(tap.stream, tap.consumer));
    admit(tap, (await info()).config);
    const held = new Set<string>();
    const gone = new AbortController();
    void connection
      .closed()
      .then((error) => gone.abort(error ?? new BrokerFault("failed", "NATS closed the connection")));
    return {
      async receive(ask) {
        const messages = await told(pull({ connection, gone: gone.signal }, tap, ask));
        for (const { handle } of messages) held.add(handle as string);
        return messages;
      },
      async settle(settled) {
        await told(settle(connection, settled));
        for (const { message } of settled) held.delete(message.handle as string);
      },
      lag: async () => (await info()).num_pending,
      async close() {
        // Given back now, not when the consumer's time is over.
        for (const handle of held) connection.publish(handle, "-NAK");
        await connection.drain();
      },
    } satisfies TapSession;
  } catch (error) {
    await connection.close();
    throw error;
  }
};

const TIMEOUT_MS = 10_000;
/** What is on its way when a request's time is over is there so long after it. */
const REST_MS = 500;
/** What is to come again comes after so long. */
const LATER_MS = 1_000;

/** One that pushes, or wants no acknowledgements, would lose what is in hand here. */
function admit(
  tap: TapOf<"nats">,
  {
    deliver_subject: pushes,
    ack_policy: acks,
  }: { readonly deliver_subject?: string; readonly ack_policy: string },
): void {
  const problem = pushes
    ? "pushes"
    : acks === "explicit"
      ? undefined
      : `has the acknowledgement policy "${acks}"`;
  if (problem === undefined) return;
  const fault = new BrokerFault(
    "invalid",
    `NATS's consumer "${tap.consumer}" ${problem}: it must be a pull consumer with explicit acknowledgements`,
  );
  throw brokerTapError(fault, tap);
}

/**
 * One request: answered at once with what there is, else with the first that comes in time. The server says when it is over.
 * https://github.com/nats-io/nats-architecture-and-design/blob/main/adr/ADR-37.md
 */
async function pull(
  { connection, gone }: { readonly connection: NatsConnection; readonly gone: AbortSignal },
  { stream, consumer }: TapOf<"nats">,
  { most, waitMs, signal }: Ask,
): Promise<readonly BrokerMessage[]> {
  const got: BrokerMessage[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const inbox = createInbox();
  const subscription = connection.subscribe(inbox, {
    callback(error, message) {
      if (error) return reject(error);
      if (message.subject === inbox) return ended(message) ? resolve() : reject(faultIn(message));
      if (got.push(messageOf(message)) === most) resolve();
    },
  });
  const timers = [
    // Of a request that a message came to as its time was over the server says nothing more.
    setTimeout(() => got.length > 0 && resolve(), waitMs + REST_MS),
    // A server that does not say so is gone, or will be found to be.
    setTimeout(resolve, waitMs + TIMEOUT_MS),
  ];
  const forget = [onAbort(signal, resolve), onAbort(gone, () => reject(gone.reason as Error))];
  const request = { batch: most, no_wait: true, expires: nanos(Math.max(waitMs, 1)) };
  connection.publish(`$JS.API.CONSUMER.MSG.NEXT.${stream}.${consumer}`, JSON.stringify(request), {
    reply: inbox,
  });
  try {
    await promise;
    return got;
  } finally {
    for (const timer of timers) clearTimeout(timer);
    for (const one of forget) one();
    subscription.unsubscribe();
  }
}

/** No messages (404), or none in time (408). */
function ended({ headers }: Msg): boolean {
  return headers?.code === 404 || headers?.code === 408;
}

function faultIn({ headers }: Msg): BrokerFault {
  const { code = 0, description = "" } = headers ?? {};
  const problem = code === 503 ? "has no such consumer any more" : `answered ${code}: ${description}`;
  return new BrokerFault(code === 503 || code === 400 ? "invalid" : "failed", `NATS ${problem}`);
}

/** Each is answered: https://docs.nats.io/reference/reference-protocols/nats_api_reference#acknowledging-messages */
async function settle(connection: NatsConnection, settled: readonly Settled[]): Promise<void> {
  const told = settled.map(({ message, verdict }) =>
    connection.request(message.handle as string, words[verdict], { timeout: TIMEOUT_MS }),
  );
  await Promise.all(told);
}

const words: Readonly<Record<Verdict, string>> = {
  taken: "+ACK",
  refused: "+TERM",
  later: `-NAK ${JSON.stringify({ delay: nanos(LATER_MS) })}`,
};

function messageOf({ headers, subject, data, reply = "" }: Msg): BrokerMessage {
  const { sequence, at } = deliveryOf(reply);
  const named = headers ? namedIn(headers) : {};
  const attributes = Object.fromEntries(
    Object.entries(named).flatMap(([name, value]) =>
      name.startsWith(PREFIX) ? [[name.slice(PREFIX.length), value]] : [],
    ),
  );
  return {
    body: data,
    contentType: attributes["datacontenttype"] === undefined ? named["content-type"] : undefined,
    attributes,
    percentEncoded: true,
    trace: named,
    plain: {
      id: named["nats-msg-id"] ?? `${sequence}-${at}`,
      subject,
      time: new Date(Math.floor(Number(at) / 1_000_000)).toISOString(),
    },
    handle: reply,
  };
}

/** What the address of acknowledgements says, without a domain or with one: the place in the stream, and the time in ns. */
function deliveryOf(reply: string): { readonly sequence: string; readonly at: string } {
  const words = reply.split(".");
  const from = words.length === 9 ? 5 : 7;
  return { sequence: words[from] ?? "", at: words[from + 2] ?? "0" };
}

/** https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/nats-protocol-binding.md, 3.1.3.1 */
const PREFIX = "ce-";

/** Names in lower case, as they are the same in any. */
function namedIn(headers: MsgHdrs): Record<string, string> {
  return Object.fromEntries(headers.keys().map((name) => [name.toLowerCase(), headers.get(name)]));
}
