import { createDigests, leaveDigest } from "../../../functions/local/deliveries/digests.ts";
import { digestsSuite } from "../../ports/digests.suite.ts";
import { aLocalStore } from "../../support/local-store.ts";

digestsSuite("SQLite", async (clock) => {
  const { reader, writer, close } = await aLocalStore();
  return {
    digests: createDigests(reader, writer, clock),
    leave: (target, isLeft) => leaveDigest(target, isLeft, { reader, writer }),
    close,
  };
});
