import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { type BrokerProcess, runFolder, startBroker } from "./broker-process.ts";
import { freePort } from "./emulator-process.ts";
import { fetchJars, JAVA_WAY } from "./jars.ts";
import { made } from "./made.ts";
import type { TlsCertificate } from "./tls-certificate.ts";

const run = promisify(execFile);
const pom = join(import.meta.dirname, "kafka/pom.xml");

/** A real Kafka: one process that is broker and controller. */
export interface Kafka extends BrokerProcess {
  /** HOST:PORT, in the clear and for anybody. */
  readonly server: string;
  /** By TLS, for `alice` and `signalbox`, who may do anything, and `bob`, who may do nothing. Their passwords are `NAME-secret`. */
  readonly secureServer: string;
}

const JAVA = [
  ...[
    "-Xms64m",
    "-Xmx384m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Djava.net.preferIPv4Stack=true",
  ],
  ...["defaultLogLevel=warn", "log.kafka.server.KafkaRaftServer=info"].map(
    (one) => `-Dorg.slf4j.simpleLogger.${one}`,
  ),
];

/** As they are said to Kafka's StorageTool. */
const USERS = [
  "SCRAM-SHA-256=[name=alice,password=alice-secret]",
  "SCRAM-SHA-256=[name=bob,password=bob-secret]",
  "SCRAM-SHA-512=[name=signalbox,password=signalbox-secret]",
];

/** Starts an empty one. Throws `NotOnThisMachine` where there is no Java or Maven. */
export async function startKafka(certificate: TlsCertificate): Promise<Kafka> {
  const parts = [readFileSync(pom, "utf8"), ...USERS].join("\n");
  const version = createHash("sha256").update(parts).digest("hex").slice(0, 12);
  const program = await made(
    `kafka/program-${version}`,
    async (folder) => {
      await fetchJars(pom, folder);
      await format(folder);
    },
    JAVA_WAY,
  );
  const folder = runFolder("kafka");
  const [port, securePort, controllerPort] = await Promise.all([0, 1, 2].map(freePort));
  const settings = join(folder, "server.properties");
  writeFileSync(
    settings,
    lines({
      ...places(folder, { port: port!, securePort: securePort!, controllerPort: controllerPort! }),
      ...access(folder, certificate),
    }),
  );
  cpSync(join(program, "formatted"), join(folder, "data"), { recursive: true });
  const broker = await startBroker(folder, {
    name: "Kafka",
    command: () => ({ file: "java", args: [...javaOf(program), "kafka.Kafka", settings] }),
    ready: /Kafka Server started/,
    port: port!,
  });
  return { ...broker, server: `127.0.0.1:${port}`, secureServer: `localhost:${securePort}` };
}

function javaOf(program: string): string[] {
  return [...JAVA, "-cp", join(program, "lib/*")];
}

/** An empty store with users in it, which each start copies. */
async function format(folder: string): Promise<void> {
  const settings = join(folder, "format.properties");
  const ports = { port: 1, securePort: 2, controllerPort: 3 };
  writeFileSync(settings, lines({ ...places(folder, ports), "log.dirs": join(folder, "formatted") }));
  const added = USERS.flatMap((user) => ["--add-scram", user]);
  const id = "c2lnbmFsYm94LXRlc3QtMQ";
  await run("java", [
    ...javaOf(folder),
    "kafka.tools.StorageTool",
    "format",
    "-t",
    id,
    "-c",
    settings,
    ...added,
  ]);
}

interface Ports {
  readonly port: number;
  readonly securePort: number;
  readonly controllerPort: number;
}

function places(folder: string, { port, securePort, controllerPort }: Ports) {
  return {
    "process.roles": "broker,controller",
    "node.id": 1,
    "controller.quorum.voters": `1@127.0.0.1:${controllerPort}`,
    listeners: `OPEN://127.0.0.1:${port},SECURE://127.0.0.1:${securePort},CONTROLLER://127.0.0.1:${controllerPort}`,
    "advertised.listeners": `OPEN://127.0.0.1:${port},SECURE://localhost:${securePort}`,
    "listener.security.protocol.map": "OPEN:PLAINTEXT,SECURE:SASL_SSL,CONTROLLER:PLAINTEXT",
    "inter.broker.listener.name": "OPEN",
    "controller.listener.names": "CONTROLLER",
    "log.dirs": join(folder, "data"),
    "auto.create.topics.enable": false,
    "offsets.topic.num.partitions": 1,
    "offsets.topic.replication.factor": 1,
    "group.initial.rebalance.delay.ms": 0,
  };
}

function access(folder: string, { certificateFile, keyFile }: TlsCertificate) {
  const both = join(folder, "server.pem");
  writeFileSync(both, [keyFile, certificateFile].map((file) => readFileSync(file, "utf8")).join("\n"));
  const module = "org.apache.kafka.common.security";
  return {
    "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
    "super.users": "User:ANONYMOUS;User:alice;User:signalbox",
    "sasl.enabled.mechanisms": "SCRAM-SHA-256,SCRAM-SHA-512,PLAIN",
    "listener.name.secure.plain.sasl.jaas.config": `${module}.plain.PlainLoginModule required user_alice="alice-secret";`,
    "listener.name.secure.scram-sha-256.sasl.jaas.config": `${module}.scram.ScramLoginModule required;`,
    "listener.name.secure.scram-sha-512.sasl.jaas.config": `${module}.scram.ScramLoginModule required;`,
    "listener.name.secure.ssl.keystore.type": "PEM",
    "listener.name.secure.ssl.keystore.location": both,
  };
}

function lines(settings: Readonly<Record<string, unknown>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${String(value)}\n`)
    .join("");
}
