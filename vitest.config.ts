import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // Many tests wait for processes and disks, so there is work for every core.
    maxWorkers: "100%",
    // A CommonJS default export is what Node makes of it, in tests as when it runs.
    deps: { interopDefault: false },
  },
});
