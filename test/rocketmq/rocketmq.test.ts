import { describe } from "vitest";
import { commonTapSuite } from "./tap.suite.ts";
import { crashSuite } from "./crash.suite.ts";
import { docsSuite } from "./docs.suite.ts";
import { lambdaSuite } from "./lambda.suite.ts";
import { takingSuite } from "./taking.suite.ts";
import { targetSuite } from "./target.suite.ts";
import { watchSuite } from "./watch.suite.ts";
import { aRocketMqWorld } from "./world.ts";

/** One RocketMQ for all of these tests, since it takes seconds to start. */
const world = await aRocketMqWorld({ quick: true });

describe.skipIf(!world)("with a real RocketMQ", () => {
  if (!world) return;
  targetSuite(world);
  commonTapSuite(world);
  takingSuite(world);
  watchSuite(world);
  docsSuite(world);
  lambdaSuite(world);
  crashSuite(world);
});
