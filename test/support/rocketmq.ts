import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { freePort } from "./emulator-process.ts";
import { fetchJars, JAVA_WAY } from "./jars.ts";
import { made } from "./made.ts";
import { NotOnThisMachine } from "./outside.ts";
import {
  brokerSettings,
  proxySettings,
  type RocketMqOptions,
  type RocketMqPorts,
} from "./rocketmq-settings.ts";

const run = promisify(execFile);
const cache = join(import.meta.dirname, "../../.cache");
const sources = join(import.meta.dirname, "rocketmq");

/** A real RocketMQ on 127.0.0.1: name server, broker and gRPC proxy in one process. */
export interface RocketMq {
  /** HOST:PORT of the proxy. */
  readonly endpoint: string;
  /** Where the broker tells its metrics. */
  readonly metricsUrl: string;
  topic(name: string, type?: TopicType, queues?: number): Promise<void>;
  group(name: string, options?: { readonly ordered?: boolean; readonly retries?: number }): Promise<void>;
  user(name: string, password: string): Promise<void>;
  grant(user: string, resource: string, ...actions: readonly ("Pub" | "Sub")[]): Promise<void>;
  /** Kills it at once (SIGKILL) and starts it on the same folder and ports, with other options where some are given. */
  killAndRestart(options?: RocketMqOptions): Promise<void>;
  /** Kills it at once. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

type TopicType = "NORMAL" | "FIFO" | "DELAY" | "PRIORITY" | "MIXED";

/** Starts an empty one. Throws `NotOnThisMachine` where there is no Java or Maven. */
export async function startRocketMq(options: RocketMqOptions = {}): Promise<RocketMq> {
  await expectJava();
  const program = await brokerProgram();
  mkdirSync(join(cache, "rocketmq/runs"), { recursive: true });
  const folder = mkdtempSync(join(cache, "rocketmq/runs/run-"));
  const ports = await freePorts();
  let broker = await startProcess(program, { folder, ports, options });
  return {
    endpoint: `127.0.0.1:${ports.grpc}`,
    metricsUrl: `http://127.0.0.1:${ports.metrics}/metrics`,
    topic: (name, type = "NORMAL", queues = 4) => broker.command("topic", name, type, String(queues)),
    group: (name, { ordered = false, retries = 16 } = {}) =>
      broker.command("group", name, String(ordered), String(retries)),
    user: (name, password) => broker.command("user", name, password),
    grant: (user, resource, ...actions) => broker.command("grant", user, resource, ...actions),
    async killAndRestart(other = options) {
      await broker.kill();
      broker = await startProcess(program, { folder, ports, options: other });
    },
    kill: () => broker.kill(),
    async stop() {
      await broker.kill();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

interface Start {
  readonly folder: string;
  readonly ports: RocketMqPorts;
  readonly options: RocketMqOptions;
}

/** The folder of the compiled program, with the jars of RocketMQ in lib/. */
async function brokerProgram(): Promise<string> {
  const files = ["pom.xml", "WholeRocketMq.java"].map((name) => readFileSync(join(sources, name)));
  const version = createHash("sha256").update(Buffer.concat(files)).digest("hex").slice(0, 12);
  return made(
    `rocketmq/program-${version}`,
    async (folder) => {
      await fetchJars(join(sources, "pom.xml"), folder);
      await run("javac", ["-nowarn", "-cp", "lib/*", "-d", ".", join(sources, "WholeRocketMq.java")], {
        cwd: folder,
      });
    },
    JAVA_WAY,
  );
}

/** What is compiled already needs it all the same. */
async function expectJava(): Promise<void> {
  await run("java", ["-version"]).catch((cause: unknown) => {
    throw new NotOnThisMachine("Cannot start RocketMQ: there is no java on the PATH", {
      way: JAVA_WAY,
      cause,
    });
  });
}

/** The broker takes the port two below its own as well. */
async function freePorts(): Promise<RocketMqPorts> {
  const [nameServer, broker, ha, grpc, metrics] = await Promise.all(Array.from({ length: 5 }, freePort));
  return { nameServer: nameServer!, broker: broker!, ha: ha!, grpc: grpc!, metrics: metrics! };
}

const JAVA_OPTIONS = [
  ...["-Xms64m", "-Xmx256m", "-XX:MaxDirectMemorySize=256m", "-XX:+UseSerialGC"],
  ...["-XX:TieredStopAtLevel=1", "-Djava.net.preferIPv4Stack=true"],
];

async function startProcess(program: string, start: Start) {
  const { folder, ports, options } = start;
  writeSettings(start);
  const log = join(folder, "log");
  const access = options.access ? [options.access.user, options.access.password] : [];
  const child = spawn(
    "java",
    [
      ...JAVA_OPTIONS,
      ...["-cp", `${program}:${join(program, "lib/*")}`, "WholeRocketMq", folder],
      ...[`127.0.0.1:${ports.nameServer}`, `127.0.0.1:${ports.broker}`, String(ports.grpc), ...access],
    ],
    { stdio: ["pipe", "pipe", openSync(log, "a")] },
  );
  const kill = () => void child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));
  child.stdin!.on("error", () => {});
  const talk = talkWith(child, log);
  await talk.ready;
  return {
    command: talk.command,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      kill();
      await gone;
    },
  };
}

function writeSettings({ folder, ports, options }: Start): void {
  const lines = (settings: object) =>
    Object.entries(settings)
      .map(([name, value]) => `${name}=${value}\n`)
      .join("");
  writeFileSync(
    join(folder, "namesrv.conf"),
    lines({ listenPort: ports.nameServer, bindAddress: "127.0.0.1" }),
  );
  writeFileSync(join(folder, "broker.conf"), lines(brokerSettings(folder, ports, options)));
  writeFileSync(join(folder, "rmq-proxy.json"), JSON.stringify(proxySettings(ports, options)));
}

/** Lines there and lines back. */
function talkWith(child: ChildProcess, log: string) {
  const ready = Promise.withResolvers<void>();
  const waiting = new Map<string, PromiseWithResolvers<void>>();
  let asked = 0;
  createInterface({ input: child.stdout! }).on("line", (line) => {
    if (line === "ready") ready.resolve();
    const [number, answer] = [line.split(" ", 1)[0]!, line.slice(line.indexOf(" ") + 1)];
    if (answer === "ok") waiting.get(number)?.resolve();
    else waiting.get(number)?.reject(new Error(answer));
    waiting.delete(number);
  });
  child.once("error", ready.reject);
  child.once("exit", () => {
    const gone = new Error(`RocketMQ has ended: ${readFileSync(log, "utf8").slice(-2000)}`);
    for (const { reject } of [ready, ...waiting.values()]) reject(gone);
  });
  return {
    ready: ready.promise,
    command(...words: readonly string[]): Promise<void> {
      const answer = Promise.withResolvers<void>();
      const number = String((asked += 1));
      waiting.set(number, answer);
      child.stdin!.write(`${number} ${words.join(" ")}\n`);
      return answer.promise;
    },
  };
}
