import { limit, nextToken } from "../../core/eventbridge/constraints.ts";
import { listOf, moment, structure, text } from "../../core/eventbridge/shape.ts";
import { AwsFault } from "../../core/http/aws-fault.ts";
import { missing } from "./faults.ts";
import { type Operation, operation } from "./operation.ts";

interface NamedInput {
  readonly Name: string;
}

const sourceName = text({ min: 1, max: 256, pattern: String.raw`aws\.partner(/[\.\-_A-Za-z0-9]+){2,}` });
const account = text({ min: 12, max: 12, pattern: String.raw`\d{12}` });
const paging = { NextToken: nextToken, Limit: limit };
const entry = structure("PutPartnerEventsRequestEntry", {
  Time: moment,
  Source: sourceName,
  Resources: listOf(text({ max: 2048 })),
  DetailType: text(),
  Detail: text(),
});

/**
 * Sources of SaaS partners of AWS: none has ever offered one here, and nobody here is one. Partners send to
 * /hooks/{source} instead.
 */
export const partnerOperations: Readonly<Record<string, Operation>> = {
  ListEventSources: operation(
    "read",
    structure("ListEventSourcesRequest", {
      NamePrefix: text({ min: 1, max: 256, pattern: String.raw`[/\.\-_A-Za-z0-9]+` }),
      ...paging,
    }),
    () => ({ EventSources: [] }),
  ),
  ...Object.fromEntries(
    (["DescribeEventSource", "ActivateEventSource", "DeactivateEventSource"] as const).map((name) => [
      name,
      operation<NamedInput>(
        name === "DescribeEventSource" ? "read" : "manage",
        structure(`${name}Request`, { "Name!": sourceName }),
        ({ input }) => {
          throw missing(`Event source ${input.Name} does not exist.`);
        },
      ),
    ]),
  ),
  ...disabled("CreatePartnerEventSource", { "Name!": sourceName, "Account!": account }),
  ...disabled("DeletePartnerEventSource", { "Name!": sourceName, "Account!": account }),
  ...disabled("DescribePartnerEventSource", { "Name!": sourceName }),
  ...disabled("ListPartnerEventSourceAccounts", { "EventSourceName!": sourceName, ...paging }),
  ...disabled("ListPartnerEventSources", {
    "NamePrefix!": text({
      min: 1,
      max: 256,
      pattern: String.raw`aws\.partner/[\.\-_A-Za-z0-9]+/[/\.\-_A-Za-z0-9]*`,
    }),
    ...paging,
  }),
  ...disabled("PutPartnerEvents", { "Entries!": listOf(entry, { min: 1, max: 20 }) }),
};

/** What AWS answers where partners' operations are not served. */
function disabled(name: string, members: Parameters<typeof structure>[1]): Record<string, Operation> {
  const right = /^(List|Describe)/.test(name) ? "read" : "manage";
  const refuse = () => {
    throw new AwsFault(
      "OperationDisabledException",
      "The operation you are attempting is not available in this region.",
    );
  };
  return { [name]: operation(right, structure(`${name}Request`, members), refuse) };
}
