import { arnOf, type Floor, secretsPrefix } from "./floor.ts";
import { type Grant, readsSecretsOf } from "./grants.ts";

/** What a function needs to tell a collector of the way of events; nothing where none is named. */
export interface Tracing {
  readonly environment: Readonly<Record<string, string>>;
  readonly may: readonly Grant[];
}

/** Those through which events go. */
const TRACED: ReadonlySet<string> = new Set(["ingest", "eventbridge", "tap", "route", "deliver"]);

export function tracing(floor: Floor, name: string): Tracing {
  const { otlpEndpoint, otlpHeaders, tracesSampler, tracesSamplerArg, name: deployment } = floor.settings;
  if (otlpEndpoint === undefined || !TRACED.has(name)) return { environment: {}, may: [] };
  return {
    environment: {
      OTEL_EXPORTER_OTLP_ENDPOINT: otlpEndpoint,
      OTEL_SERVICE_NAME: deployment,
      OTEL_RESOURCE_ATTRIBUTES: `faas.name=${deployment}-${name}`,
      OTEL_TRACES_SAMPLER: tracesSampler,
      OTEL_TRACES_SAMPLER_ARG: tracesSamplerArg,
      ...(otlpHeaders && { OTLP_HEADERS_SECRET: secretName(floor) }),
    },
    may: otlpHeaders ? [readsSecretsOf(headersArn(floor))] : [],
  };
}

/** The ARN of the secret that has the collector's headers. */
export function headersArn(floor: Floor): string {
  return arnOf(floor, "secretsmanager", `secret:${secretName(floor)}-*`);
}

/** As the standard calls the variable that has them. */
function secretName(floor: Floor): string {
  return `${secretsPrefix(floor)}OTEL_EXPORTER_OTLP_HEADERS`;
}
