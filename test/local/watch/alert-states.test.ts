import { createAlertStates } from "../../../functions/local/watch/alert-states.ts";
import { alertStatesSuite } from "../../ports/alert-states.suite.ts";
import { aLocalStore } from "../../support/local-store.ts";

alertStatesSuite("SQLite", async () => {
  const { reader, writer, close } = await aLocalStore();
  return { states: createAlertStates(reader, writer), close };
});
