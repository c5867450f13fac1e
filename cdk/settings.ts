import type { Node } from "constructs";

/** What a deployment is told by `-c name=value` or by cdk.json; docs/aws.md lists them. */
export interface Settings {
  /** What the stack, its functions, queues and secrets are called by: one account holds as many as there are names. */
  readonly name: string;
  readonly architecture: "arm64" | "x86_64";
  /** Encrypts tables, bucket, queues, secrets and logs with a key of its own instead of AWS's. */
  readonly kms: boolean;
  readonly logRetentionDays: number;
  /** How many deliver functions run at once, reserved for them; 0: as many as the account has, and nothing reserved. */
  readonly deliverConcurrency: number;
  /** How many functions the account may run at once: what its alarm is held against. */
  readonly accountConcurrency: number;
  /** Shards of a stream that takes publishers' events in place of the events queue; 0: the queue takes them. */
  readonly shards: number;
  /** For so long the archive function gathers before it writes a segment. */
  readonly archiveWindowSeconds: number;
  /** After so many days segments move to Standard-IA and to Glacier Instant Retrieval; 0: they stay. */
  readonly infrequentAfterDays: number;
  readonly glacierAfterDays: number;
  /** ARNs of queues, topics, functions, streams and buses that `aws` targets may send to. */
  readonly targets: readonly string[];
  /** ARNs of queues that taps may take from. */
  readonly sources: readonly string[];
  /** Buses of EventBridge whose events come in by the tap, each with a pattern; `default=*` is all of a bus. */
  readonly taps: readonly Tap[];
  /** Whether the taps queue is asked though no bus is tapped: for rules of somebody else's that put events there. */
  readonly tapsQueue: boolean;
  /** The ten alarms that cost nothing in an account that has no others, or all. */
  readonly alarms: "few" | "all";
  /** Where alarms are told; they are kept all the same without it. */
  readonly alarmEmail?: string;
  /** The lowest level of lines in the functions' logs. */
  readonly logLevel: "debug" | "info" | "warn" | "error";
  /** A collector of traces that speaks OTLP over HTTP; functions tell it of events that are sampled. */
  readonly otlpEndpoint?: string;
  /** Whether the secret `<name>/OTEL_EXPORTER_OTLP_HEADERS` has headers for it. */
  readonly otlpHeaders: boolean;
  /** Which events are sampled, as OTEL_TRACES_SAMPLER and OTEL_TRACES_SAMPLER_ARG say it. */
  readonly tracesSampler: string;
  readonly tracesSamplerArg: string;
}

export interface Tap {
  readonly bus: string;
  readonly pattern: object;
}

/** Reads the settings and refuses those that cannot be. */
export function readSettings(node: Node): Settings {
  const read = readerOf(node);
  const email = read.text("alarmEmail", "", EMAIL);
  const endpoint = read.text("otlpEndpoint", "", ENDPOINT);
  return {
    name: read.text("name", "signalbox", NAME),
    architecture: read.text("architecture", "arm64", ARCHITECTURE) as Settings["architecture"],
    kms: read.flag("kms"),
    logRetentionDays: read.count("logRetentionDays", 30),
    deliverConcurrency: read.count("deliverConcurrency", 100),
    accountConcurrency: read.count("accountConcurrency", 1_000),
    shards: read.count("shards", 0),
    archiveWindowSeconds: read.count("archiveWindowSeconds", 20),
    infrequentAfterDays: read.count("infrequentAfterDays", 30),
    glacierAfterDays: read.count("glacierAfterDays", 90),
    targets: read.list("targets"),
    sources: read.list("sources"),
    taps: read.list("taps").map(tapOf),
    tapsQueue: read.flag("tapsQueue"),
    alarms: read.text("alarms", "few", ALARMS) as Settings["alarms"],
    ...(email !== "" && { alarmEmail: email }),
    ...(endpoint !== "" && { otlpEndpoint: endpoint }),
    logLevel: read.text("logLevel", "info", LEVEL) as Settings["logLevel"],
    otlpHeaders: read.flag("otlpHeaders"),
    tracesSampler: read.text("tracesSampler", "parentbased_always_off", SAMPLER),
    tracesSamplerArg: read.text("tracesSamplerArg", "1", SHARE),
  };
}

function readerOf(node: Node) {
  const text = (name: string, standard: string, [form, wanted]: Form): string => {
    const value = String(node.tryGetContext(name) ?? standard);
    if (form.test(value)) return value;
    throw new Error(`Cannot deploy with ${name}=${value}: it must be ${wanted}`);
  };
  return {
    text,
    flag: (name: string) => text(name, "false", [/^(true|false)$/, "true or false"]) === "true",
    count: (name: string, standard: number) =>
      Number(text(name, String(standard), [/^\d{1,5}$/, "a whole number of 0 or more"])),
    /** An array from cdk.json, or text with blanks between from the command line. */
    list(name: string): readonly string[] {
      const value: unknown = node.tryGetContext(name) ?? [];
      return Array.isArray(value) ? value.map(String) : String(value).split(/\s+/).filter(Boolean);
    },
  };
}

/** How a value looks, and the same in words. */
type Form = readonly [form: RegExp, wanted: string];
const NAME: Form = [/^[a-z][a-z0-9-]{0,31}$/, "small letters, digits and dashes, 32 at most"];
const ARCHITECTURE: Form = [/^(arm64|x86_64)$/, "arm64 or x86_64"];
const ALARMS: Form = [/^(few|all)$/, "few or all"];
const LEVEL: Form = [/^(debug|info|warn|error)$/, "debug, info, warn or error"];
const ENDPOINT: Form = [/^(https?:\/\/[^\s@]+)?$/, "an address that begins with http:// or https://"];
const SAMPLER: Form = [
  /^(parentbased_)?(always_on|always_off|traceidratio)$/,
  "always_on, always_off or traceidratio, with parentbased_ in front or not",
];
const SHARE: Form = [/^(0(\.\d+)?|1(\.0+)?)$/, "a number of 0 to 1"];
const EMAIL: Form = [/^([^@\s]+@[^@\s]+)?$/, "an address"];

function tapOf(text: string): Tap {
  const [, bus, pattern] = /^([\w./-]+)=(.+)$/.exec(text) ?? [];
  if (bus === undefined || pattern === undefined)
    throw new Error(`Cannot tap "${text}": it must be the name of a bus, = and a pattern or *`);
  return { bus, pattern: pattern === "*" ? { source: [{ prefix: "" }] } : (JSON.parse(pattern) as object) };
}
