import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Tests that replace modules or change what a process has for itself: each file in a process of its own. Those of test/local too:
 * V8 can crash where threads that have stripped types end by the dozen in one process ("jit_page_->allocations_.erase").
 */
const APART = ["aws", "brokers", "local", "rocketmq", "support"].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

/** Tests that share an emulator, a worker's own; it is there as soon as the first of them is. */
const EMULATED = [
  "test/aws/ports/**/*.test.ts",
  ...[
    "brokers",
    "counts",
    "erase",
    "functions",
    "in-turn",
    "messages",
    "nothing-lost",
    "stream",
    "target-states",
  ].map((name) => `test/aws/**/${name}.test.ts`),
];

/** What waits for the minutes of schedules begins before all else, so that nobody waits for it at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => moduleId.endsWith("/test/aws/everywhere.test.ts");
    return Object.values(Object.groupBy(await super.sort(files), (file) => (isLong(file) ? 0 : 1))).flat();
  }
}

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
