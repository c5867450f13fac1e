import { App, type Stack, Validations } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { Code } from "aws-cdk-lib/aws-lambda";
import { AwsSolutionsChecks } from "cdk-nag";
import { coreStack } from "../../cdk/core.ts";
import { opsStack } from "../../cdk/ops.ts";
import { readSettings } from "../../cdk/settings.ts";

/** The two templates that settings make, with functions that hold no code; cdk-nag has looked at them. */
export function aDeployment(context: Readonly<Record<string, unknown>> = {}) {
  const app = new App({ context: { ...context } });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const settings = readSettings(app.node);
  const env = { account: "123456789012", region: "eu-central-1" };
  const core = coreStack(app, { settings, env, codeOf: () => Code.fromInline("exports.handler = null") });
  opsStack(app, { settings, env, core });
  app.synth();
  const template = (name: string) => Template.fromStack(app.node.findChild(name) as Stack);
  return { core: template(settings.name), ops: template(`${settings.name}-ops`) };
}
