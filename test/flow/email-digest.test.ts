import { afterAll, expect, test } from "vitest";
import { mailUser, startMailServer } from "../support/mail-server.ts";
import { aPublished, aRuleFile, aStory } from "../support/story.ts";
import { until } from "../support/until.ts";

const server = await startMailServer();
afterAll(() => server.close());

const story = aStory(
  () => ({
    "rules/digest.json": aRuleFile("digest", "team"),
    "rules/targets/team.json": {
      kind: "email",
      from: "signalbox@shop.example",
      to: ["team@shop.example"],
      subject: "{{ count }} orders",
      text: "{% for one in events %}{{ one.event.id }}\n{% endfor %}",
      digest: { windowSeconds: 2 },
      smtp: server.smtp,
      allowPrivateNetwork: true,
      retry: { minDelaySeconds: 0.1, maxDelaySeconds: 0.2 },
    },
  }),
  { environment: { SMTP_PASSWORD: mailUser.password } },
);
const listed = () => server.mails.flatMap(({ parsed }) => (parsed.text ?? "").trim().split("\n"));

test("kill -9 while a digest is open, and while it is sent, loses none of its events", {
  timeout: 60_000,
}, async () => {
  const published: string[] = [];
  const publish = async () => {
    const events = Array.from({ length: 5 }, () => aPublished("digest"));
    await story.signalbox.publish(events);
    published.push(...events.map(({ id }) => id));
  };
  await publish();
  await story.restart("kill");
  await publish();
  // The server has the digest's mail and does not answer for it: who sends it dies in between.
  const asked = Promise.withResolvers<void>();
  server.answers.mail = () => {
    asked.resolve();
    return { code: 451, text: "Not now" };
  };
  await asked.promise;
  await story.restart("kill");
  server.answers.mail = undefined;
  await publish();
  await until(() => published.every((id) => listed().includes(id)), 30_000);
  expect(new Set(listed())).toEqual(new Set(published));
});
