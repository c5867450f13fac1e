import { nameInArn } from "../../core/eventbridge/arn.ts";
import { listOf, structure } from "../../core/eventbridge/shape.ts";
import type { RuleName } from "../../core/eventbridge/rule-name.ts";
import { aboutBus, aboutRule } from "./about.ts";
import { busOf, changeBus } from "./buses.ts";
import { notValid } from "./faults.ts";
import { type AwsPorts, type AwsRequest, looking, type Operation, operation } from "./operation.ts";
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
  ListTagsForResource: looking<ResourceInput>(
    structure("ListTagsForResourceRequest", named),
    ({ input }) => aboutTagged(input.ResourceARN),
    ({ input }, ports) => ({ Tags: taggedThing(ports, input.ResourceARN).tags }),
  ),
};

function aboutTagged(arn: string) {
  const rule = ruleInArn(arn);
  return rule ? aboutRule(rule) : aboutBus(nameInArn(arn, "event-bus") ?? "");
}

function ruleInArn(arn: string): RuleName | undefined {
  const name = nameInArn(arn, "rule");
  if (name === undefined) return undefined;
  const slash = name.lastIndexOf("/");
  return { bus: slash === -1 ? "default" : name.slice(0, slash), name: name.slice(slash + 1) };
}

type Caller = Pick<AwsRequest, "caller">;

/** What an ARN names and may have tags: a rule or a bus. Throws ResourceNotFoundException. */
function taggedThing(
  ports: AwsPorts,
  arn: string,
): { readonly tags: readonly Tag[]; readonly save: (caller: Caller, tags: readonly Tag[]) => Promise<void> } {
  const named = ruleInArn(arn);
  if (named) {
    const rule = ruleOf(ports, named);
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
