import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bundled, loadedAtStart } from "../../cdk/bundle.ts";
import { FUNCTIONS } from "../../cdk/stages.ts";
import { aDeployment } from "../support/deployment.ts";

const bundles = await bundled(FUNCTIONS);
const { core } = aDeployment();
const all = aDeployment({ otlpEndpoint: "https://collector.example", otlpHeaders: true });

describe.each(bundles)("$name", ({ name, inputs, outputs }) => {
  const properties = Object.values(core.findResources("AWS::Lambda::Function"))
    .map(({ Properties }) => Properties)
    .find(({ FunctionName }) => FunctionName === `signalbox-${name}`)!;

  test("is told what it asks for, and nothing else", () => {
    const own = inputs.filter((path) => path.startsWith("functions/aws/"));
    const asked = own.flatMap((path) =>
      [...readFileSync(path, "utf8").matchAll(/\benv\("([A-Z_]+)"\)/g)].map(([, variable]) => variable!),
    );
    expect(new Set(Object.keys(properties.Environment.Variables))).toEqual(new Set(asked));
  });

  test("stays awake for as long as it works", () => {
    expect(readFileSync(`functions/aws/entries/${name}.ts`, "utf8")).toMatch(
      /^export const handler = awake\(/m,
    );
  });

  test("weighs at most 500 KB when it starts", () => {
    const bytes = loadedAtStart(outputs).reduce((sum, path) => sum + outputs[path]!.bytes, 0);
    expect(bytes).toBeLessThanOrEqual(500 * 1024);
  });

  test("has clients of our own services for what it may do, and for nothing else", () => {
    const clients = new Set(inputs.flatMap((path) => /@aws-sdk\/client-([\w-]+)\//.exec(path)?.[1] ?? []));
    expect(clients.intersection(new Set(Object.values(CLIENTS)))).toEqual(new Set(servicesOf(name)));
  });
});

const CLIENTS: Readonly<Record<string, string>> = {
  dynamodb: "dynamodb",
  s3: "s3",
  sqs: "sqs",
  secretsmanager: "secrets-manager",
};

/** The services of which a function's role may do something itself: what takes from its queue is Lambda. */
function servicesOf(name: string): readonly string[] {
  const statements = Object.entries(all.core.findResources("AWS::IAM::Policy"))
    .filter(([id]) => id.startsWith(`${name.replaceAll("-", "")}role`))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement as { Action: string | string[] }[]);
  const actions = statements.flatMap(({ Action }) => (isMapping(Action) ? [] : [Action].flat()));
  return actions.flatMap((action) => CLIENTS[action.split(":")[0]!] ?? []);
}

function isMapping(actions: string | string[]): boolean {
  return actions.includes("sqs:ChangeMessageVisibility");
}
