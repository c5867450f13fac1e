import type { Delivery } from "../core/delivery.ts";
import { deliveryOrigin } from "../core/deliveries/delivery-id.ts";
import type { SendResult } from "../core/deliveries/outcome.ts";
import { deliveryScope } from "../core/template/scope.ts";
import { inDigest } from "./email/digest.ts";
import { type Compose, composerOf, type Mail } from "./email/mail.ts";
import { createSmtp, type Smtps, type SmtpTarget } from "./email/smtp.ts";
import { withEarlier } from "./email/smtp-result.ts";
import { perTarget } from "./per-target.ts";
import type { Send, SendTools, TargetOf } from "./send.ts";
import type { SesTarget } from "./ses.ts";
import { unfit } from "./unfit.ts";

type EmailTarget = TargetOf<"email">;

/** Sends a delivery as a mail, or gathers it with others into one. A test of the target is a mail of its own. */
export const sendEmail: Send<"email"> = (delivery, target, tools) => {
  const scope = deliveryScope(delivery);
  const mailed = (scope: object) => send(delivery, { target, scope }, tools);
  if (!target.digest || deliveryOrigin(delivery.id) === undefined)
    return mailed({ ...scope, events: [scope], count: 1 });
  return inDigest({ delivery, target: { ...target, digest: target.digest }, scope }, tools, mailed);
};

interface Mailing {
  readonly target: EmailTarget;
  readonly scope: object;
}

async function send(delivery: Delivery, { target, scope }: Mailing, tools: SendTools): Promise<SendResult> {
  const { compose, way } = planOf(target);
  const mail = compose(delivery.id, scope);
  return "problem" in mail ? unfit(target, mail.problem) : way(mail, delivery, tools);
}

interface Plan {
  readonly compose: Compose;
  readonly way: (mail: Mail, delivery: Delivery, tools: SendTools) => Promise<SendResult>;
}

const planOf = perTarget(
  (target: EmailTarget): Plan => ({
    compose: composerOf(target),
    way: target.smtp ? bySmtp(target as SmtpTarget) : bySes(target as SesTarget),
  }),
);

/** Those who have the mail already, by an attempt before, do not get it again. */
function bySmtp(target: SmtpTarget): Plan["way"] {
  const smtp: Smtps = createSmtp(target);
  return async (mail, { attempts }, { secrets }) => {
    const before = attempts.at(-1)?.recipients;
    return withEarlier(await smtp.send(mail, before?.left, secrets), before, target.id);
  };
}

function bySes(target: SesTarget): Plan["way"] {
  return async (mail, _, tools) => {
    const { sendBySes } = await import("./ses.ts");
    return sendBySes(mail, target, tools);
  };
}
