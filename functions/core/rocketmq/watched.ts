import type { Thing } from "../people/ownership.ts";
import type { Definition, Registry } from "../ports.ts";
import type { SourceFile } from "../generated/source-file.ts";
import type { TargetFile } from "../generated/target-file.ts";

/** A page of metrics that is looked at. */
export interface Watched {
  /** What it is called: HOST:PORT, and the path where that is not `/metrics`. */
  readonly address: string;
  readonly url: string;
  readonly allowPrivateNetwork: boolean;
}

/** The pages that targets and taps of RocketMQ name, each once, but for taps that are switched off. */
export function watchedBrokers({ list }: Pick<Registry, "list">): readonly Watched[] {
  const named = [...list("target"), ...list("source")].flatMap(pagesOf);
  return Array.from(Map.groupBy(named, ({ address }) => address).values(), (same) => ({
    ...same[0]!,
    allowPrivateNetwork: same.some(({ allowPrivateNetwork }) => allowPrivateNetwork),
  }));
}

/** By address of metrics: the targets and taps that name it. */
export function watchersOf({ list }: Pick<Registry, "list">): ReadonlyMap<string, readonly Thing[]> {
  const named = (["target", "source"] as const).flatMap((kind) =>
    list(kind).flatMap((definition) =>
      pagesOf(definition).map(({ address }) => ({ address, thing: { kind, id: definition.id } })),
    ),
  );
  const byAddress = Map.groupBy(named, ({ address }) => address);
  return new Map(Array.from(byAddress, ([address, all]) => [address, all.map(({ thing }) => thing)]));
}

function pagesOf({ value }: Definition): Watched[] {
  const file = value as TargetFile | SourceFile;
  const isOn = !("enabled" in file) || (file.enabled ?? true);
  const isRocketMq = file.kind === "rocketmq" || (file.kind === "tap" && file.broker === "rocketmq");
  if (!isRocketMq || !isOn) return [];
  const { metrics = [], allowPrivateNetwork = false } = file;
  return metrics.map((url) => ({ address: addressOf(url), url, allowPrivateNetwork }));
}

function addressOf(url: string): string {
  const { host, pathname, search } = new URL(url);
  const path = `${pathname}${search}`;
  return path === "/metrics" ? host : `${host}${path}`;
}
