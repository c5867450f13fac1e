import { idHash } from "../archive/segment.ts";

/** A part of a template: plain JSON. */
export type Resources = Readonly<Record<string, unknown>>;

/** What a definition is made of in a stack; or why it cannot go. */
export type Made = { readonly resource: Resources } | { readonly why: string };

/** A CloudFormation template that is being made. */
export interface Stack {
  /** Puts a resource under a logical id made of a name; the same name again changes nothing. Gives the logical id. */
  put(name: string, resource: Resources): string;
  /** The name of a bus, which the template makes unless it is the default one. */
  bus(name: string): unknown;
  busArn(name: string): unknown;
  /** A parameter that nobody is shown; the template remembers the name, for the way back. */
  secret(name: string): unknown;
  /** The ARN of the role by which EventBridge may do this. */
  roleFor(action: string, resource: unknown): unknown;
  template(): object;
}

const ROLE = "TargetsRole";

export function createStack(): Stack {
  const resources = new Map<string, Resources>();
  const parameters = new Map<string, Resources>();
  const secrets = new Map<string, string>();
  const statements = new Map<string, Resources>();
  const put = (name: string, resource: Resources) => {
    const id = logicalId(name);
    if (!resources.has(id)) resources.set(id, resource);
    return id;
  };
  const busId = (name: string) =>
    put(`Bus-${name}`, { Type: "AWS::Events::EventBus", Properties: { Name: name } });
  return {
    put,
    bus: (name) => (name === "default" ? name : { Ref: busId(name) }),
    busArn: (name) =>
      name === "default"
        ? { "Fn::Sub": "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/default" }
        : { "Fn::GetAtt": [busId(name), "Arn"] },
    secret(name) {
      const id = logicalId(`Secret-${name}`);
      parameters.set(id, { Type: "String", NoEcho: true, Description: `The secret ${name}` });
      secrets.set(id, name);
      return { Ref: id };
    },
    roleFor(action, resource) {
      const statement = { Effect: "Allow", Action: action, Resource: resource };
      statements.set(JSON.stringify(statement), statement);
      return { "Fn::GetAtt": [ROLE, "Arn"] };
    },
    template: () => templateOf({ resources, parameters, secrets, statements }),
  };
}

interface Parts {
  readonly resources: ReadonlyMap<string, Resources>;
  readonly parameters: ReadonlyMap<string, Resources>;
  /** The names of secrets by those of their parameters. */
  readonly secrets: ReadonlyMap<string, string>;
  readonly statements: ReadonlyMap<string, Resources>;
}

function templateOf({ resources, parameters, secrets, statements }: Parts): object {
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: "Event rules, exported from Signalbox",
    ...(parameters.size > 0 && {
      Metadata: { Signalbox: { Secrets: Object.fromEntries(secrets) } },
      Parameters: Object.fromEntries(parameters),
    }),
    Resources: {
      ...Object.fromEntries(resources),
      ...(statements.size > 0 && { [ROLE]: roleOf([...statements.values()]) }),
    },
  };
}

/** `Rule-paid` is `RulePaid`. Logical ids are letters and digits: a hash tells apart what would be the same without it. */
function logicalId(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const id = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join("");
  return /^[A-Za-z]+-[a-z][a-z0-9]*$/.test(name) ? id : id + idHash(name).toString(36);
}

function roleOf(statements: readonly Resources[]): Resources {
  return {
    Type: "AWS::IAM::Role",
    Properties: {
      AssumeRolePolicyDocument: {
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: { Service: "events.amazonaws.com" }, Action: "sts:AssumeRole" },
        ],
      },
      Policies: [{ PolicyName: "targets", PolicyDocument: { Version: "2012-10-17", Statement: statements } }],
    },
  };
}
