import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const AWAKE = JSON.stringify(new URL("../../functions/aws/awake.ts", import.meta.url).href);

/** Calls a handler in a process of its own: it waits for what holds no process. */
function called(how: string) {
  const code = `
    import { awake } from ${AWAKE};
    const handler = async (text) => {
      await new Promise((resolve) => setTimeout(resolve, 50).unref());
      if (text === "fail") throw new Error("it failed");
      return text;
    };
    console.log(await (${how}).catch((error) => error.message));`;
  const { stdout, status } = spawnSync(process.execPath, ["--input-type=module", "-e", code], {
    encoding: "utf8",
  });
  return { said: stdout.trim(), status };
}

test("what holds no process ends one that waits for it", () => {
  expect(called('handler("done")')).toEqual({ said: "", status: 13 });
});

test("a function that waits for it is awake until it is done", () => {
  expect(called('awake(handler)("done")')).toEqual({ said: "done", status: 0 });
});

test("a function that fails ends as others do, and holds its process no longer", () => {
  expect(called('awake(handler)("fail")')).toEqual({ said: "it failed", status: 0 });
});
