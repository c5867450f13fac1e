import { arnOf, type Place } from "../../core/eventbridge/arn.ts";

/** A statement of a bus's policy. The router keeps it and asks nothing of it: access keys say who may what here. */
export type Statement = Readonly<Record<string, unknown>>;

export interface Grant {
  readonly StatementId: string;
  readonly Action: string;
  readonly Principal: string;
  readonly Condition?: { readonly Type: string; readonly Key: string; readonly Value: string };
}

/** The statement of a PutPermission. */
export function statementOf(
  grant: Grant,
  { bus, place }: { readonly bus: string; readonly place: Place },
): Statement {
  const { StatementId, Action, Principal, Condition } = grant;
  return {
    Sid: StatementId,
    Effect: "Allow",
    Principal: Principal === "*" ? "*" : { AWS: `arn:aws:iam::${Principal}:root` },
    Action,
    Resource: arnOf(place, "event-bus", bus),
    ...(Condition && { Condition: { [Condition.Type]: { [Condition.Key]: Condition.Value } } }),
  };
}

/** The policy of some statements; undefined when there are none. */
export function policyText(statements: readonly Statement[]): string | undefined {
  return statements.length === 0
    ? undefined
    : JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** The statements of a policy's text; undefined when it is none. */
export function statementsOf(policy: string): readonly Statement[] | undefined {
  try {
    const { Statement: found } = JSON.parse(policy) as { readonly Statement?: unknown };
    const list: readonly unknown[] = Array.isArray(found) ? found : [found];
    return list.every(isStatement) ? list : undefined;
  } catch {
    return undefined;
  }
}

function isStatement(value: unknown): value is Statement {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
