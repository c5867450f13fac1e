import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const kindsIn = (folder: string) =>
  readdirSync(folder)
    .filter((file) => file !== "shared.schema.json")
    .map((file) => [file.replace(".schema.json", "")] as const);
const tests = readdirSync("test", { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".test.ts"),
);
const suiteOf = (kind: string, folders: string) =>
  tests.find((file) => new RegExp(`^(${folders})/(?:.*/)?${kind}\\.test\\.ts$`).test(file));
const pages = ["docs/targets.md", ...readdirSync("docs/targets").map((file) => `docs/targets/${file}`)];
const page = pages.map((path) => readFileSync(path, "utf8")).join("\n");

/** A kind is one file, one schema, one row of a table, one suite; the compiler sees to the row. */
describe("each kind", () => {
  test.each(kindsIn("schemas/targets"))(
    "of target has a file, a place in the docs and a suite: %s",
    (kind) => {
      expect(existsSync(`functions/targets/${kind}.ts`)).toBe(true);
      expect(page).toMatch(new RegExp(`^ *(?:\\{ )?"kind": "${kind}"`, "m"));
      expect(suiteOf(kind, "targets|brokers|rocketmq|control")).toBeDefined();
    },
  );

  test.each(kindsIn("schemas/taps"))("of tap has a file, a place in the docs and a suite: %s", (broker) => {
    expect(existsSync(`functions/sources/taps/${broker}.ts`)).toBe(true);
    expect(readFileSync("docs/taps.md", "utf8")).toContain(`"broker": "${broker}"`);
    const suite = suiteOf(broker, "brokers|rocketmq");
    expect(suite).toBeDefined();
    const files = readdirSync(`test/${suite!.split("/")[0]}`).map(
      (file) => `test/${suite!.split("/")[0]}/${file}`,
    );
    expect(files.some((file) => readFileSync(file, "utf8").includes("tapSuite("))).toBe(true);
  });
});
