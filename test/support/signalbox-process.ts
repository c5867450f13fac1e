import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

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

/** A running `signalbox start`. */
export interface SignalboxProcess {
  readonly url: string;
  readonly pid: number;
  /** Everything it has printed so far. */
  output(): string;
  /** A request to the control API with the admin's token; `undefined` body: a GET. */
  api<Answer = unknown>(path: string, body?: unknown, init?: RequestInit): Promise<Answer>;
  publish(events: readonly object[]): Promise<Response>;
  /** Ends it as the operating system would in an emergency. */
  kill(): Promise<void>;
  /** Ends it as an init system would. Resolves with the exit code. */
  stop(): Promise<number | null>;
}

export async function startSignalbox(
  place: Place,
  environment: Readonly<Record<string, string>> = {},
): Promise<SignalboxProcess> {
  const args = ["cli/signalbox.js", "start", "--port", "0", "--data", place.data, "--config", place.config];
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
    output,
    api: (path, body, init) => callApi(`${url}${path}`, { token, body, init }),
    publish: (events) =>
      fetch(`${url}/events`, {
        method: "POST",
        headers: { "content-type": "application/cloudevents-batch+json" },
        body: JSON.stringify(events),
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

async function callApi<Answer>(
  url: string,
  { token, body, init = {} }: { token: string; body: unknown; init: RequestInit | undefined },
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
