import { partsOfArn } from "../eventbridge/arn.ts";
import { list, record } from "./loose.ts";
import type { Deployment } from "./resource.ts";

/**
 * What `describe-stack-resources` or `list-stack-resources` says of where a template is deployed, and of what its resources are
 * called there; undefined when the value is neither.
 */
export function deploymentOfStack(value: unknown): Deployment | undefined {
  const { StackResources, StackResourceSummaries } = record(value);
  const all = StackResources ?? StackResourceSummaries;
  if (!Array.isArray(all)) return undefined;
  const resources = list(all).map(record);
  const names = resources.flatMap(({ LogicalResourceId: id, PhysicalResourceId: name }) =>
    typeof id === "string" && typeof name === "string" ? [[id, name] as const] : [],
  );
  const stack = resources
    .map(({ StackId }) => partsOfArn(String(StackId)))
    .find((parts) => parts !== undefined);
  return {
    names: Object.fromEntries(names),
    ...(stack && { region: stack.region, account: stack.account }),
  };
}
