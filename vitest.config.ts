import { defineConfig } from "vitest/config";

/** Tests that replace modules or change what a process has for itself: each file in a process of its own. */
const APART = ["test/aws/**", "test/brokers/**", "test/local/**", "test/rocketmq/**", "test/support/**"].map(
  (folder) => `${folder}/*.test.ts`,
);

export default defineConfig({
  test: {
    // Properties and templates of the CDK take their time where others work on the same cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Many tests wait for processes and disks, so there is work for every core.
    maxWorkers: "100%",
    unstubEnvs: true,
    // A CommonJS default export is what Node makes of it, in tests as when it runs.
    deps: { interopDefault: false },
    projects: [
      {
        extends: true,
        test: { name: "together", isolate: false, include: ["test/**/*.test.ts"], exclude: APART },
      },
      { extends: true, test: { name: "apart", include: APART } },
    ],
  },
});
