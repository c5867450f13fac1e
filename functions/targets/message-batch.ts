import type { AwsRefusal } from "./aws-failure.ts";

/** What an answer of SQS or SNS says of the messages of a batch that it did not take; their ids are their indexes. */
export function refusedMessages(failed: readonly FailedMessage[] = []): ReadonlyMap<number, AwsRefusal> {
  return new Map(
    failed.map(({ Id, Code = "InternalError", Message = "", SenderFault = false }) => [
      Number(Id),
      { code: Code, message: Message, status: SenderFault ? 400 : 500 },
    ]),
  );
}

interface FailedMessage {
  readonly Id: string | undefined;
  readonly Code: string | undefined;
  readonly Message?: string | undefined;
  readonly SenderFault: boolean | undefined;
}
