import { afterAll, expect, test } from "vitest";
import { mailUser, startMailServer } from "../../support/mail-server.ts";
import { aPublished, aRuleFile } from "../../support/story.ts";
import type { FlowStory } from "./floor.ts";

const target = (server: Awaited<ReturnType<typeof startMailServer>>, own: object) => ({
  kind: "email",
  from: "The shop <orders@shop.example>",
  to: ["{{ event.data.mail }}"],
  subject: "Order {{ event.id }}",
  text: "{{ event.data.amount }}",
  smtp: { ...server.smtp, auth: { ...server.smtp.auth, password: { secret: "EVERYWHERE_SMTP_PASSWORD" } } },
  allowPrivateNetwork: true,
  ...own,
});

/** From a CloudEvent to a mail: one an event, one of many, and one that nobody takes. */
export async function email(): Promise<FlowStory> {
  const server = await startMailServer();
  return {
    name: "an event becomes a mail:",
    files: () => ({
      "rules/everywhere-mail.json": aRuleFile("everywhere.mail", "everywhere-mail"),
      "rules/targets/everywhere-mail.json": target(server, {}),
      "rules/everywhere-digest.json": aRuleFile("everywhere.digest", "everywhere-digest"),
      "rules/targets/everywhere-digest.json": target(server, {
        to: ["digest@shop.example"],
        subject: "{{ count }} orders",
        text: "{% for one in events %}{{ one.event.id }}\n{% endfor %}",
        digest: { windowSeconds: 8 },
      }),
    }),
    secrets: { EVERYWHERE_SMTP_PASSWORD: mailUser.password },
    tell(signalbox) {
      afterAll(() => server.close());
      const mailsTo = (address: string) =>
        server.mails.filter(({ recipients }) => recipients.includes(address));

      test("one mail, to whom the event says", async () => {
        const event = aPublished("everywhere.mail", { data: { mail: "jane@shop.example", amount: 250 } });
        await signalbox.publish(event);
        const [mail] = await signalbox.until(
          () => mailsTo("jane@shop.example").length > 0 && mailsTo("jane@shop.example"),
        );
        expect(mail).toMatchObject({
          encrypted: true,
          parsed: { subject: `Order ${event.id}`, text: "250\n" },
        });
      });

      test("a digest has each event of its time", async () => {
        const published: string[] = [];
        const listed = () =>
          mailsTo("digest@shop.example").flatMap(({ parsed }) => (parsed.text ?? "").trim().split("\n"));
        await signalbox.until(async () => {
          const events = Array.from({ length: 12 }, () => aPublished("everywhere.digest"));
          published.push(...events.map(({ id }) => id));
          await signalbox.publish(events);
          await signalbox.until(() => published.every((id) => listed().includes(id)));
          // Where functions take long to come to each, all may be of different times.
          return mailsTo("digest@shop.example").length < published.length;
        });
        expect(listed().sort()).toEqual(published.sort());
      });

      test("a mail that the server refuses is a dead letter that says why", async () => {
        server.answers.recipient = (address) =>
          address === "gone@shop.example" ? { code: 550, text: "5.1.1 No such user" } : undefined;
        const event = aPublished("everywhere.mail", { data: { mail: "gone@shop.example" } });
        await signalbox.publish(event);
        const dead = await signalbox.until(async () => {
          const { items } = await signalbox.api<{ items: { reason: object }[] }>(
            `/api/deliveries?status=dead&eventId=${event.id}`,
          );
          return items[0];
        });
        expect(dead.reason).toMatchObject({
          code: "target-refused",
          detail: expect.stringContaining("gone@shop.example (550 5.1.1 No such user)"),
        });
      });
    },
  };
}
