import { convert, type Imported } from "./convert.ts";
import { thingsOfAnswers } from "./described.ts";
import { record } from "./loose.ts";
import type { Deployment, Template } from "./resource.ts";
import { deploymentOfStack } from "./stack-resources.ts";
import { thingsOfTemplate } from "./template.ts";
import { joined } from "./things.ts";

export type { Deployment, Imported };

/** A document of AWS, as parsed. */
export interface Described {
  readonly file: string;
  readonly value: unknown;
  /** Where it is deployed, when what it comes with says so. */
  readonly deployment?: Deployment;
}

/**
 * The files of a configuration that do what documents of AWS say: templates of CloudFormation, SAM and the CDK, and answers of
 * the AWS CLI, in the order given. Never throws.
 */
export function importAws(documents: readonly Described[], deployment: Deployment): Imported {
  const stack = joinedDeployment(documents.flatMap(({ value }) => deploymentOfStack(value) ?? []));
  const templates = documents.filter(({ value }) => isTemplate(value));
  const answers = documents.filter(({ value }) => !isTemplate(value) && !deploymentOfStack(value));
  return convert(
    joined([
      ...templates.map(({ file, value, deployment: own = {} }) =>
        thingsOfTemplate(value as Template, joinedDeployment([own, stack, deployment]), file),
      ),
      thingsOfAnswers(answers),
    ]),
  );
}

function isTemplate(value: unknown): boolean {
  const { Resources } = record(value);
  return typeof Resources === "object" && Resources !== null && !Array.isArray(Resources);
}

/** Of what several say, the last counts. */
function joinedDeployment(all: readonly Deployment[]): Deployment {
  const names = Object.assign({}, ...all.map((one) => one.names ?? {})) as Record<string, string>;
  return { ...(Object.assign({}, ...all) as Deployment), names };
}
