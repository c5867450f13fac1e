import type { Preset } from "./preset.ts";

/** https://vercel.com/docs/webhooks/webhooks-api#securing-webhooks */
export const vercel: Preset = {
  verification: { kind: "hmac", algorithm: "sha1", signature: { from: "{header.x-vercel-signature}" } },
  event: {
    id: "{body.id}",
    type: "com.vercel.{body.type}",
    source: ["https://api.vercel.com/projects/{body.payload.project.id}", "https://api.vercel.com"],
    subject: "{body.payload.deployment.id}",
    time: "{body.createdAt}",
  },
  answers: [{ status: 200 }],
};
