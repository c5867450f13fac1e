import { execFile, execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { networkInterfaces } from "node:os";
import { promisify } from "node:util";
import type { Emulator } from "../support/emulator-process.ts";
import { startLocalStack } from "../support/localstack.ts";
import { until } from "../support/until.ts";

const run = promisify(execFile);

/** An emulator whose functions may see this machine under another name than 127.0.0.1. */
export interface Chosen extends Emulator {
  readonly sinkHost?: string;
}

/**
 * The LocalStack that there is: the one whose address is given; its image, where Docker and a token are; else its open
 * core, installed here. What was given is left as it is.
 */
export async function chosenLocalStack(environment: NodeJS.ProcessEnv = process.env): Promise<Chosen> {
  const endpoint = givenEndpoint(environment);
  if (endpoint !== undefined) return given(endpoint);
  const image = await imageOf(environment);
  return image === undefined ? startLocalStack() : startImage(image, environment);
}

/** The image to be taken, where there are Docker and a token for it. */
export async function imageOf(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (!environment["LOCALSTACK_AUTH_TOKEN"] || !(await hasDocker(environment))) return undefined;
  return environment["LOCALSTACK_IMAGE"] ?? IMAGE;
}

/** The address of an emulator that is there already. Throws where it is not on this machine. */
export function givenEndpoint(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const endpoint = environment["LOCALSTACK_ENDPOINT"] || environment["AWS_ENDPOINT_URL"];
  if (!endpoint) return undefined;
  const { hostname } = new URL(endpoint);
  if (/^(127(\.\d+){3}|localhost|\[::1\]|host\.docker\.internal)$/.test(hostname)) return endpoint;
  throw new Error(`Cannot test on ${endpoint}: it is not on this machine, and AWS itself is never tested on`);
}

async function given(endpoint: string): Promise<Chosen> {
  const healths = await Promise.all(
    ["/_localstack/health", "/_ministack/health"].map((path) =>
      fetch(`${endpoint}${path}`, { signal: AbortSignal.timeout(2000) }).then(
        ({ ok }) => ok,
        () => false,
      ),
    ),
  );
  if (!healths.includes(true)) throw new Error(`Cannot test on ${endpoint}: no emulator answers there`);
  return { endpoint, log: () => "", stop: async () => {} };
}

const IMAGE = "localstack/localstack:2026.8.2";

async function hasDocker(env: NodeJS.ProcessEnv): Promise<boolean> {
  return run("docker", ["info"], { env }).then(
    () => true,
    () => false,
  );
}

/** Its functions are containers. They see this machine as the bridge's gateway or, in Docker's own machine, by a name. */
async function startImage(name: string, env: NodeJS.ProcessEnv): Promise<Chosen> {
  const docker = async (...args: readonly string[]) => (await run("docker", args, { env })).stdout.trim();
  const container = `signalbox-${randomUUID().slice(0, 8)}`;
  const options = ["--rm", "--detach", "--name", container, "-p", "127.0.0.1::4566"];
  const environment = ["-e", "LOCALSTACK_AUTH_TOKEN", "-e", "EAGER_SERVICE_LOADING=0"];
  const socket = ["-v", "/var/run/docker.sock:/var/run/docker.sock"];
  await docker("run", ...options, ...environment, ...socket, name);
  const [address] = (await docker("port", container, "4566")).split("\n");
  const endpoint = `http://${address}`;
  await until(async () => (await fetch(`${endpoint}/_localstack/health`)).ok, 180_000);
  return {
    endpoint,
    sinkHost: hostForContainers(await docker("network", "inspect", "bridge", "--format", GATEWAY)),
    log: () => execFileSync("docker", ["logs", container], { env, encoding: "utf8" }),
    async stop() {
      await docker("rm", "--force", container);
    },
  };
}

const GATEWAY = "{{range .IPAM.Config}}{{.Gateway}}{{end}}";

function hostForContainers(gateway: string): string {
  const ours = Object.values(networkInterfaces()).flatMap((all) => all?.map(({ address }) => address) ?? []);
  return ours.includes(gateway) ? gateway : "host.docker.internal";
}
