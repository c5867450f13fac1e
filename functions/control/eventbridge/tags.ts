import { nameInArn } from "../../core/eventbridge/arn.ts";
import { listOf, structure } from "../../core/eventbridge/shape.ts";
import { busOf, changeBus } from "./buses.ts";
import { notValid } from "./faults.ts";
import { type AwsPorts, type AwsRequest, type Operation, operation } from "./operation.ts";
import { putRule, ruleOf } from "./rule-state.ts";
import { arn, tagKey, tags } from "../../core/eventbridge/constraints.ts";
import type { Tag } from "./state.ts";
import { entriesOf } from "../../core/eventbridge/rule-targets.ts";

interface ResourceInput {
  readonly ResourceARN: string;
}

const named = { "ResourceARN!": arn };

export const tagOperations: Readonly<Record<string, Operation>> = {
  TagResource: operation<ResourceInput & { readonly Tags: readonly Tag[] }>(
    "manage",
    structure("TagResourceRequest", { ...named, "Tags!": tags }),
    async (request, ports) => {
      const { ResourceARN, Tags } = request.input;
      const { tags, save } = taggedThing(ports, ResourceARN);
      const added = new Map([...tags, ...Tags].map((tag) => [tag.Key, tag]));
      await save(request, [...added.values()]);
      return undefined;
    },
  ),
  UntagResource: operation<ResourceInput & { readonly TagKeys: readonly string[] }>(
    "manage",
    structure("UntagResourceRequest", { ...named, "TagKeys!": listOf(tagKey) }),
    async (request, ports) => {
      const { ResourceARN, TagKeys } = request.input;
      const { tags, save } = taggedThing(ports, ResourceARN);
      await save(
        request,
        tags.filter(({ Key }) => !TagKeys.includes(Key)),
      );
      return undefined;
    },
  ),
  ListTagsForResource: operation<ResourceInput>(
    "read",
    structure("ListTagsForResourceRequest", named),
    ({ input }, ports) => ({ Tags: taggedThing(ports, input.ResourceARN).tags }),
  ),
};

type Caller = Pick<AwsRequest, "caller">;

/** What an ARN names and may have tags: a rule or a bus. Throws ResourceNotFoundException. */
function taggedThing(
  ports: AwsPorts,
  arn: string,
): { readonly tags: readonly Tag[]; readonly save: (caller: Caller, tags: readonly Tag[]) => Promise<void> } {
  const inRule = nameInArn(arn, "rule");
  if (inRule !== undefined) {
    const slash = inRule.lastIndexOf("/");
    const bus = slash === -1 ? "default" : inRule.slice(0, slash);
    const rule = ruleOf(ports, { bus, name: inRule.slice(slash + 1) });
    return {
      tags: rule.tags ?? [],
      save: (caller, tags) => putRule(caller, ports, { state: { ...rule, tags }, targets: entriesOf(rule) }),
    };
  }
  const name = nameInArn(arn, "event-bus");
  if (name === undefined)
    throw notValid(`Parameter ${arn} is not valid. Reason: Provided Arn is not in correct format.`);
  const bus = busOf(ports, name);
  return { tags: bus.tags ?? [], save: (caller, tags) => changeBus(caller, ports, { ...bus, tags }) };
}
