import { App, Validations } from "aws-cdk-lib";
import { Code } from "aws-cdk-lib/aws-lambda";
import { AwsSolutionsChecks } from "cdk-nag";
import { bundled } from "./bundle.ts";
import { coreStack } from "./core.ts";
import { opsStack } from "./ops.ts";
import { readSettings } from "./settings.ts";
import { FUNCTIONS } from "./stages.ts";

const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
const settings = readSettings(app.node);
const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;
const env = account && region ? { account, region } : {};
const made = await bundled(FUNCTIONS);
const bundles = new Map(made.map(({ name, folder }) => [name, folder]));
const core = coreStack(app, { settings, env, codeOf: (name) => Code.fromAsset(bundles.get(name)!) });
opsStack(app, { settings, env, core });
app.synth();
