import { examine } from "./examine.ts";
import { described, listOf, object, oneOf, ref, text } from "../definitions/json-schema.ts";
import { defineRoute, type Route } from "../route.ts";

export const doctorRoutes: readonly Route[] = [
  defineRoute({
    tag: "Diagnosis",
    method: "GET",
    path: "/api/doctor",
    right: "operate",
    summary: "Look at everything, and say what is not as it should be",
    description:
      "Machine, storage, files, rules, targets, deliveries, archive, people and alerts: each check with a code, what is so, and the way out. It changes nothing; targets are connected to, and sent nothing.",
    answers: { 200: { description: "All checks, the worst first.", schema: ref("Examination") } },
    handle: async (_, ports) => ({ body: await examine(ports) }),
  }),
];

/** What doctor found, as the API document has it. */
export const examinationSchema = object({
  status: described(oneOf("bad", "warn", "fine"), "That of the worst check."),
  checks: listOf(
    object({
      code: described(text, "Scripts may hold on to it."),
      about: oneOf(
        ...([
          "machine",
          "storage",
          "files",
          "rules",
          "targets",
          "deliveries",
          "archive",
          "people",
          "watch",
        ] as const),
      ),
      level: described(oneOf("bad", "warn", "fine", "unknown"), "unknown: it could not be looked at."),
      sentence: described(text, "What is so."),
      "todo?": described(text, "The way out."),
    }),
  ),
});
