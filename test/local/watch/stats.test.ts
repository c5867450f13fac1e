import { createStats } from "../../../functions/local/watch/stats.ts";
import { statsSuite } from "../../ports/stats.suite.ts";
import { aLocalStore } from "../../support/local-store.ts";

statsSuite("SQLite", async () => {
  const { reader, writer, close } = await aLocalStore();
  return { stats: createStats(reader, writer), close };
});
