import type { Preset } from "./preset.ts";

/**
 * https://www.dropbox.com/developers/reference/webhooks: it says no more than that something is new, in the same words each
 * time, so that every request is an event of its own.
 */
export const dropbox: Preset = {
  verification: {
    kind: "hmac",
    signature: { from: "{header.x-dropbox-signature}" },
  },
  handshakes: [{ method: "GET", text: "{query.challenge}" }],
  event: {
    id: "{request}",
    type: "com.dropbox.changed",
    source: "https://api.dropboxapi.com",
    subject: "{body.list_folder.accounts.0}",
  },
  answers: [{ status: 200 }],
};
