import { createArchive } from "../../functions/local/archive/archive.ts";
import { createErasing } from "../../functions/local/archive/erasing.ts";
import { erasuresSuite } from "../ports/erasures.suite.ts";
import { NOW } from "../support/build.ts";
import { aFilledStore } from "../support/filled-store.ts";
import { until } from "../support/until.ts";

erasuresSuite("SQLite", async () => {
  const store = await aFilledStore();
  const { folder, reader, writer, segments, close } = store;
  const erasures = createErasing({
    ...{ folder, reader, writer, segments },
    lanes: { withhold: () => true, settled: () => {} },
    waiting: () => 0,
    clock: () => NOW + 60_000,
    onTrouble: () => {},
  });
  return {
    ...{ erasures, close },
    async keep(events) {
      await store.accept(...events);
      await store.pack();
    },
    async settle() {
      await until(async () => {
        const { items } = await erasures.list({ limit: 100 });
        return items.every(({ status }) => status === "done");
      });
    },
    async found() {
      const { items } = await createArchive(reader, segments).search({ limit: 100 });
      return items.map(({ id }) => id).toReversed();
    },
  };
});
