/** Which rule: its name, and its bus. */
export interface RuleName {
  readonly name: string;
  readonly bus: string;
}

/** The id of the rule that routes: the name, behind the bus where that is not the default one, as in its ARN. */
export function ruleId({ name, bus }: RuleName): string {
  return bus === "default" ? name : `${bus}/${name}`;
}
