import type { Find } from "./find.ts";

/** More messages than that wait on a tap's broker. */
export const findTapLags: Find = async ({ of }, readings) =>
  (await readings.taps()).flatMap(({ id, lag = 0 }) => {
    const { waiting = 10_000 } = of(id);
    if (lag <= waiting) return [];
    const sentence = `${lag} messages wait on the broker of tap "${id}"`;
    return [{ resource: `source/${id}`, value: lag, threshold: waiting, sentence }];
  });

/** A tap has not been connected to its broker for so long. */
export const findBrokenTaps: Find = async ({ of }, readings) =>
  (await readings.taps()).flatMap(({ id, failing }) => {
    const { seconds = 60 } = of(id);
    if (!failing) return [];
    const value = Math.max(0, Math.round((readings.now - failing.since) / 1_000));
    if (value < seconds) return [];
    const sentence = `tap "${id}" has not been connected to its broker for ${value} s: ${failing.detail}`;
    return [{ resource: `source/${id}`, value, threshold: seconds, sentence }];
  });
