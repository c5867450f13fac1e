import { structure, text } from "../../core/eventbridge/shape.ts";
import { AwsFault } from "../../core/http/aws-fault.ts";
import { testEventPattern } from "../../core/pattern/aws.ts";
import { apiDestinationOperations } from "./api-destinations.ts";
import { archiveOperations } from "./archives.ts";
import { busOperations } from "./buses.ts";
import { connectionOperations } from "./connections.ts";
import { endpointOperations } from "./endpoints.ts";
import { type Operation, operation } from "./operation.ts";
import { partnerOperations } from "./partners.ts";
import { permissionOperations } from "./permissions.ts";
import { replayOperations } from "./replays.ts";
import { targetOperations } from "./rule-targets.ts";
import { ruleOperations } from "./rules.ts";
import { pattern } from "../../core/eventbridge/constraints.ts";
import { tagOperations } from "./tags.ts";

const TestEventPattern = operation<{ readonly EventPattern: string; readonly Event: string }>(
  "read",
  structure("TestEventPatternRequest", { "EventPattern!": pattern, "Event!": text() }),
  ({ input }) => {
    const answer = testEventPattern(input.EventPattern, input.Event);
    if ("code" in answer) throw new AwsFault(answer.code, answer.message);
    return { Result: answer.matches };
  },
);

/** The operations of the EventBridge API, but for PutEvents, which is a way in for events. */
export const operations: Readonly<Record<string, Operation>> = {
  TestEventPattern,
  ...ruleOperations,
  ...targetOperations,
  ...busOperations,
  ...permissionOperations,
  ...archiveOperations,
  ...replayOperations,
  ...connectionOperations,
  ...apiDestinationOperations,
  ...tagOperations,
  ...partnerOperations,
  ...endpointOperations,
};
