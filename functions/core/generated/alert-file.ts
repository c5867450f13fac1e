/* Made from schemas/alert.schema.json by `npm run generate`. */

/**
 * This interface was referenced by `AlertFile`'s JSON-Schema
 * via the `definition` "when".
 */
export type When = {
  type:
    | "total"
    | "change"
    | "latency"
    | "surge"
    | "fall"
    | "silence"
    | "backlog"
    | "blocked"
    | "breaker-open"
    | "replay-stuck"
    | "replay-expired"
    | "archive-late"
    | "rules-outdated"
    | "near-limit"
    | "tap-lag"
    | "tap-broken"
    | "rocketmq-down"
    | "rocketmq-lag"
    | "rocketmq-expiring"
    | "rocketmq-dead-letters"
    | "rocketmq-consumer-gone"
    | "probe"
    | "heartbeat"
    | "report";
  /**
   * Of a report: at what time of the day in `timeZone` it is told.
   */
  at?: string;
  /**
   * What is watched; each of the kind by itself.
   */
  of?: "bus" | "source" | "producer" | "type" | "rule" | "target" | "function";
  /**
   * Only this one; then it is looked at also when there is no traffic at all.
   */
  id?: string;
  measure?: Measure;
  is?: Comparison;
  value?: Threshold;
  minutes?: Window;
  latency?: LatencyOf;
  onZeroBefore?: OnZeroBefore;
  atLeast?: LeastTraffic;
  aboveAverage?: AboveAverage;
  aboveMaximum?: AboveMaximum;
  percent?: Percent;
  waiting?: MostWaiting;
  seconds?: Duration;
};
/**
 * This interface was referenced by `AlertFile`'s JSON-Schema
 * via the `definition` "measure".
 */
export type Measure = "count" | "bytes" | "failed" | "retried" | "dead";
/**
 * This interface was referenced by `AlertFile`'s JSON-Schema
 * via the `definition` "comparison".
 */
export type Comparison = ">" | ">=" | "<" | "<=";
/**
 * total, latency (ms): the threshold. change: percent. rocketmq-dead-letters: more messages than that (default 0). replay-expired: more events than that (default 0).
 *
 * This interface was referenced by `AlertFile`'s JSON-Schema
 * via the `definition` "threshold".
 */
export type Threshold = number;
/**
 * The window, up to now. heartbeat: how often (default 1). probe: how often (default 5). rocketmq-dead-letters: default 60.
 *
 * This interface was referenced by `AlertFile`'s JSON-Schema
 * via the `definition` "window".
 */
export type Window = number;
/**
 * This interface was referenced by `AlertFile`'s JSON-Schema
 * via the `definition` "latencyOf".
 */
export type LatencyOf = "p50" | "p90" | "p99" | "max";
/**
 * change: what any traffic after none is.
 *
 * This interface was referenced by `AlertFile`'s JSON-Schema
 * via the `definition` "onZeroBefore".
 */
export type OnZeroBefore = "ignore" | "raise";
/**
 * surge: events a minute (default 100). fall, silence: events a day that there usually are (default 100).
 *
 * This interface was referenced by `AlertFile`'s JSON-Schema
 * via the `definition` "leastTraffic".
 */
export type LeastTraffic = number;
/**
 * surge: percent above the average of the days' greatest minutes.
 *
 * This interface was referenced by `AlertFile`'s JSON-Schema
 * via the `definition` "aboveAverage".
 */
export type AboveAverage = number;
/**
 * surge: percent above the greatest minute of all days.
 *
 * This interface was referenced by `AlertFile`'s JSON-Schema
 * via the `definition` "aboveMaximum".
 */
export type AboveMaximum = number;
/**
 * fall: so much less than usual at this time of the day. rocketmq-expiring: so much of the time for which the broker keeps messages. near-limit: more than so much of what there is.
 *
 * This interface was referenced by `AlertFile`'s JSON-Schema
 * via the `definition` "percent".
 */
export type Percent = number;
/**
 * backlog: more deliveries than that wait, and the oldest for longer than `seconds`. tap-lag, rocketmq-lag: more messages than that wait on the broker.
 *
 * This interface was referenced by `AlertFile`'s JSON-Schema
 * via the `definition` "mostWaiting".
 */
export type MostWaiting = number;
/**
 * backlog: default 300. blocked: attempts are under way and none has succeeded for so long (default 60). breaker-open: for so long (default 1). replay-stuck: no progress for so long (default 600). archive-late: events lack in the archive for so long (default 600). rules-outdated: replaced so long ago (default 300). tap-broken: not connected for so long (default 60). rocketmq-down: not read for so long (default 120). rocketmq-lag: the oldest waits for longer (default 300). rocketmq-expiring: only where the broker's store reaches so far back (default 43200). rocketmq-consumer-gone: no consumer for so long (default 300). probe: it is to arrive within (default 120).
 *
 * This interface was referenced by `AlertFile`'s JSON-Schema
 * via the `definition` "duration".
 */
export type Duration = number;

/**
 * What rules/alerts/<id>.json may say: what is watched each minute, and when somebody is told. An alert is an event: `signalbox.alert.raised` and `signalbox.alert.cleared`, which ordinary rules carry to people.
 */
export interface AlertFile {
  $schema?: string;
  description?: string;
  enabled?: boolean;
  severity?: "info" | "warning" | "critical";
  when: When;
  /**
   * Ids of what is watched that are left out.
   *
   * @maxItems 200
   */
  ignore?: string[];
  /**
   * By id of what is watched: settings of `when` that are others there.
   */
  overrides?: {
    [k: string]: Settings;
  };
  /**
   * It has to be so in so many looks in a row, one a minute, before it is raised.
   */
  forMinutes?: number;
  /**
   * While it stays raised it is told again, at most so often in so many hours. The first notice and the one that it is over are always sent.
   */
  notices?: {
    most?: number;
    hours?: number;
  };
  /**
   * What one look finds of resources with the same owners is told in one event instead of one a resource.
   */
  groupBy?: "owner";
  /**
   * Looked at only then, such as 08:00-20:00 or, over midnight, 22:00-06:00.
   */
  activeHours?: string;
  /**
   * IANA name, for activeHours and reports.
   */
  timeZone?: string;
}
/**
 * This interface was referenced by `AlertFile`'s JSON-Schema
 * via the `definition` "settings".
 */
export interface Settings {
  measure?: Measure;
  is?: Comparison;
  value?: Threshold;
  minutes?: Window;
  latency?: LatencyOf;
  onZeroBefore?: OnZeroBefore;
  atLeast?: LeastTraffic;
  aboveAverage?: AboveAverage;
  aboveMaximum?: AboveMaximum;
  percent?: Percent;
  waiting?: MostWaiting;
  seconds?: Duration;
}
