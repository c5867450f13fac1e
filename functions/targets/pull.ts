import type { Send } from "./send.ts";

/** Nobody is called: it waits until a consumer fetches it. */
export const sendPull: Send<"pull"> = async (_delivery, { id }, { now }) => ({
  ok: "waiting",
  until: now(),
  reason: { code: "waits-for-consumer", detail: `It waits for a consumer of target "${id}"` },
});
