import type { WebhookFile } from "../core/generated/source-file.ts";
import { adyen } from "./presets/adyen.ts";
import { azureEventGrid } from "./presets/azure-event-grid.ts";
import { bitbucket } from "./presets/bitbucket.ts";
import { calendly } from "./presets/calendly.ts";
import { circleci } from "./presets/circleci.ts";
import { discord } from "./presets/discord.ts";
import { docusign } from "./presets/docusign.ts";
import { dropbox } from "./presets/dropbox.ts";
import { apiKey, basic, hmac } from "./presets/generic.ts";
import { github } from "./presets/github.ts";
import { gitlab } from "./presets/gitlab.ts";
import { hubspot } from "./presets/hubspot.ts";
import { intercom } from "./presets/intercom.ts";
import { jira } from "./presets/jira.ts";
import { launchdarkly } from "./presets/launchdarkly.ts";
import { lemonSqueezy } from "./presets/lemon-squeezy.ts";
import { linear } from "./presets/linear.ts";
import { mailgun } from "./presets/mailgun.ts";
import { mandrill } from "./presets/mandrill.ts";
import { meta } from "./presets/meta.ts";
import { microsoftGraph } from "./presets/microsoft-graph.ts";
import { okta } from "./presets/okta.ts";
import { paddle } from "./presets/paddle.ts";
import { pagerduty } from "./presets/pagerduty.ts";
import { paystack } from "./presets/paystack.ts";
import { razorpay } from "./presets/razorpay.ts";
import { sendgrid } from "./presets/sendgrid.ts";
import { sentry } from "./presets/sentry.ts";
import { shopify } from "./presets/shopify.ts";
import { slack } from "./presets/slack.ts";
import { square } from "./presets/square.ts";
import { standardWebhooks, svix } from "./presets/standard-webhooks.ts";
import { stripe } from "./presets/stripe.ts";
import { telegram } from "./presets/telegram.ts";
import { trello } from "./presets/trello.ts";
import { twilio } from "./presets/twilio.ts";
import { typeform } from "./presets/typeform.ts";
import { vercel } from "./presets/vercel.ts";
import { woocommerce } from "./presets/woocommerce.ts";
import { zoom } from "./presets/zoom.ts";
import type { Preset } from "./presets/preset.ts";

/** By the names that a source's file says. */
export const presets: Readonly<Record<NonNullable<WebhookFile["preset"]>, Preset>> = {
  github,
  gitlab,
  stripe,
  slack,
  shopify,
  twilio,
  "standard-webhooks": standardWebhooks,
  svix,
  sendgrid,
  mailgun,
  pagerduty,
  discord,
  "azure-event-grid": azureEventGrid,
  meta,
  dropbox,
  "microsoft-graph": microsoftGraph,
  okta,
  zoom,
  linear,
  intercom,
  hubspot,
  square,
  paddle,
  typeform,
  calendly,
  bitbucket,
  jira,
  sentry,
  vercel,
  trello,
  woocommerce,
  adyen,
  razorpay,
  paystack,
  docusign,
  circleci,
  launchdarkly,
  mandrill,
  "lemon-squeezy": lemonSqueezy,
  telegram,
  hmac,
  "api-key": apiKey,
  basic,
  custom: {},
};
