import type { Preset } from "./preset.ts";

/**
 * https://www.twilio.com/docs/usage/webhooks/webhooks-security: the address is signed, so the source's `url` must be the
 * one that Twilio calls. The answer is empty TwiML.
 */
export const twilio: Preset = {
  verification: {
    kind: "hmac",
    algorithm: "sha1",
    encoding: "base64",
    signature: { from: "{header.x-twilio-signature}" },
    signed: "{url}{form}",
    bodyDigest: "{query.bodySHA256}",
  },
  event: {
    id: "{header.i-twilio-idempotency-token}",
    type: [
      "com.twilio.message.{body.MessageStatus}",
      "com.twilio.message.{body.SmsStatus}",
      "com.twilio.call.{body.CallStatus}",
      "com.twilio.{body.EventType}",
      "com.twilio.webhook",
    ],
    source: ["https://api.twilio.com/2010-04-01/Accounts/{body.AccountSid}", "https://api.twilio.com"],
    subject: ["{body.MessageSid}", "{body.SmsSid}", "{body.CallSid}"],
    time: "{body.Timestamp}",
  },
  answers: [{ text: "<Response/>", contentType: "text/xml" }],
};
