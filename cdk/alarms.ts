import { Alarm, ComparisonOperator, type Metric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import { functionMetric, queueMetric, streamMetric, tableMetric } from "./metrics.ts";
import type { Settings } from "./settings.ts";
import { endOf, FUNCTIONS, QUEUES } from "./stages.ts";

/** What is watched. Each says what is wrong and where to look. */
export function alarms(
  parent: Construct,
  { name, shards, alarms: which, tables }: Pick<Settings, "name" | "shards" | "alarms"> & Watchable,
): readonly Alarm[] {
  const scope = new Construct(parent, "alarms");
  const all = [
    ...ofQueues(name),
    ...(shards > 0 ? [ofStream(name)] : []),
    ...ofFunctions(name),
    ...ofTables(name, tables),
  ];
  return all
    .filter(({ id }) => which === "all" || FEW.has(id))
    .map(
      ({ id, metric, above, minutes, says, isSilence = false }) =>
        new Alarm(scope, id, {
          alarmName: `${name}-${id}`,
          alarmDescription: says,
          metric,
          threshold: above,
          comparisonOperator: isSilence
            ? ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD
            : ComparisonOperator.GREATER_THAN_THRESHOLD,
          evaluationPeriods: minutes,
          treatMissingData: isSilence ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
        }),
    );
}

interface Watchable {
  readonly tables: Tables;
}

/** What nothing else would tell: a function that fails has messages that grow old, unless it has no queue. */
const FEW: ReadonlySet<string> = new Set([
  // The sweep makes dead letters of what ends behind `ordered`.
  ...QUEUES.filter((queue) => queue !== "ordered").map((queue) => `${queue}-dead`),
  ...["events-old", "deliveries-old", "archive-old", "stream-old"],
  ...["ingest-errors", "later-sweep-errors", "hot-throttled"],
]);

/** What tables are called in the stack, and the names that they were given. */
export type Tables = Readonly<Record<string, string>>;

interface Watched {
  readonly id: string;
  readonly metric: Metric;
  readonly above: number;
  /** So many in a row. */
  readonly minutes: number;
  /** No more than `above`, and nothing at all, is what is wrong. */
  readonly isSilence?: true;
  readonly says: string;
}

function ofQueues(name: string): Watched[] {
  return QUEUES.flatMap((queue) => [
    {
      id: `${queue}-dead`,
      metric: queueMetric(`${name}-${queue}-dlq${endOf(queue)}`, "ApproximateNumberOfMessagesVisible"),
      above: 0,
      minutes: 5,
      says: `Messages that no function could take lie in ${name}-${queue}-dlq. See the function's log, then move them back.`,
    },
    {
      id: `${queue}-old`,
      metric: queueMetric(`${name}-${queue}${endOf(queue)}`, "ApproximateAgeOfOldestMessage"),
      above: 600,
      minutes: 5,
      says: `The oldest message in ${name}-${queue} has waited for more than ten minutes.`,
    },
  ]);
}

function ofStream(name: string): Watched {
  return {
    id: "stream-old",
    metric: streamMetric(`${name}-events`, "GetRecords.IteratorAgeMilliseconds"),
    above: 600_000,
    minutes: 5,
    says: `The oldest event in the stream ${name}-events has waited for more than ten minutes. It is kept for a day.`,
  };
}

function ofFunctions(name: string): Watched[] {
  const failing = FUNCTIONS.map((stage) => ({
    id: `${stage}-errors`,
    metric: functionMetric(`${name}-${stage}`, "Errors"),
    above: 0,
    minutes: 5,
    says: `The function ${name}-${stage} fails or runs out of time, five minutes in a row. Its work comes back; its log says why.`,
  }));
  const throttled = BUSY.map((stage) => ({
    id: `${stage}-throttled`,
    metric: functionMetric(`${name}-${stage}`, "Throttles"),
    above: 0,
    minutes: 5,
    says: `The function ${name}-${stage} wants to run more often at once than it may. Raise the account's limit or its reservation.`,
  }));
  return [...failing, ...throttled, ofLooks(name)];
}

/** Who looks whether all is well is looked at from outside: it raises nothing when it does not run. */
function ofLooks(name: string): Watched {
  return {
    id: "alerts-silent",
    metric: functionMetric(`${name}-alerts`, "Invocations"),
    above: 0,
    minutes: 5,
    isSilence: true,
    says: `The function ${name}-alerts was not called for five minutes: no alert is raised. Look at its schedule, and whether its concurrency is 0.`,
  };
}

/** Those that run as often at once as there is work: an alarm costs ten cents a month. */
const BUSY = ["ingest", "route", "deliver"] as const;

function ofTables(name: string, tables: Tables): Watched[] {
  return Object.entries(tables).map(([id, table]) => ({
    id: `${id}-throttled`,
    metric: tableMetric(table, "ThrottledRequests"),
    above: 0,
    minutes: 5,
    says: `The table "${id}" of ${name} does not take all that is written or asked. One key gets too much, or the account's limit is reached.`,
  }));
}
