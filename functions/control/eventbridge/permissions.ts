import { flag, structure, text } from "../../core/eventbridge/shape.ts";
import { type BusState, busOf, changeBus } from "./buses.ts";
import { missing, notValid } from "./faults.ts";
import { type AwsPorts, type AwsRequest, type Operation, operation } from "./operation.ts";
import { type Grant, statementOf, statementsOf } from "./policy.ts";
import { plainBusName } from "../../core/eventbridge/constraints.ts";
import type { Kept } from "./state.ts";

interface PutInput extends Partial<Grant> {
  readonly EventBusName?: string;
  readonly Policy?: string;
}
interface RemoveInput {
  readonly EventBusName?: string;
  readonly StatementId?: string;
  readonly RemoveAllPermissions?: boolean;
}

const statementId = text({ min: 1, max: 64, pattern: "[a-zA-Z0-9-_]+" });

export const permissionOperations: Readonly<Record<string, Operation>> = {
  PutPermission: operation<PutInput>(
    "manage",
    structure("PutPermissionRequest", {
      EventBusName: plainBusName,
      Action: text({ min: 1, max: 64, pattern: "events:[a-zA-Z]+" }),
      Principal: text({ min: 1, max: 12, pattern: String.raw`(\d{12}|\*)` }),
      StatementId: statementId,
      Condition: structure("Condition", { "Type!": text(), "Key!": text(), "Value!": text() }),
      Policy: text(),
    }),
    put,
  ),
  RemovePermission: operation<RemoveInput>(
    "manage",
    structure("RemovePermissionRequest", {
      StatementId: statementId,
      RemoveAllPermissions: flag,
      EventBusName: plainBusName,
    }),
    remove,
  ),
};

async function put(request: AwsRequest<PutInput>, ports: AwsPorts): Promise<undefined> {
  const { EventBusName = "default", Policy } = request.input;
  const bus = busOf(ports, EventBusName);
  const statements = Policy === undefined ? granted(bus, request) : statementsIn(Policy);
  await changeBus(request, ports, { ...bus, statements });
  return undefined;
}

/** The bus's statements with the one of the request, which replaces one of the same id. */
function granted({ name, statements = [] }: Kept<BusState>, { input, place }: AwsRequest<PutInput>) {
  const { StatementId, Action, Principal, Condition } = input;
  if (StatementId === undefined || Action === undefined || Principal === undefined)
    throw notValid("Either Policy, or Action, Principal and StatementId must be provided.");
  const grant = { StatementId, Action, Principal, ...(Condition && { Condition }) };
  const others = statements.filter(({ Sid }) => Sid !== StatementId);
  return [...others, statementOf(grant, { bus: name, place })];
}

function statementsIn(policy: string) {
  const statements = statementsOf(policy);
  if (!statements) throw notValid("Parameter Policy is not valid. Reason: It is not a JSON policy.");
  return statements;
}

async function remove(request: AwsRequest<RemoveInput>, ports: AwsPorts): Promise<undefined> {
  const { EventBusName = "default", StatementId, RemoveAllPermissions = false } = request.input;
  const bus = busOf(ports, EventBusName);
  const { statements = [] } = bus;
  if (!RemoveAllPermissions && StatementId === undefined)
    throw notValid("Parameter StatementId is not valid. Reason: StatementId is a required argument.");
  const left = RemoveAllPermissions ? [] : statements.filter(({ Sid }) => Sid !== StatementId);
  if (!RemoveAllPermissions && left.length === statements.length)
    throw missing("Statement with the provided id does not exist.");
  await changeBus(request, ports, { ...bus, statements: left });
  return undefined;
}
