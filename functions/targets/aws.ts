import type { Send } from "./send.ts";

/** Keeps what is for a thing on AWS, as a dead letter that says so: this router has no credentials for AWS. */
export const sendAws: Send<"aws"> = async (_, { id, arn }) => ({
  ok: false,
  code: "target-unserved",
  detail: `Cannot deliver to target "${id}": ${arn} is on AWS, and this router has no way there`,
});
