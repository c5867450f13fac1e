import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { aRuleFile, aTargetFile } from "../../support/story.ts";
import type { FlowStory } from "./floor.ts";

const SECRET = "everywhere";

/** A webhook comes in by its signature, and by nothing else. */
export const webhook: FlowStory = {
  name: "a webhook",
  secrets: { EVERYWHERE_GITHUB: SECRET },
  files: ({ url }) => ({
    "rules/sources/everywhere.json": {
      kind: "webhook",
      preset: "github",
      secrets: [{ secret: "EVERYWHERE_GITHUB" }],
    },
    "rules/everywhere-pushes.json": aRuleFile("com.github.push", "everywhere-pushes"),
    "rules/targets/everywhere-pushes.json": aTargetFile(`${url}/pushes`),
  }),
  tell(signalbox) {
    const push = (delivery: string, secret: string) => {
      const body = JSON.stringify({
        ref: "refs/heads/main",
        repository: { url: "https://git.example/shop" },
      });
      const signature = createHmac("sha256", secret).update(body).digest("hex");
      const headers = {
        "content-type": "application/json",
        "x-github-event": "push",
        "x-github-delivery": delivery,
        "x-hub-signature-256": `sha256=${signature}`,
      };
      return signalbox.post("/hooks/everywhere", { headers, body });
    };

    test("that is signed becomes an event and goes its way", async () => {
      const response = await push("delivery-1", SECRET);
      expect(response.status).toBe(202);
      expect(await response.json()).toMatchObject({ id: "delivery-1", status: "accepted" });
      const [received] = await signalbox.until(
        () => signalbox.sink.at("/pushes").length > 0 && signalbox.sink.at("/pushes"),
      );
      expect(received!.headers).toMatchObject({ "ce-type": "com.github.push", "ce-id": "delivery-1" });
    });

    test("with another signature is refused", async () => {
      const response = await push("delivery-2", "guessed");
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ code: "signature-invalid" });
    });
  },
};
