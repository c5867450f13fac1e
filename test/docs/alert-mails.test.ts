import { readFileSync } from "node:fs";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { AlertState } from "../../functions/core/alerts/alert.ts";
import { alertEvents } from "../../functions/core/alerts/alert-event.ts";
import { compile } from "../../functions/core/match.ts";
import type { RuleFile } from "../../functions/core/rule.ts";
import { eventKey } from "../../functions/sources/event-key.ts";
import { aSender } from "../support/aws-targets.ts";
import { aDelivery, anAlertState, aTarget, NOW } from "../support/build.ts";
import { mailUser, startMailServer } from "../support/mail-server.ts";

const server = await startMailServer();
afterAll(() => server.close());
beforeEach(() => {
  server.mails.length = 0;
});

const fileOf = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../rules/${path}`, import.meta.url), "utf8")) as object;
const target = { ...fileOf("targets/alert-mails.json"), smtp: server.smtp, allowPrivateNetwork: true };
const rule = fileOf("alerts-by-mail.json") as RuleFile;

interface Owned {
  readonly owners?: readonly string[];
  readonly contacts?: readonly string[];
}

/** The mails of what one look found of an alert. */
async function mailsOf(
  states: readonly AlertState[],
  { owners = [], contacts = [] }: Owned = {},
  groupBy?: "owner",
) {
  const alert = {
    ...{ id: "dead-letters", description: "Deliveries were given up", severity: "critical" as const },
    ...{ when: { type: "backlog" as const }, ...(groupBy && { groupBy }) },
  };
  const ownership = { ownersOf: () => owners, contactsOf: () => contacts };
  const news = states.map((state) => ({ state, notice: "raised" as const }));
  const events = alertEvents(alert, news, { now: NOW, keyOf: eventKey, ownership });
  const set = compile([{ ...rule, enabled: true, id: "alerts-by-mail", version: 1 }]);
  const send = aSender({ secrets: { SMTP_PASSWORD: mailUser.password } });
  for (const event of events) {
    expect(set.match(event.text)).toHaveLength(1);
    expect(await send(aDelivery({ event }), aTarget(target))).toMatchObject({ ok: true });
  }
  return server.mails;
}

const state = (name: string) =>
  anAlertState({
    ...{ alert: "dead-letters", resource: `target/${name}`, since: Date.UTC(2026, 0, 2, 3, 4), notices: 1 },
    finding: {
      resource: `target/${name}`,
      value: 3,
      threshold: 0,
      sentence: `target "${name}" had 3 dead <letters>`,
    },
  });

describe("rules/targets/alert-mails.json", () => {
  test("makes a mail that says what is the matter, since when, and what to do", async () => {
    const [mail] = await mailsOf([state("warehouse")]);
    expect(mail?.recipients).toEqual(["on-call@shop.example"]);
    expect(mail?.parsed).toMatchObject({
      subject: "[critical] Alert: dead-letters (target/warehouse)",
      text: [
        "Deliveries were given up\n\n",
        'target "warehouse" had 3 dead <letters>\nSince 2026-01-02 03:04 UTC, notice 1.\n',
        "Whoever looks after it: signalbox alerts acknowledge dead-letters target/warehouse\n",
      ].join(""),
    });
    expect(mail?.parsed.html).toContain("3 dead &lt;letters&gt;");
  });

  test("goes to the owners as well, within the domains that it is for", async () => {
    const contacts = ["shop@shop.example", "ada@shop.example"];
    const [mail] = await mailsOf([state("warehouse")], { owners: ["team:shop"], contacts });
    expect(mail?.recipients).toEqual(["on-call@shop.example", ...contacts]);
    expect(mail?.parsed.text).toContain("Owned by team:shop.");
  });

  test("lists what one event tells of together", async () => {
    const mails = await mailsOf([state("a"), state("b")], { owners: ["team:shop"] }, "owner");
    expect(mails).toHaveLength(1);
    expect(mails[0]?.parsed.subject).toBe("[critical] Alert: dead-letters (2 resources of team:shop)");
    for (const name of ["a", "b"])
      expect(mails[0]?.parsed.text).toContain(
        `- target "${name}" had 3 dead <letters>, since 2026-01-02 03:04 UTC`,
      );
  });
});
