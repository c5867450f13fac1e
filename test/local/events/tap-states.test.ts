import { createTapStates } from "../../../functions/local/events/tap-states.ts";
import { tapStatesSuite } from "../../ports/tap-states.suite.ts";
import { aLocalStore } from "../../support/local-store.ts";
import { aClock } from "../../support/ports.ts";

tapStatesSuite("SQLite", async () => {
  const { reader, writer, close } = await aLocalStore();
  const create = () => createTapStates(reader, writer, aClock());
  return { states: create(), again: create, close };
});
