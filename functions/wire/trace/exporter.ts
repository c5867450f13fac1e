import { otlpTraces } from "../../core/trace/otlp.ts";
import type { TraceSettings } from "../../core/trace/settings.ts";
import type { Span } from "../../core/trace/spans.ts";

/** Brings spans to a collector, when there is time. Nobody waits for it, and nothing but spans is lost when it is down. */
export interface SpanExporter {
  add(span: Span): void;
  /** Sends what waits, and takes no longer than that. Never rejects. */
  flush(timeoutMs: number): Promise<void>;
  /** Spans that came when too many waited, or that the collector does not want. */
  dropped(): number;
  /** Whether the collector was just seen to be down, and is left alone for a while. */
  resting(): boolean;
}

export interface ExporterTools {
  readonly clock: () => number;
  readonly report: (error: unknown) => void;
  /** Headers that are not known from the start, such as a key. */
  readonly headers?: (() => Promise<Readonly<Record<string, string>>>) | undefined;
}

/** After a failure it is tried again so much later, twice as much each time up to this. */
const LONGEST_PAUSE_MS = 60_000;
/** A collector's answers that pass, as OTLP has it. */
const PASSING: ReadonlySet<number> = new Set([429, 502, 503, 504]);

export function createSpanExporter(settings: TraceSettings, tools: ExporterTools): SpanExporter {
  const { mostWaiting, mostAtOnce, everyMs, timeoutMs } = settings;
  const queue: Queue = { spans: [], dropped: 0 };
  let pauseMs = everyMs;
  let resumesAt = 0;
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> | undefined;
  const sendAll = async (limitMs: number) => {
    let sent = true;
    while (sent && queue.spans.length > 0) sent = await sendSome(queue, settings, { ...tools, limitMs });
    pauseMs = sent ? everyMs : Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
    resumesAt = sent ? 0 : tools.clock() + pauseMs;
    sending = undefined;
    if (queue.spans.length > 0) wake(pauseMs);
  };
  const send = (limitMs: number) => (sending ??= sendAll(limitMs));
  const wake = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      void send(timeoutMs);
    }, ms).unref();
  };
  return {
    add(span) {
      if (queue.spans.length >= mostWaiting) queue.dropped++;
      else queue.spans.push(span);
      if (sending) return;
      if (queue.spans.length === mostAtOnce && resumesAt === 0) wake(0);
      else if (!timer) wake(pauseMs);
    },
    async flush(limitMs) {
      if (queue.spans.length === 0) return;
      clearTimeout(timer);
      timer = undefined;
      await Promise.race([send(Math.min(limitMs, timeoutMs)), after(limitMs)]);
    },
    dropped: () => queue.dropped,
    resting: () => tools.clock() < resumesAt,
  };
}

interface Queue {
  spans: Span[];
  dropped: number;
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

type Sending = ExporterTools & { readonly limitMs: number };

/** One batch; false when the collector could not take it. What it will never take goes. */
async function sendSome(queue: Queue, settings: TraceSettings, sending: Sending): Promise<boolean> {
  const batch = queue.spans.slice(0, settings.mostAtOnce);
  const problem = await post(settings, batch, sending);
  if (problem === undefined || problem.final) queue.spans = queue.spans.slice(batch.length);
  if (!problem) return true;
  if (problem.final) queue.dropped += batch.length;
  sending.report(new Error(`Cannot send traces to ${new URL(settings.url).host}: ${problem.what}`));
  return problem.final;
}

interface Problem {
  readonly what: string;
  /** The same spans will be refused again. */
  readonly final: boolean;
}

async function post(
  { url, headers, resource }: TraceSettings,
  spans: readonly Span[],
  sending: Sending,
): Promise<Problem | undefined> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers, ...(await sending.headers?.()) },
      body: otlpTraces(spans, resource),
      signal: AbortSignal.timeout(sending.limitMs),
      redirect: "error",
    });
    await response.body?.cancel();
    if (response.ok) return undefined;
    return { what: `it answered ${response.status}`, final: !PASSING.has(response.status) };
  } catch (error) {
    const { message, cause } = error as Error & { cause?: Error };
    return { what: cause?.message || message, final: false };
  }
}
