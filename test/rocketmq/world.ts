import { afterAll, onTestFinished } from "vitest";
import type { Delivery } from "../../functions/core/delivery.ts";
import { createRocketMqProxy } from "../../functions/wire/rocketmq/proxy.ts";
import { aTarget } from "../support/build.ts";
import { aSender } from "../support/aws-targets.ts";
import { orSkip } from "../support/outside.ts";
import { type RocketMq, startRocketMq } from "../support/rocketmq.ts";
import type { RocketMqOptions } from "../support/rocketmq-settings.ts";
import { tlsCertificate } from "../support/tls-certificate.ts";
import type { OfficialOptions } from "./official.ts";

/** Who may do everything. */
const ADMIN = { user: "admin", password: "admin-secret" };

/** A RocketMQ that wants signatures and speaks TLS as well, and what settings say of it. */
export interface RocketMqWorld {
  readonly rocketMq: RocketMq;
  /** The certificate of the authority of its own. */
  readonly ca: string;
  /** Endpoints, credentials and all else that a target or a tap needs to reach it. */
  readonly settings: object;
  readonly secrets: Readonly<Record<string, string>>;
  /** The same for RocketMQ's own client. */
  readonly official: OfficialOptions;
  /** A client of it with all rights. */
  proxy(): ReturnType<typeof createRocketMqProxy>;
  send(settings: object, delivery: Delivery): ReturnType<ReturnType<typeof aSender>>;
}

/** The one RocketMQ of these tests; undefined where there is none, and then they are skipped. */
export async function aRocketMqWorld(options: RocketMqOptions): Promise<RocketMqWorld | undefined> {
  const certificate = tlsCertificate();
  const tls = { keyFile: certificate.keyFile, certificateFile: certificate.certificateFile };
  const rocketMq = await orSkip(() => startRocketMq({ ...options, tls, access: ADMIN }));
  if (!rocketMq) return undefined;
  afterAll(() => rocketMq.stop());
  const [host, port] = rocketMq.endpoint.split(":");
  const settings = {
    endpoints: rocketMq.endpoint,
    credentials: { accessKey: ADMIN.user, secretKey: { secret: "ROCKETMQ_KEY" } },
    allowPrivateNetwork: true,
  };
  const secrets = { ROCKETMQ_KEY: ADMIN.password };
  return {
    ...{ rocketMq, settings, secrets, ca: certificate.ca },
    official: {
      endpoints: rocketMq.endpoint,
      sessionCredentials: { accessKey: ADMIN.user, accessSecret: ADMIN.password },
    },
    proxy() {
      const credentials = async () => ({ accessKey: ADMIN.user, secretKey: ADMIN.password });
      const proxy = createRocketMqProxy({
        ...{ host: host!, port: Number(port), allowPrivateNetwork: true, credentials },
      });
      onTestFinished(() => proxy.close());
      return proxy;
    },
    send: (own, delivery) =>
      aSender({ secrets, now: Date.now() })(delivery, aTarget({ kind: "rocketmq", ...settings, ...own })),
  };
}
