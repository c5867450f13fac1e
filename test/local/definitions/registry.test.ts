import { createRegistry } from "../../../functions/local/definitions/registry.ts";
import { registrySuite } from "../../ports/registry.suite.ts";
import { aLocalStore } from "../../support/local-store.ts";

registrySuite("SQLite", async () => {
  const { reader, writer, close } = await aLocalStore();
  return {
    registry: createRegistry(reader, writer),
    reopen: async () => createRegistry(reader, writer),
    close,
  };
});
