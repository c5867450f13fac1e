import { SendEmailCommand, SESv2Client } from "@aws-sdk/client-sesv2";
import type { Mailbox } from "../core/email/address.ts";
import type { Ses } from "../core/generated/target-file.ts";
import type { SendResult } from "../core/deliveries/outcome.ts";
import { type AwsSettings, callAws } from "./aws-client.ts";
import { awsFailure } from "./aws-failure.ts";
import { placeOf } from "../wire/aws-place.ts";
import { everybody, type Mail, ownHeaders } from "./email/mail.ts";
import { perTarget } from "./per-target.ts";
import type { SendTools, TargetOf } from "./send.ts";
import { unfit } from "./unfit.ts";

export type SesTarget = TargetOf<"email"> & { readonly ses: Ses };

/** SES takes so many recipients of one mail. */
const RECIPIENTS = 50;

/** Sends a mail by Amazon SES. The `Message-ID` is SES's own; the delivery's id stands in a header beside it. */
export async function sendBySes(mail: Mail, target: SesTarget, tools: SendTools): Promise<SendResult> {
  const count = everybody(mail).length;
  if (count > RECIPIENTS) return unfit(target, `it has ${count} recipients, and SES takes ${RECIPIENTS}`);
  return callAws({
    service: "SES",
    target: settingsOf(target),
    place: placeOf(target.ses, ""),
    tools,
    client: (settings) => new SESv2Client(settings),
    async send(client, context) {
      try {
        await client.send(commandOf(mail, target.ses));
        return undefined;
      } catch (error) {
        if (!PASSING.has((error as Error).name)) throw error;
        return { ...awsFailure(error, context), code: "target-failed" };
      }
    },
  });
}

/** What holds for all mails of the account until somebody, or the next day, ends it. */
const PASSING: ReadonlySet<string> = new Set([
  "LimitExceededException",
  "SendingPausedException",
  "AccountSuspendedException",
]);

const settingsOf = perTarget(
  ({ id, ses, timeoutSeconds = 30, allowPrivateNetwork = false }: SesTarget): AwsSettings => ({
    ...{ id, timeoutSeconds, allowPrivateNetwork },
    ...(ses.region !== undefined && { region: ses.region }),
    ...(ses.endpoint !== undefined && { endpoint: ses.endpoint }),
    ...(ses.credentials && { credentials: ses.credentials }),
  }),
);

function commandOf(mail: Mail, { configurationSet }: Ses): SendEmailCommand {
  return new SendEmailCommand({
    ...envelopeOf(mail),
    Content: { Simple: contentOf(mail) },
    ...(configurationSet !== undefined && { ConfigurationSetName: configurationSet }),
  });
}

function envelopeOf({ from, to, cc, bcc, replyTo }: Mail) {
  const lists = { ToAddresses: to, CcAddresses: cc, BccAddresses: bcc };
  return {
    FromEmailAddress: written(from),
    Destination: Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.map(written)])),
    ReplyToAddresses: replyTo.map(written),
  };
}

function contentOf({ subject, text, html, headers, delivery }: Mail) {
  const all = { ...headers, ...ownHeaders(delivery) };
  return {
    Subject: utf8(subject),
    Body: {
      ...(text !== undefined && { Text: utf8(text) }),
      ...(html !== undefined && { Html: utf8(html) }),
    },
    Headers: Object.entries(all).map(([Name, value]) => ({ Name, Value: encodedWord(value) })),
  };
}

function utf8(Data: string) {
  return { Data, Charset: "UTF-8" };
}

/** SES takes names in ASCII alone, so others are encoded as RFC 2047 has it. */
function written({ name, address }: Mailbox): string {
  if (name === undefined) return address;
  return `${ASCII.test(name) ? `"${name.replace(/["\\]/g, " ")}"` : encodedWord(name)} <${address}>`;
}

const ASCII = /^[\u0020-\u007e]*$/;
/** An encoded word has 75 characters at most: so many bytes of UTF-8 fit into one, at whole characters. */
const WORD_BYTES = 45;

function encodedWord(text: string): string {
  if (ASCII.test(text)) return text;
  const words: string[] = [""];
  for (const character of text) {
    const word = words.at(-1)! + character;
    if (Buffer.byteLength(word) > WORD_BYTES) words.push(character);
    else words[words.length - 1] = word;
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString("base64")}?=`).join(" ");
}
