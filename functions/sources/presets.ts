import type { SourceFile } from "../core/generated/source-file.ts";
import { azureEventGrid } from "./presets/azure-event-grid.ts";
import { discord } from "./presets/discord.ts";
import { apiKey, basic, hmac } from "./presets/generic.ts";
import { github } from "./presets/github.ts";
import { gitlab } from "./presets/gitlab.ts";
import { mailgun } from "./presets/mailgun.ts";
import { pagerduty } from "./presets/pagerduty.ts";
import type { Preset } from "./presets/preset.ts";
import { sendgrid } from "./presets/sendgrid.ts";
import { shopify } from "./presets/shopify.ts";
import { slack } from "./presets/slack.ts";
import { standardWebhooks, svix } from "./presets/standard-webhooks.ts";
import { stripe } from "./presets/stripe.ts";
import { twilio } from "./presets/twilio.ts";

/** By the names that a source's file says. */
export const presets: Readonly<Record<NonNullable<SourceFile["preset"]>, Preset>> = {
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
  hmac,
  "api-key": apiKey,
  basic,
  custom: {},
};
