import { Duration } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  DeduplicationScope,
  FifoThroughputLimit,
  Queue,
  QueueEncryption,
  type QueueProps,
} from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";

export interface Queues {
  /** FIFO, a group an event: SQS itself takes an event once in five minutes. */
  readonly events: Queue;
  readonly eventsDlq: Queue;
  /** A group a target: one that is slow does not hold up the others. */
  readonly deliveries: Queue;
  readonly deliveriesDlq: Queue;
  /** FIFO, a group a key of a rule and target: deliveries that go out one after the other. */
  readonly ordered: Queue;
  readonly orderedDlq: Queue;
  readonly archive: Queue;
  readonly archiveDlq: Queue;
  /** What buses of EventBridge and others put in for us to take. */
  readonly taps: Queue;
  readonly tapsDlq: Queue;
}

/** The queues between the functions, each with the one where messages end that no function could take. */
export function queues(parent: Construct, name: string, key: IKey | undefined): Queues {
  const scope = new Construct(parent, "queues");
  const make = (id: string, limits: Limits) => pair(scope, id, { ...limits, name, key });
  const [events, eventsDlq] = make("events", { visibilitySeconds: 60, receives: 20, fifo: true });
  const [deliveries, deliveriesDlq] = make("deliveries", { visibilitySeconds: 330, receives: 100 });
  const [ordered, orderedDlq] = make("ordered", { visibilitySeconds: 330, receives: 100, fifo: true });
  const [archive, archiveDlq] = make("archive", { visibilitySeconds: 180, receives: 100 });
  const [taps, tapsDlq] = make("taps", { visibilitySeconds: 60, receives: 20 });
  return {
    events,
    eventsDlq,
    deliveries,
    deliveriesDlq,
    ordered,
    orderedDlq,
    archive,
    archiveDlq,
    taps,
    tapsDlq,
  };
}

interface Limits {
  readonly visibilitySeconds: number;
  /** After so many times in vain it goes to the dead-letter queue. */
  readonly receives: number;
  readonly fifo?: true;
}

/** SQS keeps messages so long. */
export const QUEUE_DAYS = 14;

function pair(
  scope: Construct,
  id: string,
  options: Limits & { readonly name: string; readonly key: IKey | undefined },
): readonly [Queue, Queue] {
  const { name, key, fifo, visibilitySeconds, receives } = options;
  const common: QueueProps = {
    retentionPeriod: Duration.days(QUEUE_DAYS),
    enforceSSL: true,
    ...(key
      ? { encryption: QueueEncryption.KMS, encryptionMasterKey: key }
      : { encryption: QueueEncryption.SQS_MANAGED }),
    ...(fifo && {
      fifo,
      deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
      fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
    }),
  };
  const end = fifo ? ".fifo" : "";
  const dlq = new Queue(scope, `${id}-dlq`, { ...common, queueName: `${name}-${id}-dlq${end}` });
  const queue = new Queue(scope, id, {
    ...common,
    queueName: `${name}-${id}${end}`,
    visibilityTimeout: Duration.seconds(visibilitySeconds),
    deadLetterQueue: { queue: dlq, maxReceiveCount: receives },
  });
  return [queue, dlq];
}
