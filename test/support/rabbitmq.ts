import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BrokerProcess, runFolder, startBroker } from "./broker-process.ts";
import { debian, librariesOf } from "./debian.ts";
import { freePort } from "./emulator-process.ts";
import type { TlsCertificate } from "./tls-certificate.ts";

const ERLANG = ["base", "asn1", "crypto", "eldap", "inets", "mnesia", "os-mon", "parsetools", "public-key"];
const MORE_ERLANG = ["runtime-tools", "ssl", "syntax-tools", "tools", "xmerl"];
const PACKAGES = [
  "rabbitmq-server",
  ...[...ERLANG, ...MORE_ERLANG].map((name) => `erlang-${name}`),
  ...["libsctp1", "libtinfo6"],
];

/** A real RabbitMQ. Its users guest and signalbox, whose passwords are their names, may do anything on the hosts / and shop. */
export interface RabbitMq extends BrokerProcess {
  readonly url: string;
  /** With TLS, where it has certificates. */
  readonly secureUrl: string;
}

/** Starts an empty one. Throws `NotOnThisMachine` where its packages cannot be had. */
export async function startRabbitMq(certificate?: TlsCertificate): Promise<RabbitMq> {
  const root = await debian("rabbitmq", PACKAGES);
  const folder = runFolder("rabbitmq");
  const [port, tlsPort, distribution, epmd] = await Promise.all([0, 1, 2, 3].map(freePort));
  writeErl(join(folder, "bin"), root);
  const users = join(folder, "users.json");
  writeFileSync(users, JSON.stringify(definitions()));
  writeFileSync(
    join(folder, "rabbitmq.conf"),
    [
      `listeners.tcp.1 = 127.0.0.1:${port}`,
      ...(certificate ? tlsLines(certificate, tlsPort!) : []),
      `load_definitions = ${users}`,
      "log.console = true",
      "log.file = false",
      "vm_memory_high_watermark.absolute = 512MB",
      "",
    ].join("\n"),
  );
  const server = join(root, "usr/lib/rabbitmq/bin/rabbitmq-server");
  const broker = await startBroker(folder, {
    name: "RabbitMQ",
    // Erlang's name service is started by hand, so that it ends with the rest.
    command: () => ({
      file: "/bin/sh",
      args: ["-c", `"${erts(root)}/bin/epmd" -port ${epmd} & exec "${server}"`],
    }),
    environment: () => ({
      PATH: `${join(folder, "bin")}:/usr/bin:/bin`,
      LD_LIBRARY_PATH: librariesOf(root),
      ERL_EPMD_PORT: String(epmd),
      ERL_EPMD_ADDRESS: "127.0.0.1",
      RABBITMQ_NODENAME: "test@localhost",
      RABBITMQ_DIST_PORT: String(distribution),
      RABBITMQ_MNESIA_BASE: join(folder, "mnesia"),
      RABBITMQ_LOG_BASE: join(folder, "logs"),
      RABBITMQ_CONFIG_FILE: join(folder, "rabbitmq.conf"),
      RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, "plugins"),
      RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: "-kernel inet_dist_use_interface {127,0,0,1} +S 1:1",
    }),
    ready: /Server startup complete/,
    port: port!,
  });
  return { ...broker, url: `amqp://127.0.0.1:${port}`, secureUrl: `amqps://localhost:${tlsPort}` };
}

function definitions() {
  const users = ["guest", "signalbox"];
  const vhosts = ["/", "shop"];
  const all = { configure: ".*", write: ".*", read: ".*" };
  return {
    users: users.map((name) => ({
      name,
      password_hash: passwordHash(name),
      hashing_algorithm: "rabbit_password_hashing_sha256",
      tags: "administrator",
    })),
    vhosts: vhosts.map((name) => ({ name })),
    permissions: users.flatMap((user) => vhosts.map((vhost) => ({ user, vhost, ...all }))),
  };
}

/** https://www.rabbitmq.com/docs/passwords#computing-password-hash */
function passwordHash(password: string): string {
  const salt = Buffer.from("salt");
  const digest = createHash("sha256").update(salt).update(password).digest();
  return Buffer.concat([salt, digest]).toString("base64");
}

function tlsLines({ folder, certificateFile, keyFile }: TlsCertificate, port: number): string[] {
  return [
    `listeners.ssl.1 = 127.0.0.1:${port}`,
    `ssl_options.cacertfile = ${join(folder, "ca.pem")}`,
    `ssl_options.certfile = ${certificateFile}`,
    `ssl_options.keyfile = ${keyFile}`,
  ];
}

function erts(root: string): string {
  const erl = readFileSync(join(root, "usr/lib/erlang/bin/erl"), "utf8");
  return join(root, "usr/lib/erlang", /erts-[\d.]+\d/.exec(erl)![0]);
}

/** Erlang's own script names the folder that it would be installed to. */
function writeErl(bin: string, root: string): void {
  mkdirSync(bin, { recursive: true });
  const erl = readFileSync(join(root, "usr/lib/erlang/bin/erl"), "utf8");
  writeFileSync(join(bin, "erl"), erl.replaceAll("/usr/lib/erlang", join(root, "usr/lib/erlang")));
  chmodSync(join(bin, "erl"), 0o755);
}
