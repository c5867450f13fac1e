import { describe } from "vitest";
import { startMiniStack } from "../support/ministack.ts";
import { orSkip } from "../support/outside.ts";

const ministack = await orSkip(startMiniStack);

/** Stories that the SDK's clients tell to an emulator, which serves all files of a worker and ends with it; skipped where there can be none. */
export function onMiniStack(stories: () => void): void {
  describe.skipIf(!ministack)("on MiniStack", () => {
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: ministack?.endpoint,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
    });
    stories();
  });
}
