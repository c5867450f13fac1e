import type { Preset } from "./preset.ts";

/**
 * https://developer.atlassian.com/cloud/trello/guides/rest-api/webhooks: the address is signed behind the body, so the
 * source's `url` must be the callback URL. Trello asks by HEAD whether somebody is there.
 */
export const trello: Preset = {
  verification: {
    kind: "hmac",
    algorithm: "sha1",
    encoding: "base64",
    signature: { from: "{header.x-trello-webhook}" },
    signed: "{body}{url}",
  },
  handshakes: [{ method: "GET" }],
  event: {
    id: "{body.action.id}",
    type: "com.trello.{body.action.type|snake}",
    source: ["https://api.trello.com/1/models/{body.model.id}", "https://api.trello.com"],
    subject: ["{body.action.data.card.id}", "{body.action.data.board.id}"],
    time: "{body.action.date}",
  },
  answers: [{ status: 200 }],
};
