import { beforeAll, describe } from "vitest";

const endpoint = process.env["MINISTACK_ENDPOINT"];

/** Stories that the SDK's clients tell to an emulator on this machine. */
export function onMiniStack(stories: () => void): void {
  describe.skipIf(!endpoint)("on MiniStack", () => {
    beforeAll(() => {
      Object.assign(process.env, {
        AWS_ENDPOINT_URL: endpoint,
        AWS_REGION: "us-east-1",
        AWS_ACCESS_KEY_ID: "test",
        AWS_SECRET_ACCESS_KEY: "test",
      });
    });
    stories();
  });
}
