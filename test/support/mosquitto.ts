import { execFileSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BrokerProcess, runFolder, startBroker } from "./broker-process.ts";
import { debian, librariesOf } from "./debian.ts";
import { freePort } from "./emulator-process.ts";
import type { TlsCertificate } from "./tls-certificate.ts";

const PACKAGES = [
  "mosquitto",
  "libmosquitto1",
  "libcjson1",
  "libdlt2",
  "libwrap0",
  "libwebsockets17",
  "libev4",
  "libuv1",
];

/** A real Mosquitto, which keeps on its disk what changes. */
export interface Mosquitto extends BrokerProcess {
  /** For anybody, in the clear. */
  readonly url: string;
  /**
   * By TLS, for `alice`, who may write and read below `orders/` alone, and `signalbox`, who may below `machines/`. Their
   * passwords are `NAME-secret`.
   */
  readonly secureUrl: string;
}

/** Starts an empty one. Throws `NotOnThisMachine` where its packages cannot be had. */
export async function startMosquitto({ certificateFile, keyFile }: TlsCertificate): Promise<Mosquitto> {
  const root = await debian("mosquitto", PACKAGES);
  const folder = runFolder("mosquitto");
  const [port, securePort] = await Promise.all([0, 1].map(freePort));
  const environment = { LD_LIBRARY_PATH: librariesOf(root) };
  const [passwords, rights, settings] = ["passwords", "rights", "mosquitto.conf"].map((name) =>
    join(folder, name),
  );
  writeFileSync(passwords!, "alice:alice-secret\nsignalbox:signalbox-secret\n");
  execFileSync(join(root, "usr/bin/mosquitto_passwd"), ["-U", passwords!], { env: environment });
  writeFileSync(
    rights!,
    "user alice\ntopic readwrite orders/#\nuser signalbox\ntopic readwrite machines/#\n",
  );
  writeFileSync(
    settings!,
    [
      ...["per_listener_settings true", "log_dest stderr", "user root", "max_packet_size 1000000"],
      ...[
        "persistence true",
        `persistence_location ${folder}/`,
        "autosave_on_changes true",
        "autosave_interval 1",
      ],
      ...[`listener ${port} 127.0.0.1`, "allow_anonymous true"],
      ...[`listener ${securePort} 127.0.0.1`, "allow_anonymous false"],
      ...[`password_file ${passwords}`, `acl_file ${rights}`],
      ...[`certfile ${certificateFile}`, `keyfile ${keyFile}`, ""],
    ].join("\n"),
  );
  chmodSync(folder, 0o755);
  const broker = await startBroker(folder, {
    name: "Mosquitto",
    command: () => ({ file: join(root, "usr/sbin/mosquitto"), args: ["-c", settings!] }),
    environment: () => environment,
    ready: /mosquitto version \S+ running/,
    port: port!,
  });
  return { ...broker, url: `mqtt://127.0.0.1:${port}`, secureUrl: `mqtts://localhost:${securePort}` };
}
