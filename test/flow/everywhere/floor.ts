import type { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { afterAll, beforeAll, describe } from "vitest";
import type { CallOptions, Files } from "../../support/signalbox-process.ts";
import type { Sink } from "../../support/sink.ts";

/** A Signalbox that runs, wherever it does: one that was started, or one that was deployed. */
export interface Running {
  /** Its targets are paths of this. */
  readonly sink: Sink;
  /** Publishes one event, or a batch of them; without a bus on the default one. */
  publish(events: object | readonly object[], bus?: string): Promise<Response>;
  /** A request to the door of publishers and webhooks. */
  post(path: string, init: { headers: Readonly<Record<string, string>>; body: string }): Promise<Response>;
  /** A request to the control API as an admin; `undefined` body: a GET. */
  api<Answer = unknown>(path: string, body?: unknown, init?: CallOptions): Promise<Answer>;
  /** The page that Prometheus scrapes. */
  metrics(): Promise<string>;
  /** The SDK of AWS, pointed here and given an access key. */
  eventBridge(): Promise<EventBridgeClient>;
  /** Makes what the archive has of a bus so old that it is to go, and has the retention function run. */
  outlive(bus: string): Promise<void>;
  /** Asks again and again until there is an answer that is neither undefined nor false. */
  until<Answer>(ask: () => Answer | Promise<Answer>): Promise<Exclude<Answer, undefined | false>>;
}

/** Some tests that hold on every floor, and the definitions that they need; ids are a story's own. */
export interface FlowStory {
  readonly name: string;
  files(sink: Sink): Files;
  readonly secrets?: Readonly<Record<string, string>>;
  /** Declares the tests. What runs is there when they run. */
  tell(signalbox: Running): void;
}

/** What it takes to have stories told somewhere. */
export interface Floor {
  start(files: (sink: Sink) => Files, secrets: Readonly<Record<string, string>>): Promise<Started>;
}
export interface Started extends Running {
  close(): Promise<void>;
}

/** Tells stories to one Signalbox that has the definitions of all of them. Tests run side by side: most of them wait. Skipped where there is no such floor. */
export function tellOn(name: string, floor: Floor | undefined, stories: readonly FlowStory[]): void {
  describe.skipIf(!floor)(name, { concurrent: true, timeout: 300_000 }, () => {
    let started: Started;
    beforeAll(async () => {
      const files = (sink: Sink) => Object.assign({}, ...stories.map((story) => story.files(sink))) as Files;
      started = await floor!.start(files, Object.assign({}, ...stories.map(({ secrets = {} }) => secrets)));
    }, 600_000);
    afterAll(() => started?.close(), 60_000);
    const later = new Proxy({} as Running, { get: (_, key) => started[key as keyof Running] });
    for (const story of stories) describe(story.name, () => story.tell(later));
  });
}
