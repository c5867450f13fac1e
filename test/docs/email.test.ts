import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { checks } from "../../functions/core/check/checks.ts";
import { loadTemplates } from "../../functions/core/template/templates.ts";
import { docExamples } from "../support/doc-examples.ts";
import { mailUser, startMailServer } from "../support/mail-server.ts";
import { aPublished, aRuleFile, aStory, aTargetFile } from "../support/story.ts";
import { until } from "../support/until.ts";

beforeAll(loadTemplates);

const server = await startMailServer();
const one = (page: string, kind: string) => JSON.parse(docExamples(page, kind)[0]!) as object;

/** A file that comes with the project. */
const file = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../rules/${path}`, import.meta.url), "utf8")) as object;

/** The page's target, with the server of this test in place of the one that it names. */
const here = (target: object) => ({ ...target, smtp: server.smtp, allowPrivateNetwork: true });

const story = aStory(
  ({ url }) => ({
    "rules/bounces.json": one("targets/email.md", "ses-bounce-rule"),
    "rules/targets/crm.json": aTargetFile(`${url}/crm`),
    "rules/order-mails.json": one("targets/email.md", "email-rule"),
    "rules/targets/order-mails.json": here(one("targets/email.md", "email-target")),
    "rules/alerts-by-mail.json": { ...file("alerts-by-mail.json"), enabled: true },
    "rules/targets/alert-mails.json": here(file("targets/alert-mails.json")),
    "rules/access/owned.json": {
      ...{ kind: "ownership", owners: ["team:nowhere"], contacts: ["owner@shop.example"] },
      targets: ["nowhere"],
    },
    "rules/hopeless.json": aRuleFile("hopeless", "nowhere"),
    "rules/alerts/dead-letters.json": {
      description: "Deliveries were given up",
      severity: "critical",
      when: { type: "total", of: "target", measure: "dead", value: 0, minutes: 60 },
    },
  }),
  { environment: { SMTP_PASSWORD: mailUser.password }, options: { lookMs: 500 } },
);
const mailTo = (address: string) =>
  until(() => server.mails.find(({ recipients }) => recipients.includes(address)));

describe("docs/targets/email.md", () => {
  test("shows a target and a rule that tell a customer of an order", async () => {
    const data = {
      customer: { name: "Jane <Doe>", email: "jane@home.example" },
      amount: 25,
      items: [
        { count: 2, name: "Tea" },
        { count: 1, name: "Pot" },
      ],
    };
    await story.signalbox.publish([aPublished("shop.order.paid", { subject: "A-7", data })]);
    const { parsed, recipients } = await mailTo("jane@home.example");
    expect(recipients).toEqual(["warehouse@shop.example", "jane@home.example"]);
    expect(parsed).toMatchObject({
      from: { name: "The shop" },
      to: [{ address: "warehouse@shop.example" }, { name: "Jane Doe" }],
      subject: "Order A-7 is paid",
      text: "Jane <Doe> paid 25 EUR:\n- 2 × Tea\n- 1 × Pot\n\n",
    });
    expect(parsed.html).toContain("Jane &lt;Doe&gt; paid <b>25 EUR</b>.");
  });
});

describe("docs/targets/email.md, Amazon SES", () => {
  /** As SES publishes them to EventBridge. */
  const aBounce = (bounceType: string, ...addresses: string[]) => ({
    eventType: "Bounce",
    bounce: {
      bounceType,
      bouncedRecipients: addresses.map((emailAddress) => ({
        ...{ emailAddress, action: "failed", status: "5.1.1", diagnosticCode: "smtp; 550 no such user" },
      })),
    },
    mail: {
      messageId: "0107",
      headers: [
        { name: "Subject", value: "Order A-7 is paid" },
        { name: "X-Signalbox-Delivery", value: "dlv_7" },
      ],
    },
  });
  const anEventOfSes = (data: object) => aPublished("Email Bounced", { source: "aws.ses", data });

  test("shows a rule that tells which mail bounced, and whose", async () => {
    await story.signalbox.publish([
      anEventOfSes(aBounce("Transient", "full@home.example")),
      anEventOfSes(aBounce("Permanent", "gone@home.example")),
    ]);
    await story.sink.until(() => story.sink.at("/crm").length > 0);
    expect(story.sink.at("/crm").map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { delivery: "dlv_7", recipients: ["gone@home.example"] },
    ]);
  });
});

describe("docs/stats-and-alerts.md", () => {
  test("speaks of a target and a rule by which an alert comes as a mail, to its owners too", {
    timeout: 60_000,
  }, async () => {
    await story.signalbox.publish([aPublished("hopeless")]);
    const { parsed, recipients } = await mailTo("on-call@shop.example");
    expect(recipients).toEqual(["on-call@shop.example", "owner@shop.example"]);
    expect(parsed.subject).toMatch(/^\[critical\] Alert: dead-letters \(target\/nowhere\)$/);
    expect(parsed.text).toContain('target "nowhere" had 1 dead letter in 60 min (> 0)');
    expect(parsed.text).toContain("Deliveries were given up");
    expect(parsed.text).toMatch(/^Since \d{4}-\d\d-\d\d \d\d:\d\d UTC, notice 1\.$/m);
    expect(parsed.headers).toContainEqual(expect.objectContaining({ key: "x-alert", value: "dead-letters" }));
  });
});

test("docs/targets/email.md shows a target that check takes as it stands", () => {
  const { problems, warnings } = checks.target(docExamples("targets/email.md", "email-target")[0]!);
  expect([...problems, ...warnings]).toEqual([]);
});
