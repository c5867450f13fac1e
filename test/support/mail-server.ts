import { once } from "node:events";
import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { aCertificate } from "./certificate.ts";

/** A mail as a server took it. */
export interface ReceivedMail {
  readonly from: string;
  /** Those to whom it was addressed on the wire. */
  readonly recipients: readonly string[];
  /** As it came. */
  readonly raw: string;
  readonly parsed: Email;
  readonly user: string | undefined;
  readonly encrypted: boolean;
  /** The connection it came over, counted from 1. */
  readonly connection: number;
}

/** What a server says instead of yes: to a recipient, or to the mail. */
export interface MailAnswers {
  recipient?: ((address: string) => Refusal | undefined) | undefined;
  mail?: (() => Refusal | undefined) | undefined;
}
export interface Refusal {
  readonly code: number;
  readonly text: string;
}

/** Of the servers' certificates. */
export const mailCertificate = aCertificate("mail.example");
export const mailUser = { username: "signalbox", password: "hunter2 — ü" };

/** A real server of SMTP on a free port of 127.0.0.1; by default with STARTTLS and AUTH, and it takes all there is. */
export async function startMailServer(options: SMTPServerOptions = {}) {
  const mails: ReceivedMail[] = [];
  const answers: MailAnswers = {};
  const sessions: string[] = [];
  const server = new SMTPServer({
    ...mailCertificate,
    size: 1_000_000,
    disableReverseLookup: true,
    closeTimeout: 20,
    onConnect(session, done) {
      sessions.push(session.id);
      done();
    },
    onAuth({ username, password }, _session, done) {
      if (username === mailUser.username && password === mailUser.password) done(null, { user: username });
      else done(Object.assign(new Error("5.7.8 Who are you?"), { responseCode: 535 }));
    },
    onRcptTo({ address }, _session, done) {
      done(errorOf(answers.recipient?.(address)));
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const refusal = answers.mail?.();
        if (refusal) return done(errorOf(refusal));
        const raw = Buffer.concat(parts);
        const { mailFrom, rcptTo } = session.envelope;
        void PostalMime.parse(raw).then((parsed) => {
          mails.push({
            from: mailFrom ? mailFrom.address : "",
            recipients: rcptTo.map(({ address }) => address),
            ...{ raw: raw.toString(), parsed },
            user: session.user as string | undefined,
            encrypted: session.secure,
            connection: sessions.indexOf(session.id) + 1,
          });
          done(null);
        });
      });
    },
    ...options,
  });
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    mails,
    answers,
    sessions,
    /** As a target's file has it. */
    smtp: {
      host: "127.0.0.1",
      port,
      tls: { ca: mailCertificate.cert, serverName: "mail.example" },
      auth: { username: mailUser.username, password: { secret: "SMTP_PASSWORD" } },
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function errorOf(refusal: Refusal | undefined): Error | null {
  return refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null;
}
