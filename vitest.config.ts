import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Tests that replace modules or change what a process has for itself: each file in a process of its own. */
const APART = [
  ...["aws", "brokers", "rocketmq", "support"].map((folder) => `test/${folder}/**/*.test.ts`),
  "test/local/**/{delivering,replay-loop,route-loop}.test.ts",
];

export default defineConfig({
  test: {
    // Properties and templates of the CDK take their time where others work on the same cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Many tests wait for processes and disks: one more than there are cores keeps every core at work.
    maxWorkers: availableParallelism() + 1,
    // Stories that are told side by side wait as well.
    maxConcurrency: 12,
    sequence: { sequencer: LongestFirst },
    unstubEnvs: true,
    // A CommonJS default export is what Node makes of it, in tests as when it runs.
    deps: { interopDefault: false },
    projects: [
      {
        extends: true,
        test: { name: "together", isolate: false, include: ["test/**/*.test.ts"], exclude: APART },
      },
      { extends: true, test: { name: "emulated", isolate: false, include: EMULATED } },
      { extends: true, test: { name: "apart", include: APART, exclude: EMULATED } },
    ],
  },
});
