import type { Preset } from "./preset.ts";

const ITEM = "body.notificationItems.0.NotificationRequestItem";

/** What is signed: texts with colons between, and nothing where there is none of a reference. */
const signed = [
  `{${ITEM}.originalReference}:{${ITEM}.merchantAccountCode}:{${ITEM}.merchantReference}`,
  `:{${ITEM}.merchantAccountCode}:{${ITEM}.merchantReference}`,
  `{${ITEM}.originalReference}:{${ITEM}.merchantAccountCode}:`,
  `:{${ITEM}.merchantAccountCode}:`,
].map(
  (names) =>
    `{${ITEM}.pspReference}:${names}:{${ITEM}.amount.value}:{${ITEM}.amount.currency}:{${ITEM}.eventCode}:{${ITEM}.success}`,
);

/**
 * https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures: standard webhooks sign some
 * fields of their one item, those of platforms the body. What an item does not sign, a sender of old items could change.
 */
export const adyen: Preset = {
  verification: [
    {
      kind: "hmac",
      encoding: "base64",
      secretEncoding: "hex",
      signature: { from: `{${ITEM}.additionalData.hmacSignature}` },
      signed,
    },
    {
      kind: "hmac",
      encoding: "base64",
      secretEncoding: "hex",
      signature: { from: "{header.hmacsignature}" },
    },
  ],
  event: {
    id: `{${ITEM}.pspReference}.{${ITEM}.eventCode}.{${ITEM}.success}`,
    type: [`com.adyen.{${ITEM}.eventCode|lower}`, "com.adyen.{body.type}"],
    source: [
      `https://adyen.com/merchants/{${ITEM}.merchantAccountCode}`,
      "https://adyen.com/platforms/{body.data.balancePlatform}",
      "https://adyen.com",
    ],
    subject: [`{${ITEM}.merchantReference}`, `{${ITEM}.pspReference}`, "{body.data.id}"],
    time: [`{${ITEM}.eventDate}`, "{body.timestamp}"],
    data: `{${ITEM}}`,
  },
  answers: [{ status: 200, text: "[accepted]" }],
};
