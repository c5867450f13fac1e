import { expire } from "../../../functions/aws/archive/retention.ts";
import { archiveSuite } from "../../ports/archive.suite.ts";
import { onMiniStack } from "../emulator.ts";
import { aFloor } from "../floor.ts";
import { packedArchive } from "../packed-archive.ts";

onMiniStack(() => {
  archiveSuite("S3 and DynamoDB", async () => {
    const floor = await aFloor();
    return {
      ...packedArchive(floor),
      async expire(now) {
        await expire(floor.hot, floor.bucket, now);
      },
      close: async () => floor.close(),
    };
  });
});
