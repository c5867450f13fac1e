import { afterAll } from "vitest";
import { tellOn } from "../flow/everywhere/floor.ts";
import { stories } from "../flow/everywhere/stories.ts";
import { orSkip } from "../support/outside.ts";
import { chosenLocalStack } from "./chosen-localstack.ts";
import { deployedOn } from "./deployed.ts";
import { secondDeployment } from "./second-deployment.ts";
import { tapStory } from "./tap-story.ts";

const localstack = await orSkip(() => chosenLocalStack());

afterAll(() => localstack?.stop(), 60_000);

tellOn("deployed on LocalStack,", localstack && deployedOn(localstack), [
  ...stories,
  tapStory(localstack?.endpoint ?? ""),
  secondDeployment(localstack?.endpoint ?? ""),
]);
