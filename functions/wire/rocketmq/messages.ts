// What is asked of the proxy and what it answers, as far as it is used here.

/** Seconds since 1970, or a duration. */
export interface Seconds {
  readonly seconds?: number;
  readonly nanos?: number;
}

export interface Named {
  readonly name: string;
}

export interface Status {
  readonly code?: number;
  readonly message?: string;
}

export interface Message {
  readonly topic?: Named;
  readonly userProperties?: Readonly<Record<string, string>>;
  readonly systemProperties?: SystemProperties;
  readonly body?: Uint8Array;
}

export interface SystemProperties {
  readonly tag?: string;
  readonly keys?: readonly string[];
  readonly messageId?: string;
  readonly bodyEncoding?: number;
  readonly messageType?: number;
  readonly bornTimestamp?: Seconds;
  readonly bornHost?: string;
  readonly deliveryTimestamp?: Seconds;
  readonly receiptHandle?: string;
  readonly queueId?: number;
  readonly queueOffset?: number;
  readonly deliveryAttempt?: number;
  readonly messageGroup?: string;
  readonly traceContext?: string;
  readonly priority?: number;
}

export interface SendResultEntry {
  readonly status?: Status;
  readonly messageId?: string;
  /** Of a timed message: what it can be recalled by. */
  readonly recallHandle?: string;
}

export interface MessageQueue {
  readonly topic?: Named;
  readonly id?: number;
  readonly permission?: number;
  readonly broker?: { readonly name?: string; readonly id?: number; readonly endpoints?: Endpoints };
  readonly acceptMessageTypes?: readonly number[];
}

export interface Endpoints {
  readonly scheme: number;
  readonly addresses: readonly { readonly host: string; readonly port: number }[];
}

export interface FilterExpression {
  readonly type: number;
  readonly expression: string;
}

export interface Settings {
  readonly clientType: number;
  readonly requestTimeout?: Seconds;
  readonly subscription?: {
    readonly group: Named;
    readonly subscriptions: readonly { readonly topic: Named; readonly expression: FilterExpression }[];
    readonly fifo?: boolean;
  };
  readonly userAgent?: { readonly language: number; readonly version: string };
}

export interface AckEntry {
  readonly messageId: string;
  readonly receiptHandle: string;
}

interface Receipt {
  readonly group: Named;
  readonly topic: Named;
}

/** What can be asked, and what comes back. */
export interface Methods {
  readonly SendMessage: Method<
    { readonly messages: readonly Message[] },
    { readonly status?: Status; readonly entries: readonly SendResultEntry[] }
  >;
  readonly RecallMessage: Method<
    { readonly topic: Named; readonly recallHandle: string },
    { readonly status?: Status }
  >;
  readonly QueryRoute: Method<
    { readonly topic: Named; readonly endpoints: Endpoints },
    { readonly status?: Status; readonly messageQueues: readonly MessageQueue[] }
  >;
  readonly ReceiveMessage: Method<
    {
      readonly group: Named;
      readonly messageQueue: MessageQueue;
      readonly filterExpression: FilterExpression;
      readonly batchSize: number;
      readonly invisibleDuration: Seconds;
      readonly longPollingTimeout: Seconds;
    },
    { readonly status?: Status; readonly message?: Message }
  >;
  readonly AckMessage: Method<
    Receipt & { readonly entries: readonly AckEntry[] },
    { readonly status?: Status; readonly entries: readonly (AckEntry & { readonly status?: Status })[] }
  >;
  readonly ChangeInvisibleDuration: Method<
    Receipt & {
      readonly messageId: string;
      readonly receiptHandle: string;
      readonly invisibleDuration: Seconds;
    },
    { readonly status?: Status; readonly receiptHandle?: string }
  >;
  readonly ForwardMessageToDeadLetterQueue: Method<
    Receipt & {
      readonly messageId: string;
      readonly receiptHandle: string;
      readonly deliveryAttempt: number;
      readonly maxDeliveryAttempts: number;
    },
    { readonly status?: Status }
  >;
  readonly Heartbeat: Method<
    { readonly group: Named; readonly clientType: number },
    { readonly status?: Status }
  >;
  readonly NotifyClientTermination: Method<{ readonly group: Named }, { readonly status?: Status }>;
  readonly Telemetry: Method<
    { readonly settings: Settings },
    { readonly status?: Status; readonly settings?: Settings }
  >;
}

interface Method<Request, Answer> {
  readonly request: Request;
  readonly answer: Answer;
}

/** `Code` of the definitions, where it is asked for by number here. */
export const codes = {
  ok: 20_000,
  several: 30_000,
  messageTypeConflict: 40_014,
  invalidReceipt: 40_013,
  unauthorized: 40_100,
  messageNotFound: 40_401,
  topicNotFound: 40_402,
  groupNotFound: 40_403,
  tooMany: 42_900,
} as const;

export const messageTypes = { normal: 1, fifo: 2, delay: 3, transaction: 4, lite: 5, priority: 6 } as const;
export const filterTypes = { tag: 1, sql: 2 } as const;
export const SIMPLE_CONSUMER = 3;
/** `Encoding` */
export const GZIP = 2;

/** A time in epoch milliseconds, or a duration. */
export function secondsOf(milliseconds: number): Seconds {
  const seconds = Math.floor(milliseconds / 1000);
  return { seconds, nanos: Math.round((milliseconds - seconds * 1000) * 1e6) };
}

export function millisecondsOf({ seconds = 0, nanos = 0 }: Seconds): number {
  return seconds * 1000 + Math.floor(nanos / 1e6);
}
