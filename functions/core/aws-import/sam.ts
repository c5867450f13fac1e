import { type Scope, unresolvedIn } from "./intrinsics.ts";
import { patternOf, type Properties, record, textOr } from "./loose.ts";
import { busNamed } from "../eventbridge/arn.ts";
import { type Named, notKnown, scheduled } from "./resource.ts";
import { targetsOf } from "./template-targets.ts";
import { type AwsThings, joined } from "./things.ts";

/** The rules that a function or state machine of SAM asks for among its events; each sends to the thing itself. */
export function samRules({ id, file, place, properties }: Named, scope: Scope): Partial<AwsThings> {
  return joined(
    Object.entries(record(properties["Events"])).map(([name, value]) => {
      const event = record(value);
      const asked = record(event["Properties"]);
      const named = { id: `${id}${name}`, file, place: `${place}, event ${name}`, properties: asked };
      const type = event["Type"];
      if (type === "Schedule" || type === "ScheduleV2")
        return { left: [scheduled(named, asked["Schedule"] ?? asked["ScheduleExpression"])] };
      if (type !== "EventBridgeRule" && type !== "CloudWatchEvent") return {};
      return ruleOf(named, scope.attribute(id, "Arn"));
    }),
  );
}

function ruleOf(named: Named, arn: string | undefined): Partial<AwsThings> {
  const { id, file, place, properties } = named;
  const { Pattern, EventBusName, RuleName, State, Target, ...entry } = properties;
  const unresolved = unresolvedIn([Pattern, EventBusName, RuleName, State]);
  if (unresolved) return { left: [notKnown(named, unresolved.what)] };
  if (arn === undefined) return { left: [notKnown(named, "the ARN of what it is an event of")] };
  const target: Properties = { Id: textOr(record(Target)["Id"], "own"), Arn: arn, ...entry };
  const { targets, ...told } = targetsOf([target], place);
  return {
    ...told,
    rules: [
      {
        ...{ file, place, name: textOr(RuleName, id), bus: busNamed(textOr(EventBusName, "default")) },
        ...{ pattern: patternOf(Pattern), enabled: State !== "DISABLED", targets },
      },
    ],
  };
}
