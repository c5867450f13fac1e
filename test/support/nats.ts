import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BrokerProcess, runFolder, startBroker } from "./broker-process.ts";
import { debian } from "./debian.ts";
import { freePort } from "./emulator-process.ts";
import type { TlsCertificate } from "./tls-certificate.ts";

/** A real NATS with JetStream. */
export interface Nats extends BrokerProcess {
  /** HOST:PORT, where anybody may do anything. */
  readonly server: string;
}

export interface NatsOptions {
  readonly certificate?: TlsCertificate;
  /** More lines of its configuration. */
  readonly settings?: readonly string[];
}

/** Starts an empty one. Throws `NotOnThisMachine` where its package cannot be had. */
export async function startNats({ certificate, settings = [] }: NatsOptions = {}): Promise<Nats> {
  const root = await debian("nats", ["nats-server"]);
  const folder = runFolder("nats");
  const port = await freePort();
  const file = join(folder, "nats.conf");
  const tls = certificate && [
    `tls { cert_file: "${certificate.certificateFile}", key_file: "${certificate.keyFile}" }`,
  ];
  writeFileSync(
    file,
    [
      `listen: "127.0.0.1:${port}"`,
      `jetstream { store_dir: "${join(folder, "data")}", max_mem: 64M, max_file: 256M }`,
      ...(tls ?? []),
      ...settings,
      "",
    ].join("\n"),
  );
  const broker = await startBroker(folder, {
    name: "NATS",
    command: () => ({ file: join(root, "usr/sbin/nats-server"), args: ["-c", file] }),
    ready: /Server is ready/,
    port,
  });
  return { ...broker, server: `127.0.0.1:${port}` };
}
