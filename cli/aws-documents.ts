import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Deployment, Described } from "../functions/core/aws-import/import.ts";
import { RouterError } from "../functions/core/errors.ts";
import { readDocument } from "./read-document.ts";
import { readText } from "./read-text.ts";

/**
 * The documents of a file, or of all templates in a folder: where that is the output of a CDK app, those of its stacks, each
 * with the account and region that the app is for. Throws `file-unreadable`, `json-invalid`, `json-too-deep`.
 */
export async function documentsIn(path: string): Promise<readonly Described[]> {
  if (!isFolder(path)) return [await documentOf(path)];
  const stacks = await stacksOf(path);
  const listed = new Set(stacks.map(({ file }) => file));
  const others = templatesIn(path).filter((file) => !listed.has(file));
  const all = [...stacks, ...(await Promise.all(others.map((file) => documentOf(file))))];
  if (all.length > 0) return all;
  throw new RouterError("file-unreadable", `Cannot read ${path}: there is no template in that folder`);
}

async function documentOf(file: string, deployment?: Deployment): Promise<Described> {
  return { file, value: readDocument(await readText(file), file), ...(deployment && { deployment }) };
}

function isFolder(path: string): boolean {
  return path !== "-" && (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);
}

/** A part of what a CDK app makes, in its manifest.json: a stack, or a folder with a manifest of its own. */
interface Artifact {
  readonly type?: unknown;
  readonly environment?: unknown;
  readonly properties?: { readonly templateFile?: unknown; readonly directoryName?: unknown };
}

async function stacksOf(folder: string): Promise<Described[]> {
  const manifest = join(folder, "manifest.json");
  if (!statSync(manifest, { throwIfNoEntry: false })?.isFile()) return [];
  const { artifacts } = ((await documentOf(manifest)).value ?? {}) as { readonly artifacts?: object };
  const stacks: Described[] = [];
  for (const artifact of Object.values(artifacts ?? {}) as (Artifact | null)[]) {
    const { type, environment, properties = {} } = artifact ?? {};
    const { templateFile, directoryName } = properties;
    if (type === "aws:cloudformation:stack" && isName(templateFile))
      stacks.push(await documentOf(join(folder, templateFile), deploymentOf(environment)));
    if (type === "cdk:cloud-assembly" && isName(directoryName))
      stacks.push(...(await stacksOf(join(folder, directoryName))));
  }
  return stacks;
}

/** A manifest names what lies beside it. */
function isName(name: unknown): name is string {
  return typeof name === "string" && /^[^./\\][^/\\]*$/.test(name);
}

/** `aws://123456789012/eu-central-1`; of an app that is for any account and region, both are left open. */
function deploymentOf(environment: unknown): Deployment {
  const [, account, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(String(environment)) ?? [];
  return {
    ...(account !== undefined && /^\d{12}$/.test(account) && { account }),
    ...(region !== undefined && !region.startsWith("unknown-") && { region }),
  };
}

const TEMPLATE = /(\.template\.json|\.template|template\.ya?ml)$/;
/** What is deployed with a template, and what others brought along, is none. */
const FOREIGN = /^(asset\.|node_modules$|\.)/;

function templatesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !FOREIGN.test(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return templatesIn(path);
      return TEMPLATE.test(entry.name) ? [path] : [];
    })
    .sort();
}
