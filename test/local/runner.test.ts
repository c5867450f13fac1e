import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { createRunner } from "../../functions/local/runner.ts";

const unheard = (error: unknown) => {
  throw error;
};

test("a signal while nothing runs begins a run, also after a run that had nothing to do", async () => {
  let runs = 0;
  const runner = createRunner(async () => {
    runs++;
  }, unheard);
  runner.signal();
  await turn();
  runner.signal();
  await turn();
  expect(runs).toBe(2);
});

test("signals during a run bring one more, never two at a time", async () => {
  let [runs, atOnce, most] = [0, 0, 0];
  const runner = createRunner(async () => {
    most = Math.max(most, ++atOnce);
    if (++runs === 1) for (let i = 0; i < 3; i++) runner.signal();
    await turn();
    atOnce--;
  }, unheard);
  runner.signal();
  for (let i = 0; i < 5; i++) await turn();
  expect({ runs, most }).toEqual({ runs: 2, most: 1 });
});

test("no signal is lost, whenever it comes", async () => {
  let work = 0;
  const runner = createRunner(async () => {
    work = 0;
  }, unheard);
  for (let i = 0; i < 200; i++) {
    work++;
    runner.signal();
    for (let microtasks = 0; microtasks < i % 7; microtasks++) await Promise.resolve();
  }
  await turn();
  expect(work).toBe(0);
});

test("stopping waits for the run under way and begins no more", async () => {
  let [begun, ended] = [0, 0];
  const runner = createRunner(async () => {
    begun++;
    await turn();
    ended++;
  }, unheard);
  runner.signal();
  await Promise.resolve();
  await Promise.resolve();
  runner.signal();
  await runner.stop();
  runner.signal();
  await turn();
  expect({ begun, ended }).toEqual({ begun: 1, ended: 1 });
});

test("a failure is reported and the next signal runs again", async () => {
  const heard: unknown[] = [];
  let runs = 0;
  const runner = createRunner(
    async () => {
      if (++runs === 1) throw new Error("once");
    },
    (error) => heard.push(error),
  );
  runner.signal();
  await turn();
  runner.signal();
  await turn();
  expect({ runs, heard }).toMatchObject({ runs: 2, heard: [{ message: "once" }] });
});
