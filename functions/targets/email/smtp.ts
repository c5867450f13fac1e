import { once } from "node:events";
import type { Socket } from "node:net";
import type { SendMailOptions, SMTPPoolOptions, SMTPPoolSentMessageInfo, Transporter } from "nodemailer";
import { domainOf, type Mailbox } from "../../core/email/address.ts";
import type { Smtp } from "../../core/generated/target-file.ts";
import type { SendResult } from "../../core/deliveries/outcome.ts";
import type { Secrets } from "../../core/ports.ts";
import { authorityOf, guardedSocket, type Place } from "../../wire/guarded-socket.ts";
import type { TargetOf } from "../send.ts";
import { readValue } from "../../wire/values.ts";
import { everybody, type Mail, ownHeaders } from "./mail.ts";
import { smtpFailure, smtpResult } from "./smtp-result.ts";

/** Sends mails of a target by its server of SMTP. */
export interface Smtps {
  /** To the addresses in `only`, or to all of the mail's. Throws `secret-missing`. */
  send(mail: Mail, only: readonly string[] | undefined, secrets: Secrets): Promise<SendResult>;
}

export type SmtpTarget = TargetOf<"email"> & { readonly smtp: Smtp };
type Pool = Transporter<SMTPPoolSentMessageInfo>;

/** A connection that nobody used for so long is closed; a process that was frozen for longer makes new ones. */
const IDLE_MS = 30_000;
/** The default of schemas/targets/email.schema.json. */
const TIMEOUT_SECONDS = 30;

/** Connections are kept for the next mails. Credentials that were refused are read anew. */
export function createSmtp(target: SmtpTarget): Smtps {
  const timeoutMs = (target.timeoutSeconds ?? TIMEOUT_SECONDS) * 1000;
  const context = {
    target: target.id,
    server: authorityOf({ host: target.smtp.host, port: portOf(target.smtp) }),
    timeoutMs,
  };
  let pool: Promise<Pool> | undefined;
  let usedAt = 0;
  const renew = () => {
    void pool?.then((old) => old.close()).catch(() => {});
    pool = undefined;
  };
  return {
    async send(mail, only, secrets) {
      if (Date.now() - usedAt > IDLE_MS) renew();
      usedAt = Date.now();
      pool ??= openPool(target, timeoutMs, secrets);
      const opened = pool;
      opened.catch(() => (pool = pool === opened ? undefined : pool));
      const recipients = only ?? everybody(mail);
      try {
        const signal = AbortSignal.timeout(timeoutMs);
        const info = await (await opened).sendMail({ ...messageOf(mail, recipients), signal });
        return smtpResult(info, context);
      } catch (error) {
        const failure = smtpFailure(error, context);
        if (failure.code === "auth-failed") renew();
        return failure;
      } finally {
        usedAt = Date.now();
      }
    },
  };
}

const PORTS = { starttls: 587, implicit: 465, none: 25 } as const;

function portOf({ port, tls: { mode = "starttls" } = {} }: Smtp): number {
  return port ?? PORTS[mode];
}

async function openPool(target: SmtpTarget, timeoutMs: number, secrets: Secrets): Promise<Pool> {
  const { smtp, allowPrivateNetwork = false } = target;
  const { host, auth, connections = 4, messagesPerConnection = 100 } = smtp;
  const peer = { host, port: portOf(smtp), allowPrivateNetwork };
  const options: SMTPPoolOptions & { pool: true } = {
    pool: true,
    ...{ host, port: peer.port, maxConnections: connections, maxMessages: messagesPerConnection },
    ...(await tlsOf(smtp, secrets)),
    ...(auth && {
      forceAuth: true,
      auth: {
        user: await readValue(auth.username, { secrets }),
        pass: await readValue(auth.password, { secrets }),
      },
    }),
    ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
    ...{ idleTimeout: IDLE_MS, disableFileAccess: true, disableUrlAccess: true },
    getSocket(_, callback) {
      connected(peer, timeoutMs).then(
        (connection) => callback(null, { connection: connection.unref() }),
        (error: Error) => callback(error),
      );
    },
  };
  const { createTransport } = await import("nodemailer");
  return createTransport(options);
}

/** Private addresses are refused when the connection is made, so it is made here. */
async function connected(peer: Place, timeoutMs: number): Promise<Socket> {
  const socket = guardedSocket(peer);
  await once(socket, "connect", { signal: AbortSignal.timeout(timeoutMs) }).catch((error: unknown) => {
    socket.on("error", () => {}).destroy();
    throw error;
  });
  return socket;
}

/** Certificates are always checked; who has one of his own says by which authority. */
async function tlsOf(
  { host, tls = {} }: Smtp,
  secrets: Secrets,
): Promise<Pick<SMTPPoolOptions, "secure" | "ignoreTLS" | "requireTLS" | "tls">> {
  const { mode = "starttls", ca, serverName } = tls;
  if (mode === "none") return { secure: false, ignoreTLS: true };
  const servername = serverName ?? host;
  return {
    secure: mode === "implicit",
    requireTLS: true,
    tls: {
      minVersion: "TLSv1.2",
      ...(ca !== undefined && { ca: await readValue(ca, { secrets }) }),
      ...(serverName !== undefined && { servername }),
    },
  };
}

/** The list that a mail shows is all of it, also when some of them have it already. */
function messageOf(mail: Mail, recipients: readonly string[]): SendMailOptions {
  const { delivery, from, to, cc, replyTo, subject, text, html, headers } = mail;
  return {
    ...{ from: written(from), to: to.map(written), cc: cc.map(written), replyTo: replyTo.map(written) },
    ...{ subject, headers: { ...headers, ...ownHeaders(delivery) } },
    ...(text !== undefined && { text }),
    ...(html !== undefined && { html }),
    envelope: { from: from.address, to: [...recipients] },
    messageId: `<${delivery}@${domainOf(from)}>`,
  };
}

function written({ name = "", address }: Mailbox) {
  return { name, address };
}
