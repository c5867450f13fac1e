import { flag, listOf, mapOf, number, type Shape, structure, text } from "./shape.ts";
import { arn, name } from "./constraints.ts";

/** The patterns of AWS for headers would take exponential time; these say the same. */
export const headerKey = text({ max: 512, pattern: "^[!#$%&'*+-.^_`|~0-9a-zA-Z]+$" });
export const headerValue = text({
  max: 512,
  pattern: String.raw`^[ \t]*[\x20-\x7E]+([ \t]+[\x20-\x7E]+)*[ \t]*$`,
  linear: /^\t*[\x20-\x7e][\x20-\x7e\t]*$/,
});
export const queryKey = text({ max: 512, pattern: String.raw`[^\x00-\x1F\x7F]+` });
export const queryValue = text({ max: 512, pattern: String.raw`[^\x00-\x09\x0B\x0C\x0E-\x1F\x7F]+` });

const any = text();
const runCommandKey = text({
  min: 1,
  max: 128,
  pattern: String.raw`^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$`,
  linear: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u,
});
const sized = (min: number, max: number) => text({ min, max });

/** What other services ask of their parameters, as far as it is asked of each of their members. */
const elsewhere: Readonly<Record<string, Shape>> = {
  KinesisParameters: structure("KinesisParameters", { "PartitionKeyPath!": text({ max: 256 }) }),
  RunCommandParameters: structure("RunCommandParameters", {
    "RunCommandTargets!": listOf(
      structure("RunCommandTarget", {
        "Key!": runCommandKey,
        "Values!": listOf(sized(1, 256), { min: 1, max: 50 }),
      }),
      { min: 1, max: 5 },
    ),
  }),
  EcsParameters: structure("EcsParameters", {
    "TaskDefinitionArn!": arn,
    TaskCount: number({ min: 1 }),
    LaunchType: text({ values: ["EC2", "FARGATE", "EXTERNAL"] }),
    EnableECSManagedTags: flag,
    EnableExecuteCommand: flag,
    PropagateTags: text({ values: ["TASK_DEFINITION"] }),
    ReferenceId: text({ max: 1024 }),
  }),
  BatchParameters: structure("BatchParameters", { "JobDefinition!": any, "JobName!": any }),
  SqsParameters: structure("SqsParameters", { MessageGroupId: text({ max: 100 }) }),
  RedshiftDataParameters: structure("RedshiftDataParameters", {
    "Database!": sized(1, 64),
    DbUser: sized(1, 128),
    StatementName: sized(1, 500),
    WithEvent: flag,
  }),
  AppSyncParameters: structure("AppSyncParameters", { GraphQLOperation: sized(1, 1_048_576) }),
};

export const targetShape = structure("Target", {
  "Id!": name,
  "Arn!": arn,
  RoleArn: arn,
  Input: text({ max: 8192 }),
  InputPath: text({ max: 256 }),
  InputTransformer: structure("InputTransformer", {
    InputPathsMap: mapOf(
      text({ min: 1, max: 256, pattern: String.raw`[A-Za-z0-9\_\-]+` }),
      text({ max: 256 }),
      {
        max: 100,
      },
    ),
    "InputTemplate!": sized(1, 8192),
  }),
  ...elsewhere,
  HttpParameters: structure("HttpParameters", {
    PathParameterValues: listOf(text({ pattern: String.raw`^(?!\s*$).+` })),
    HeaderParameters: mapOf(headerKey, headerValue),
    QueryStringParameters: mapOf(queryKey, queryValue),
  }),
  DeadLetterConfig: structure("DeadLetterConfig", { Arn: arn }),
  RetryPolicy: structure("RetryPolicy", {
    MaximumRetryAttempts: number({ min: 0, max: 185 }),
    MaximumEventAgeInSeconds: number({ min: 60, max: 86400 }),
  }),
});
