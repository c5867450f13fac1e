import { type Imported, convert } from "./convert.ts";
import { type Described, thingsOfAnswers } from "./described.ts";
import type { Deployment, Template } from "./resource.ts";
import { thingsOfTemplate } from "./template.ts";
import { joined } from "./things.ts";

export type { Described, Deployment, Imported };

/**
 * The files of a configuration that do what documents of AWS say: templates of CloudFormation, SAM and the CDK, and answers of the
 * AWS CLI, in the order given.
 */
export function importAws(documents: readonly Described[], deployment: Deployment): Imported {
  const templates = documents.filter(({ value }) => isTemplate(value));
  const answers = documents.filter(({ value }) => !isTemplate(value));
  return convert(
    joined([
      ...templates.map(({ file, value }) => thingsOfTemplate(value as Template, deployment, file)),
      thingsOfAnswers(answers),
    ]),
  );
}

function isTemplate(value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && typeof (value as Partial<Template>).Resources === "object"
  );
}
