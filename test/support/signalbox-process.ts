import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { StartOptions } from "../../functions/local/start.ts";

/** A configuration folder: paths under rules/ and schemas/ and what stands there. */
export type Files = Readonly<Record<string, unknown>>;

/** Folders of a Signalbox of its own: they outlive its process, as they do on a server. */
export interface Place {
  readonly data: string;
  readonly config: string;
  write(files: Files): void;
  remove(): void;
}

export function aPlace(files: Files = {}): Place {
  const root = mkdtempSync(join(tmpdir(), "signalbox-flow-"));
  const place: Place = {
    data: join(root, "data"),
    config: join(root, "config"),
    write(more) {
      for (const [path, value] of Object.entries(more)) {
        const file = join(place.config, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, typeof value === "string" ? value : JSON.stringify(value, null, 2));
      }
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
  mkdirSync(place.config, { recursive: true });
  place.write(files);
  return place;
}

/** What of a call is not the default: GET without a body, POST with one. */
export interface CallOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A running `signalbox start`. */
export interface SignalboxProcess {
  readonly url: string;
  readonly pid: number;
  /** The admin's. */
  readonly token: string;
  /** Everything it has printed so far. */
  output(): string;
  /** A request to the control API with the admin's token; `undefined` body: a GET. */
  api<Answer = unknown>(path: string, body?: unknown, init?: CallOptions): Promise<Answer>;
  publish(events: readonly object[]): Promise<Response>;
  /** One event in structured mode; a string goes out as it is. */
  send(event: object | string, path?: string): Promise<Response>;
  /** Ends it as the operating system would in an emergency. */
  kill(): Promise<void>;
  /** Ends it as an init system would. Resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** What a process is started with. */
export interface Circumstances {
  readonly environment?: Readonly<Record<string, string>>;
  /** Settings that the command line does not have, such as small segments. */
  readonly options?: Partial<Omit<StartOptions, "data" | "config">>;
}

export async function startSignalbox(
  place: Place,
  { environment, options }: Circumstances = {},
): Promise<SignalboxProcess> {
  const { data, config } = place;
  const args = options
    ? [
        "test/support/start-local.ts",
        JSON.stringify({ host: "127.0.0.1", port: 0, data, config, ...options }),
      ]
    : ["cli/signalbox.js", "start", "--port", "0", "--data", data, "--config", config];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  child.stdout.on("data", (chunk: Buffer) => lines.push(chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => lines.push(chunk.toString()));
  const output = () => lines.join("");
  const url = await readyUrl(child, output);
  const token = readFileSync(join(place.data, "admin-token"), "utf8").trim();
  const exited = once(child, "exit");
  return {
    url,
    pid: child.pid!,
    token,
    output,
    api: (path, body, init) => callApi(`${url}${path}`, { token, body, init }),
    publish: (events) =>
      fetch(`${url}/events`, {
        method: "POST",
        headers: { "content-type": "application/cloudevents-batch+json" },
        body: JSON.stringify(events),
      }),
    send: (event, path = "/events") =>
      fetch(`${url}${path}`, {
        method: "POST",
        headers: { "content-type": "application/cloudevents+json" },
        body: typeof event === "string" ? event : JSON.stringify(event),
      }),
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
    async stop() {
      child.kill("SIGTERM");
      const [code] = (await exited) as [number | null];
      return code;
    },
  };
}

async function readyUrl(child: ChildProcess, output: () => string): Promise<string> {
  const stopped = once(child, "exit").then(() => {
    throw new Error(`Cannot start Signalbox: it ended with\n${output()}`);
  });
  const ready = async () => {
    for (;;) {
      const [, url] = /^Signalbox is ready on (\S+)$/m.exec(output()) ?? [];
      if (url) return url;
      await once(child.stdout!, "data");
    }
  };
  stopped.catch(() => {});
  return Promise.race([ready(), stopped]);
}

/** A request with a token and JSON; throws what was answered when that is no success. */
export async function callApi<Answer>(
  url: string,
  { token, body, init = {} }: { token: string; body: unknown; init: CallOptions | undefined },
): Promise<Answer> {
  const response = await fetch(url, {
    method: body === undefined ? "GET" : "POST",
    ...init,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { "content-type": "application/json" }),
      ...init.headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = text === "" ? undefined : JSON.parse(text);
  if (!response.ok)
    throw Object.assign(new Error(`${url} answered ${response.status}: ${text}`), {
      answer,
      status: response.status,
    });
  return answer as Answer;
}
