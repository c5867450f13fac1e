import { afterAll } from "vitest";
import { tellOn } from "../flow/everywhere/floor.ts";
import { stories } from "../flow/everywhere/stories.ts";
import { startMiniStack } from "../support/ministack.ts";
import { orSkip } from "../support/outside.ts";
import { givenEndpoint } from "./chosen-localstack.ts";
import { deployedOn } from "./deployed.ts";
import { secondDeployment } from "./second-deployment.ts";
import { tapStory } from "./tap-story.ts";

// Whoever gives an emulator wants that one.
const ministack = givenEndpoint() === undefined ? await orSkip(startMiniStack) : undefined;

afterAll(() => ministack?.stop(), 60_000);

tellOn("deployed on MiniStack,", ministack && deployedOn(ministack), [
  ...stories,
  tapStory(ministack?.endpoint ?? ""),
  // Kinesis is not in LocalStack's core on every Python.
  secondDeployment(ministack?.endpoint ?? "", { shards: 1 }),
]);
