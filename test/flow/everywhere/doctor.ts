import { expect, test } from "vitest";
import { aTargetFile } from "../../support/story.ts";
import type { FlowStory } from "./floor.ts";

interface Examination {
  readonly status: string;
  readonly checks: readonly {
    readonly code: string;
    readonly level: string;
    readonly sentence: string;
    readonly todo?: string;
  }[];
}

/** Somebody looks at everything, wherever it runs, and says what is not as it should be. */
export const doctor: FlowStory = {
  name: "the doctor",
  files: ({ url }) => ({
    "rules/targets/everywhere-ill.json": aTargetFile(`${url}/ill`),
  }),
  tell(signalbox) {
    const examined = () => signalbox.until(() => signalbox.api<Examination>("/api/doctor"));

    test("can look at all there is, and says what somebody has paused, with the way out", async () => {
      await signalbox.api("/api/targets/everywhere-ill/pause", {});
      const paused = await signalbox.until(async () =>
        (await examined()).checks.find(
          ({ code, sentence }) => code === "targets-paused" && sentence.includes('"everywhere-ill"'),
        ),
      );
      expect(paused).toMatchObject({ level: "warn", todo: expect.any(String) });
      // A check that takes too long has not looked.
      const checks = await signalbox.until(async () => {
        const all = (await examined()).checks;
        expect(all.filter(({ level }) => level === "unknown")).toEqual([]);
        return all;
      });
      expect(checks.find(({ code }) => code === "node-version")).toMatchObject({ level: "fine" });
      // What others of these stories define meanwhile may be not well for a moment.
      expect(checks.map(({ code }) => code)).toEqual(
        expect.arrayContaining([
          "definitions-valid",
          "secrets-there",
          "targets-reachable",
          "journal-readable",
        ]),
      );
      // Where events wait is the disk of one machine, or a queue of AWS.
      expect(checks.some(({ code }) => code === "disk-space" || code === "queue-events")).toBe(true);
      await signalbox.api("/api/targets/everywhere-ill/resume", {});
      await signalbox.until(async () =>
        (await examined()).checks.every(
          ({ code, sentence }) => code !== "targets-paused" || !sentence.includes('"everywhere-ill"'),
        ),
      );
    });
  },
};
