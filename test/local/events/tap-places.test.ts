import { createTapPlaces } from "../../../functions/local/events/tap-places.ts";
import { tapPlacesSuite } from "../../ports/tap-places.suite.ts";
import { aLocalStore } from "../../support/local-store.ts";

tapPlacesSuite("SQLite", async (clock) => {
  const { reader, writer, close } = await aLocalStore();
  const create = () => createTapPlaces(reader, writer, clock);
  return { places: create(), again: create, close };
});
