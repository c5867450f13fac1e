import { expect, test } from "vitest";
import { createAudit } from "../../../functions/local/people/audit.ts";
import { lockFolder } from "../../../functions/local/store/lock.ts";
import { createQuarantine } from "../../../functions/local/events/quarantine.ts";
import { createReplays } from "../../../functions/local/archive/replays.ts";
import { createSealing } from "../../../functions/local/people/sealing.ts";
import { createSecrets } from "../../../functions/local/people/secrets.ts";
import { createTokens } from "../../../functions/local/people/tokens.ts";
import { recordsSuite } from "../../ports/records.suite.ts";
import { aReplay } from "../../support/build.ts";
import { aLocalStore } from "../../support/local-store.ts";

recordsSuite("SQLite", async () => {
  const { folder, reader, writer, close } = await aLocalStore();
  return {
    quarantine: createQuarantine(reader, writer),
    tokens: createTokens(reader, writer, createSealing(folder)),
    audit: createAudit(reader, writer),
    replays: createReplays(reader, writer, { onChange: () => {} }),
    close,
  };
});

test("a replay to a URL is a target as long as the replay is known", async () => {
  const { reader, writer, close } = await aLocalStore();
  const replays = createReplays(reader, writer, { onChange: () => {} });
  await replays.add(aReplay({ to: { url: "https://new.example/hook", allowPrivateNetwork: true } }));
  expect(replays.targetOf("replay:r-1")).toMatchObject({
    kind: "http",
    url: "https://new.example/hook",
    allowPrivateNetwork: true,
  });
  expect(replays.targetOf("replay:r-2")).toBeUndefined();
  expect(replays.targetOf("r-1")).toBeUndefined();
  await close();
});

test("a secret that is not set is an error that names it", async () => {
  const secrets = createSecrets({ SET: "s3cret", EMPTY: "" });
  expect(await secrets.get("SET")).toBe("s3cret");
  for (const name of ["EMPTY", "UNSET"]) {
    await expect(secrets.get(name)).rejects.toMatchObject({
      code: "secret-missing",
      message: expect.stringContaining(name),
    });
  }
});

test("a data folder belongs to one at a time", async () => {
  const { folder, close } = await aLocalStore();
  const unlock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrowError(expect.objectContaining({ code: "data-folder-in-use" }));
  unlock();
  lockFolder(folder)();
  await close();
});
