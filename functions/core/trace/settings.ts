import { RouterError } from "../errors.ts";
import type { SamplerOptions } from "./sampler.ts";

/** What the standard's environment variables say of traces (https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/). */
export interface TraceSettings {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly resource: Readonly<Record<string, string>>;
  readonly sampler: SamplerOptions;
  /** So many spans wait at most; what comes beyond is dropped. */
  readonly mostWaiting: number;
  readonly mostAtOnce: number;
  readonly everyMs: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Undefined where no collector is named, or traces are switched off. Throws `tracing-invalid`. */
export function traceSettings(environment: Environment): TraceSettings | undefined {
  const of = (name: string) => environment[`OTEL_${name}`]?.trim() || undefined;
  const url = of("EXPORTER_OTLP_TRACES_ENDPOINT") ?? appended(of("EXPORTER_OTLP_ENDPOINT"));
  if (url === undefined || of("SDK_DISABLED") === "true" || of("TRACES_EXPORTER") === "none")
    return undefined;
  const protocol = of("EXPORTER_OTLP_TRACES_PROTOCOL") ?? of("EXPORTER_OTLP_PROTOCOL") ?? "http/json";
  if (!OVER_HTTP.has(protocol))
    throw invalid("OTEL_EXPORTER_OTLP_PROTOCOL", protocol, "only HTTP is spoken, with JSON");
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ""))
    throw invalid("OTEL_EXPORTER_OTLP_ENDPOINT", url, "it is no URL");
  const count = (name: string, standard: number, least = 0) =>
    numberOf({ name: `OTEL_${name}`, text: of(name) }, standard, least);
  return {
    url,
    headers: { ...pairs(of("EXPORTER_OTLP_HEADERS")), ...pairs(of("EXPORTER_OTLP_TRACES_HEADERS")) },
    timeoutMs: count("EXPORTER_OTLP_TRACES_TIMEOUT", count("EXPORTER_OTLP_TIMEOUT", 10_000)),
    resource: {
      "service.name": "signalbox",
      ...pairs(of("RESOURCE_ATTRIBUTES")),
      ...(of("SERVICE_NAME") !== undefined && { "service.name": of("SERVICE_NAME")! }),
    },
    sampler: samplerOf(of("TRACES_SAMPLER"), of("TRACES_SAMPLER_ARG")),
    mostWaiting: count("BSP_MAX_QUEUE_SIZE", 2_048),
    mostAtOnce: count("BSP_MAX_EXPORT_BATCH_SIZE", 512, 1),
    everyMs: count("BSP_SCHEDULE_DELAY", 5_000),
  };
}

/** Collectors take JSON wherever they take protobuf over HTTP, and the variable may be set for all programs of a machine. */
const OVER_HTTP: ReadonlySet<string> = new Set(["http/json", "http/protobuf"]);

function appended(base: string | undefined): string | undefined {
  return base === undefined ? undefined : `${base.replace(/\/+$/, "")}/v1/traces`;
}

/** Unlike the standard's, the default begins no traces: there may be 50,000 events a second. */
function samplerOf(name = "parentbased_always_off", argument: string | undefined): SamplerOptions {
  const [, parent, kind] = /^(parentbased_)?(always_on|always_off|traceidratio)$/.exec(name) ?? [];
  if (kind === undefined) throw invalid("OTEL_TRACES_SAMPLER", name, "there is no such sampler");
  const ratio =
    kind === "traceidratio"
      ? numberOf({ name: "OTEL_TRACES_SAMPLER_ARG", text: argument }, 1)
      : Number(kind === "always_on");
  if (ratio > 1) throw invalid("OTEL_TRACES_SAMPLER_ARG", String(ratio), "it is more than 1");
  return { parentBased: parent !== undefined, ratio };
}

/** `key=value,key=value`, percent-encoded. */
export function pairs(text = ""): Record<string, string> {
  const parts = text.split(",").map((part) => part.split("="));
  return Object.fromEntries(
    parts.flatMap(([name = "", ...value]) =>
      name.trim() ? [[name.trim(), decoded(value.join("=").trim())]] : [],
    ),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function numberOf({ name, text }: { name: string; text: string | undefined }, standard: number, least = 0) {
  if (text === undefined) return standard;
  const number = Number(text);
  if (Number.isFinite(number) && number >= least) return number;
  throw invalid(name, text, `it is no number of ${least} or more`);
}

function invalid(name: string, value: string, problem: string): RouterError {
  return new RouterError("tracing-invalid", `Cannot trace with ${name}=${value}: ${problem}`);
}
