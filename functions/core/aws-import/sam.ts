import { busNamed } from "../eventbridge/arn.ts";
import { type Scope, unresolvedIn } from "./intrinsics.ts";
import { type Named, notKnown, type Properties, scheduled } from "./resource.ts";
import { type AwsThings, joined } from "./things.ts";

/** The rules that a function of SAM asks for among its events; each sends to the function itself. */
export function samRules({ id, place, properties }: Named, scope: Scope): Partial<AwsThings> {
  const events = (properties["Events"] ?? {}) as Readonly<Record<string, Properties>>;
  return joined(
    Object.entries(events).map(([name, event]) => {
      const at = `${place}, event ${name}`;
      const type = String(event["Type"]);
      const asked = (event["Properties"] ?? {}) as Properties;
      if (type === "Schedule" || type === "ScheduleV2")
        return { left: [scheduled(at, asked["Schedule"] ?? asked["ScheduleExpression"])] };
      if (type !== "EventBridgeRule" && type !== "CloudWatchEvent") return {};
      return ruleOf({ id: `${id}${name}`, place: at, properties: asked }, scope.attribute(id, "Arn"));
    }),
  );
}

function ruleOf({ id, place, properties }: Named, functionArn: string | undefined): Partial<AwsThings> {
  const { Pattern, EventBusName, RuleName, State, Input, InputPath, InputTransformer, RetryPolicy } =
    properties;
  const unresolved = unresolvedIn([
    Pattern,
    EventBusName,
    RuleName,
    State,
    Input,
    InputPath,
    InputTransformer,
  ]);
  if (unresolved) return { left: [notKnown(place, unresolved.what)] };
  if (functionArn === undefined) return { left: [notKnown(place, "the ARN of its function")] };
  const target = {
    ...{ Id: "function", Arn: functionArn },
    ...given({ Input, InputPath, InputTransformer, RetryPolicy }),
  };
  return {
    rules: [
      {
        ...{ place, name: typeof RuleName === "string" ? RuleName : id, pattern: Pattern },
        bus: busNamed(typeof EventBusName === "string" ? EventBusName : "default"),
        ...{ enabled: State !== "DISABLED", targets: [target] },
      },
    ],
  };
}

function given(members: Properties): Properties {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
