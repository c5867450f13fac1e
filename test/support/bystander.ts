import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect } from "vitest";
import { aPublished, aRuleFile, aTargetFile, type Story } from "./story.ts";
import { until } from "./until.ts";

/** What a bystander needs in the configuration: a rule and a target at the sink. */
export function bystanderFiles(url: string) {
  return {
    "rules/bystander.json": aRuleFile("bystander", "bystander"),
    "rules/targets/bystander.json": aTargetFile(`${url}/bystander`),
  };
}

/**
 * All through each test of the file somebody else publishes; each of their events is accepted and delivered, and in the
 * end the process is well, whatever happened beside.
 */
export function aBystander(story: Story): void {
  const ids = new Set<string>();
  let ended = false;
  let publishing = Promise.resolve();
  const publish = async () => {
    while (!ended) {
      const { id, ...event } = aPublished("bystander");
      const response = await story.signalbox.send({ id, ...event });
      if (response.status !== 202) throw new Error(`A bystander was answered ${response.status}`);
      ids.add(id);
      await sleep(5);
    }
  };
  beforeEach(() => {
    ended = false;
    publishing = publish();
    publishing.catch(() => {});
  });
  afterEach(async () => {
    const before = ids.size;
    await Promise.race([publishing, until(() => ids.size > before)]);
    ended = true;
    await publishing;
    const came = () => new Set(story.sink.at("/bystander").map(({ headers }) => String(headers["ce-id"])));
    await story.sink.until(() => ids.isSubsetOf(came()));
    const health = await fetch(`${story.signalbox.url}/health`);
    expect([health.status, await health.json()]).toMatchObject([200, { status: "ok" }]);
  });
}
