import { afterEach, describe, expect, test, vi } from "vitest";
import { NotOnThisMachine, orSkip } from "./outside.ts";
import { startRocketMq } from "./rocketmq.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe("what is not on this machine", () => {
  const missing = () =>
    Promise.reject(
      new NotOnThisMachine("Cannot start the fax: there is no modem", {
        way: "Plug one in (apt-get install modem)",
      }),
    );
  const told = () => {
    const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    return () => write.mock.calls.map(([line]) => line);
  };

  test("skips tests where somebody works, and says on one line what is missing and the way to it", async () => {
    vi.stubEnv("CI", "");
    const lines = told();
    expect(await orSkip(missing)).toBeUndefined();
    expect(lines()).toEqual([
      "Tests are skipped: Cannot start the fax: there is no modem. Plug one in (apt-get install modem)\n",
    ]);
  });

  test("fails in CI, with the same words", async () => {
    vi.stubEnv("CI", "true");
    const lines = told();
    await expect(orSkip(missing)).rejects.toThrow(
      "Cannot start the fax: there is no modem. Plug one in (apt-get install modem)",
    );
    expect(lines()).toEqual([]);
  });

  test("is not a failure of what is there", async () => {
    await expect(orSkip(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  });
});

test("without Java it is told that RocketMQ wants it, and how to get it", async () => {
  vi.stubEnv("PATH", "/nowhere");
  await expect(startRocketMq()).rejects.toThrow(
    /^Cannot start RocketMQ: there is no java on the PATH\. Install a JDK .* and Maven \(apt-get install/,
  );
  await expect(startRocketMq()).rejects.toBeInstanceOf(NotOnThisMachine);
});
