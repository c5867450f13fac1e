import { afterAll, describe, expect, test } from "vitest";
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
    "rules/slow-digest.json": aRuleFile("slow-digest", "board"),
    "rules/targets/board.json": {
      kind: "email",
      from: "signalbox@shop.example",
      to: ["board@shop.example"],
      subject: "{{ count }} orders",
      text: "{% for one in events %}{{ one.event.id }}\n{% endfor %}",
      digest: { windowSeconds: 3 },
      smtp: server.smtp,
      allowPrivateNetwork: true,
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

describe("the delivery that stands for a digest", () => {
  interface View {
    readonly id: string;
    readonly status: string;
    readonly reason?: { readonly code: string };
  }
  const board = () =>
    server.mails
      .filter(({ recipients }) => recipients.includes("board@shop.example"))
      .map(({ parsed }) => (parsed.text ?? "").trim().split("\n").toSorted());
  const publish = async (count: number) => {
    const events = Array.from({ length: count }, () => aPublished("slow-digest"));
    await story.signalbox.publish(events);
    return events.map(({ id }) => id).toSorted();
  };
  const listed = async (status: string) =>
    (await story.signalbox.api<{ items: View[] }>(`/api/deliveries?target=board&status=${status}`)).items;
  const waiting = () =>
    until(async () => (await listed("waiting")).find(({ reason }) => reason?.code === "digest-open"));

  test("is dead when the mail is refused, and a redrive brings the whole digest", {
    timeout: 60_000,
  }, async () => {
    server.answers.mail = () => ({ code: 550, text: "Not this one" });
    const ids = await publish(4);
    const [dead] = await until(async () => {
      const found = await listed("dead");
      return found.length > 0 && found;
    });
    expect(dead).toMatchObject({ reason: { code: "target-refused" } });
    server.answers.mail = undefined;
    await story.signalbox.api("/api/dead-letters/redrive", { ids: [dead!.id] });
    await until(() => board().length > 0);
    expect(board()).toEqual([ids]);
  });

  /** What has only just ended its attempt may count as under way still, and those are left alone. */
  const skipped = () =>
    until(
      async () => (await story.signalbox.api<{ skipped: number }>("/api/targets/board/skip", {})).skipped > 0,
    );

  test.each(["cancel", "skip"])(
    "and is let go of by a %s is joined by nobody any more: what comes is in another",
    {
      timeout: 60_000,
    },
    async (act) => {
      const before = board().length;
      await publish(2);
      const { id } = await waiting();
      if (act === "cancel") await story.signalbox.api(`/api/deliveries/${id}/cancel`, {});
      else await skipped();
      const ids = await publish(3);
      await until(() => board().length > before);
      expect(board().slice(before)).toEqual([ids]);
    },
  );
});
