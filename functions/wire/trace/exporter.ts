import { retryAfterSeconds } from "../../core/http/retry-after.ts";
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
/** A collector may ask for more, by Retry-After, but not for ever. */
const LONGEST_ASKED_MS = 600_000;
/** A collector's answers that pass, as OTLP has it. */
const PASSING: ReadonlySet<number> = new Set([429, 502, 503, 504]);

export function createSpanExporter(settings: TraceSettings, tools: ExporterTools): SpanExporter {
  const { mostWaiting, mostAtOnce, everyMs, timeoutMs } = settings;
  const line: Line = { settings, tools, spans: [], dropped: 0, pauseMs: everyMs, askedMs: 0, resumesAt: 0 };
  return {
    add(span) {
      if (line.spans.length >= mostWaiting) line.dropped++;
      else line.spans.push(span);
      if (line.sending) return;
      if (line.spans.length === mostAtOnce && line.resumesAt === 0) wake(line, 0);
      else if (!line.timer) wake(line, line.pauseMs);
    },
    async flush(limitMs) {
      if (line.spans.length === 0) return;
      clearTimeout(line.timer);
      delete line.timer;
      await Promise.race([send(line, Math.min(limitMs, timeoutMs)), after(limitMs)]);
    },
    dropped: () => line.dropped,
    resting: () => tools.clock() < line.resumesAt,
  };
}

/** Spans that wait, and when they go. */
interface Line {
  readonly settings: TraceSettings;
  readonly tools: ExporterTools;
  spans: Span[];
  dropped: number;
  pauseMs: number;
  /** What the collector's last answer asked to wait. */
  askedMs: number;
  /** Epoch ms; 0 while all is well. */
  resumesAt: number;
  timer?: NodeJS.Timeout;
  sending?: Promise<void>;
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

function wake(line: Line, ms: number): void {
  clearTimeout(line.timer);
  line.timer = setTimeout(() => {
    delete line.timer;
    void send(line, line.settings.timeoutMs);
  }, ms).unref();
}

/** All that waits; what is under way already is what is waited for. */
function send(line: Line, limitMs: number): Promise<void> {
  return (line.sending ??= sendAll(line, limitMs));
}

async function sendAll(line: Line, limitMs: number): Promise<void> {
  const { everyMs } = line.settings;
  line.askedMs = 0;
  let sent = true;
  while (sent && line.spans.length > 0) sent = await sendSome(line, limitMs);
  line.pauseMs = sent ? everyMs : Math.max(Math.min(LONGEST_PAUSE_MS, line.pauseMs * 2), line.askedMs);
  line.resumesAt = sent ? 0 : line.tools.clock() + line.pauseMs;
  delete line.sending;
  if (line.spans.length > 0) wake(line, line.pauseMs);
}

/** One batch; false when the collector could not take it. What it will never take goes. */
async function sendSome(line: Line, limitMs: number): Promise<boolean> {
  const { settings, tools } = line;
  const batch = line.spans.slice(0, settings.mostAtOnce);
  const problem = await post(batch, line, limitMs);
  if (problem === undefined || problem.final) line.spans = line.spans.slice(batch.length);
  if (!problem) return true;
  line.askedMs = Math.min(problem.askedMs ?? 0, LONGEST_ASKED_MS);
  if (problem.final) line.dropped += batch.length;
  tools.report(new Error(`Cannot send traces to ${new URL(settings.url).host}: ${problem.what}`));
  return problem.final;
}

interface Problem {
  readonly what: string;
  /** The same spans will be refused again. */
  readonly final: boolean;
  readonly askedMs?: number;
}

async function post(
  spans: readonly Span[],
  { settings: { url, headers, resource }, tools }: Line,
  limitMs: number,
): Promise<Problem | undefined> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers, ...(await tools.headers?.()) },
      body: otlpTraces(spans, resource),
      signal: AbortSignal.timeout(limitMs),
      redirect: "error",
    });
    await response.body?.cancel();
    if (response.ok) return undefined;
    const asked = retryAfterSeconds(response.headers.get("retry-after") ?? undefined, tools.clock());
    const what = `it answered ${response.status}`;
    return {
      what,
      final: !PASSING.has(response.status),
      ...(asked !== undefined && { askedMs: asked * 1_000 }),
    };
  } catch (error) {
    const { message, cause } = error as Error & { cause?: Error };
    return { what: cause?.message || message, final: false };
  }
}
