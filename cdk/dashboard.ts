import { Dashboard, GraphWidget, Stats } from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";
import type { Tables } from "./alarms.ts";
import { functionMetric, type MetricOf, queueMetric, tableMetric } from "./metrics.ts";
import { endOf, FUNCTIONS, QUEUES } from "./stages.ts";

/** One page: what goes through, what waits, what fails, how long it takes and what is written. */
export function dashboard(scope: Construct, name: string, tables: Tables): void {
  const functions = FUNCTIONS.map((stage) => `${name}-${stage}`);
  const queues = QUEUES.map((queue) => `${name}-${queue}${endOf(queue)}`);
  const dead = QUEUES.map((queue) => `${name}-${queue}-dlq${endOf(queue)}`);
  const ofFunctions = graphOf(functions, functionMetric);
  const ofQueues = graphOf(queues, queueMetric);
  const ofDead = graphOf(dead, queueMetric);
  const ofTables = graphOf(Object.values(tables), tableMetric);
  new Dashboard(scope, "dashboard", {
    dashboardName: name,
    widgets: [
      [
        ofQueues("Messages sent", "NumberOfMessagesSent", Stats.SUM),
        ofQueues("Waiting", "ApproximateNumberOfMessagesVisible"),
        ofQueues("Oldest, in seconds", "ApproximateAgeOfOldestMessage"),
      ],
      [
        ofFunctions("Invocations", "Invocations"),
        ofFunctions("Duration, 99 of 100", "Duration", Stats.p(99)),
        ofFunctions("At once", "ConcurrentExecutions", Stats.MAXIMUM),
      ],
      [
        ofFunctions("Errors", "Errors"),
        ofFunctions("Throttled", "Throttles"),
        ofDead("Dead messages", "ApproximateNumberOfMessagesVisible"),
      ],
      [
        ofTables("Written units", "ConsumedWriteCapacityUnits"),
        ofTables("Read units", "ConsumedReadCapacityUnits"),
        ofTables("Refused by tables", "ThrottledRequests"),
      ],
    ],
  });
}

/** Graphs of one metric over some things. */
function graphOf(names: readonly string[], metricOf: MetricOf) {
  return (title: string, metric: string, statistic?: string) =>
    new GraphWidget({ title, width: 8, left: names.map((name) => metricOf(name, metric, statistic)) });
}
