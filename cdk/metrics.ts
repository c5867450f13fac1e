import { Duration } from "aws-cdk-lib";
import { Metric, Stats } from "aws-cdk-lib/aws-cloudwatch";

/** A metric of each minute. Things are found by their names, so that no stack has to export what another one watches. */
export type MetricOf = (of: string, metric: string, statistic?: string) => Metric;

export const functionMetric: MetricOf = (functionName, metricName, statistic = Stats.SUM) =>
  minute("AWS/Lambda", metricName, { statistic, dimensions: { FunctionName: functionName } });

/** Of all functions of the account together. */
export const accountMetric = (metricName: string): Metric =>
  minute("AWS/Lambda", metricName, { statistic: Stats.MAXIMUM, dimensions: {} });

export const queueMetric: MetricOf = (queueName, metricName, statistic = Stats.MAXIMUM) =>
  minute("AWS/SQS", metricName, { statistic, dimensions: { QueueName: queueName } });

export const streamMetric: MetricOf = (streamName, metricName, statistic = Stats.MAXIMUM) =>
  minute("AWS/Kinesis", metricName, { statistic, dimensions: { StreamName: streamName } });

export const tableMetric: MetricOf = (tableName, metricName, statistic = Stats.SUM) =>
  minute("AWS/DynamoDB", metricName, { statistic, dimensions: { TableName: tableName } });

function minute(
  namespace: string,
  metricName: string,
  { statistic, dimensions }: { statistic: string; dimensions: Record<string, string> },
): Metric {
  return new Metric({
    namespace,
    metricName,
    statistic,
    dimensionsMap: dimensions,
    period: Duration.minutes(1),
  });
}
