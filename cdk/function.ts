import { type Duration, RemovalPolicy } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Function as LambdaFunction, Runtime } from "aws-cdk-lib/aws-lambda";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { type Floor, type Variable, variables } from "./floor.ts";
import { type Grant, usesKey } from "./grants.ts";
import { tracing } from "./tracing.ts";

export interface FunctionOptions {
  readonly description: string;
  readonly timeout: Duration;
  /** MB; the share of a processor grows with it. */
  readonly memory?: number;
  /** What it is told, as far as the deployment has it; the entry asks for exactly these. */
  readonly environment: readonly Variable[];
  readonly may: readonly Grant[];
  readonly reservedConcurrency?: number;
}

/** A stage: one function, with a role and a log of its own. */
export interface Stage {
  readonly scope: Construct;
  readonly function: LambdaFunction;
}

/** The function of an entry of the same name in functions/aws/entries. */
export function stage(floor: Floor, name: string, options: FunctionOptions): Stage {
  const scope = new Construct(floor.scope, name);
  const functionName = `${floor.settings.name}-${name}`;
  const logGroup = new LogGroup(scope, "log", {
    logGroupName: `/aws/lambda/${functionName}`,
    retention: floor.settings.logRetentionDays as RetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
    ...(floor.key && { encryptionKey: floor.key }),
  });
  const all = variables(floor);
  const traced = tracing(floor, name);
  const made = new LambdaFunction(scope, "function", {
    functionName,
    description: options.description,
    runtime: Runtime.NODEJS_24_X,
    architecture: floor.settings.architecture === "arm64" ? Architecture.ARM_64 : Architecture.X86_64,
    handler: "index.handler",
    code: floor.codeOf(name),
    timeout: options.timeout,
    memorySize: options.memory ?? 512,
    environment: {
      ...Object.fromEntries(
        options.environment.flatMap((variable) => {
          const value = all[variable];
          return value === undefined ? [] : [[variable, value]];
        }),
      ),
      ...(floor.settings.logLevel !== "info" && { SIGNALBOX_LOG_LEVEL: floor.settings.logLevel }),
      ...traced.environment,
    },
    role: roleOf(scope, { logGroup, may: [...options.may, ...traced.may, ...usesKey(floor.key)] }),
    logGroup,
    ...(options.reservedConcurrency && { reservedConcurrentExecutions: options.reservedConcurrency }),
  });
  return { scope, function: made };
}

/** It may write its own log and what else it is granted: no policy of AWS's that holds more. */
function roleOf(scope: Construct, { logGroup, may }: { logGroup: LogGroup; may: readonly Grant[] }): Role {
  const role = new Role(scope, "role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
  const write = new PolicyStatement({
    actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
    resources: [logGroup.logGroupArn],
  });
  for (const statement of [write, ...may]) role.addToPrincipalPolicy(statement);
  return role;
}
