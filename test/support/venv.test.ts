import { execFileSync } from "node:child_process";
import { describe, expect, test, vi } from "vitest";
import { orSkip } from "./outside.ts";
import { venv } from "./venv.ts";

const here = await orSkip(() => venv("tiny", ["six==1.17.0"]));

describe.skipIf(!here)("a Python environment", () => {
  test("has the packages, at the version", () => {
    expect(execFileSync(here!, ["-c", "import six; print(six.__version__)"], { encoding: "utf8" })).toBe(
      "1.17.0\n",
    );
  });

  test("is made once, whoever asks for it", async () => {
    const requirements = ["six==1.16.0"];
    const pythons = await Promise.all([1, 2, 3].map(() => venv("tiny", requirements)));
    expect(new Set(pythons).size).toBe(1);
  });

  test("that cannot be made is told with its reason", async () => {
    await expect(venv("tiny", ["six==0.0.0"])).rejects.toThrow(
      /^Cannot make the Python environment "tiny": .*six==0\.0\.0/s,
    );
  });
});

test("a version that is not exact is refused", async () => {
  await expect(venv("tiny", ["six>=1"])).rejects.toThrow('"six>=1" has no exact version');
});

test("without python3 it is told", async () => {
  vi.stubEnv("PATH", "/nowhere");
  await expect(venv("none", ["six==1.15.0"])).rejects.toThrow("there is no python3 on the PATH");
  vi.unstubAllEnvs();
});
