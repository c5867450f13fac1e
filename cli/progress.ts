import { paint } from "./paint.ts";
import { durationText } from "./time.ts";

/** How far long work is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Of what, in the plural: `events`. */
  readonly unit: string;
  /** Per second. */
  readonly rate: number;
}

const WIDTH = 28;

/** `━━━━━━━──────── 45 %  12,345 of 27,000 events  9,876/s  2 s left` */
export function progressLine({ done, total, unit, rate }: Progress): string {
  const share = total > 0 ? Math.min(1, done / total) : 1;
  const filled = Math.round(share * WIDTH);
  const bar = paint.good("━".repeat(filled)) + paint.dim("─".repeat(WIDTH - filled));
  const percent = `${Math.floor(share * 100)} %`.padStart(5);
  const left = rate > 0 && done < total ? `  ${durationText(((total - done) / rate) * 1000)} left` : "";
  return `${bar} ${percent}  ${number(done)} of ${number(total)} ${unit}  ${number(rate)}/s${left}`;
}

/** A line on stderr that is drawn over while work goes on; silent when stderr is no terminal. */
export function progressBar(): { show(progress: Progress): void; end(): void } {
  const { stderr } = process;
  return {
    show: (progress) => void (stderr.isTTY && stderr.write(`\r${progressLine(progress)}\u001B[K`)),
    end: () => void (stderr.isTTY && stderr.write("\r\u001B[K")),
  };
}

/** Events per second between two looks, a little smoothed so that it does not flicker. */
export function rateMeter(): (done: number, atMs: number) => number {
  let last: { done: number; at: number; rate: number } | undefined;
  return (done, at) => {
    const seconds = last ? (at - last.at) / 1000 : 0;
    if (!last || seconds <= 0) last = { done, at, rate: last?.rate ?? 0 };
    else {
      const rate = (done - last.done) / seconds;
      last = { done, at, rate: last.rate === 0 ? rate : last.rate * 0.6 + rate * 0.4 };
    }
    return last.rate;
  };
}

function number(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}
