import { afterAll } from "vitest";
import { tellOn } from "../flow/everywhere/floor.ts";
import { stories } from "../flow/everywhere/stories.ts";
import { startMiniStack } from "../support/ministack.ts";
import { orSkip } from "../support/outside.ts";
import { awsTargetsStory } from "./aws-targets-story.ts";
import { chosenLocalStack, givenEndpoint } from "./chosen-localstack.ts";
import { deployedOn } from "./deployed.ts";
import { secondDeployment } from "./second-deployment.ts";
import { tapStory } from "./tap-story.ts";

// Whoever gives an emulator wants that one.
const [ministack, localstack] = await Promise.all([
  givenEndpoint() === undefined ? orSkip(startMiniStack) : undefined,
  orSkip(() => chosenLocalStack()),
]);

afterAll(async () => {
  for (const emulator of [ministack, localstack]) await emulator?.stop();
}, 60_000);

// Both wait for schedules most of the time, and so at the same time.
tellOn("deployed on MiniStack,", ministack && deployedOn(ministack), [
  // Kinesis is not in LocalStack's core on every Python.
  secondDeployment(ministack?.endpoint ?? "", { shards: 1 }),
  ...(await stories()),
  tapStory(ministack?.endpoint ?? ""),
  awsTargetsStory(ministack?.endpoint ?? ""),
]);

tellOn("deployed on LocalStack,", localstack && deployedOn(localstack), [
  secondDeployment(localstack?.endpoint ?? ""),
  ...(await stories()),
  tapStory(localstack?.endpoint ?? ""),
  awsTargetsStory(localstack?.endpoint ?? ""),
]);
