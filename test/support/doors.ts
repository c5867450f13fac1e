import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import type { Running } from "../flow/everywhere/floor.ts";
import { callApi } from "./signalbox-process.ts";
import type { Sink } from "./sink.ts";
import { until } from "./until.ts";

/** Where a Signalbox is reached, and by whom. */
export interface Doors {
  readonly ingest: string;
  readonly control: string;
  readonly eventBridge: string;
  readonly adminToken: string;
  /** For so long something may take at most that follows from something else. */
  readonly patienceMs: number;
  /** So long it is left alone between two questions. */
  readonly pauseMs?: number;
  /** As stories have it. */
  readonly outlive: Running["outlive"];
  /** What the SDK needs beside its endpoint. */
  readonly sdk?: Partial<ConstructorParameters<typeof EventBridgeClient>[0]>;
}

/** Drives a Signalbox by its doors alone, as its users do. Everybody has a key of his own. */
export async function throughDoors(doors: Doors, sink: Sink): Promise<Omit<Running, "close">> {
  const api: Running["api"] = (path, body, init) =>
    callApi(`${doors.control}${path}`, { token: doors.adminToken, body, init });
  const key = await api<{ token: string }>("/api/tokens", {
    kind: "publisher-key",
    name: "stories",
    role: "publisher",
  });
  const authorization = `Bearer ${key.token}`;
  const post: Running["post"] = (path, { headers, body }) =>
    fetch(`${doors.ingest}${path}`, { method: "POST", headers, body });
  return {
    sink,
    api,
    post,
    async metrics() {
      const headers = { authorization: `Bearer ${doors.adminToken}` };
      const response = await fetch(`${doors.control}/metrics`, { headers });
      if (!response.ok) throw new Error(`/metrics answered ${response.status} ${await response.text()}`);
      return response.text();
    },
    outlive: doors.outlive,
    publish: (events, bus) =>
      post(bus === undefined ? "/events" : `/buses/${bus}/events`, {
        headers: {
          authorization,
          "content-type": `application/cloudevents${Array.isArray(events) ? "-batch" : ""}+json`,
        },
        body: JSON.stringify(events),
      }),
    async eventBridge() {
      const made = await api<{ accessKeyId: string; secretAccessKey: string }>("/api/tokens", {
        kind: "access-key",
        name: "the SDK",
        role: "admin",
      });
      return new EventBridgeClient({
        endpoint: doors.eventBridge,
        region: "us-east-1",
        credentials: made,
        maxAttempts: 1,
        ...doors.sdk,
      });
    },
    until: (ask) => until(ask, doors.patienceMs, doors.pauseMs),
  };
}
