import {
  Alarm,
  ComparisonOperator,
  type IAlarmAction,
  type Metric,
  Stats,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import { accountMetric, functionMetric, queueMetric, streamMetric, tableMetric } from "./metrics.ts";
import { QUEUE_DAYS } from "./queues.ts";
import type { Settings } from "./settings.ts";
import { endOf, FUNCTIONS, QUEUES } from "./stages.ts";

/** Makes the alarms. Each says what is wrong and where to look, and tells when that begins and ends. */
export function alarms(parent: Construct, options: Watchable, action: IAlarmAction): void {
  const scope = new Construct(parent, "alarms");
  for (const watched of watchedOf(options).filter(({ id }) => options.alarms === "all" || FEW.has(id))) {
    const { id, metric, above, minutes, says, isSilence = false } = watched;
    const alarm = new Alarm(scope, id, {
      alarmName: `${options.name}-${id}`,
      alarmDescription: says,
      metric,
      threshold: above,
      comparisonOperator: isSilence
        ? ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD
        : ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: minutes,
      treatMissingData: isSilence ? TreatMissingData.MISSING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
    // An alarm begins without data, which is no change: what was never called is not missed, what is called no more is.
    if (isSilence) alarm.addInsufficientDataAction(action);
  }
}

function watchedOf(options: Watchable): readonly Watched[] {
  const { name, shards, tables } = options;
  return [
    ...ofQueues(name),
    ...(shards > 0 ? ofStream(name) : []),
    ...ofFunctions(name),
    ...ofConcurrency(options),
    ...ofTables(name, tables),
  ];
}

interface Watchable
  extends Pick<Settings, "name" | "shards" | "alarms" | "deliverConcurrency" | "accountConcurrency"> {
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
  /** No more than `above`, and nothing at all any more, is what is wrong. */
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
    {
      id: `${queue}-expiring`,
      metric: queueMetric(`${name}-${queue}-dlq${endOf(queue)}`, "ApproximateAgeOfOldestMessage"),
      above: fourFifths(QUEUE_DAYS * DAY_SECONDS),
      minutes: 5,
      says: `Messages in ${name}-${queue}-dlq are older than eleven days, and SQS deletes them after ${QUEUE_DAYS}. Move them back.`,
    },
  ]);
}

/** A stream keeps its events for so long. */
const DAY_SECONDS = 86_400;
/** Of a time it is late then, and of what may run at once it is much. */
const fourFifths = (of: number): number => (of * 4) / 5;

function ofStream(name: string): Watched[] {
  const metric = streamMetric(`${name}-events`, "GetRecords.IteratorAgeMilliseconds");
  return [
    {
      id: "stream-old",
      metric,
      above: 600_000,
      minutes: 5,
      says: `The oldest event in the stream ${name}-events has waited for more than ten minutes. It is kept for a day.`,
    },
    {
      id: "stream-expiring",
      metric,
      above: fourFifths(DAY_SECONDS * 1_000),
      minutes: 5,
      says: `The oldest event in the stream ${name}-events is nearly a day old, and then it is deleted. See the log of ${name}-route.`,
    },
  ];
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

function ofConcurrency({ name, accountConcurrency, deliverConcurrency }: Watchable): Watched[] {
  const runs = "ConcurrentExecutions";
  const ofAccount = {
    id: "concurrency-high",
    metric: accountMetric(runs),
    above: fourFifths(accountConcurrency),
    minutes: 5,
    says: `More than 80 % of the ${accountConcurrency} functions run that the account may run at once. Ask AWS for more, and deploy with -c accountConcurrency.`,
  };
  const ofDeliver = {
    id: "deliver-concurrency-high",
    metric: functionMetric(`${name}-deliver`, runs, Stats.MAXIMUM),
    above: fourFifths(deliverConcurrency),
    minutes: 15,
    says: `More than 80 % of the ${deliverConcurrency} functions run that ${name}-deliver may run at once, for a quarter of an hour. A target is slow, or deliverConcurrency too small.`,
  };
  return deliverConcurrency > 0 ? [ofAccount, ofDeliver] : [ofAccount];
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
