import type * as Liquid from "./liquid.ts";
import type { Escape, Template } from "./liquid.ts";

/**
 * Loads the engine of templates, which most routers do without: to be awaited before templates are compiled, or files checked
 * that may hold some.
 */
export async function loadTemplates(): Promise<void> {
  liquid ??= await import("./liquid.ts");
}

let liquid: typeof Liquid | undefined;

/** Whether a target's file may hold templates. */
export function holdsTemplates(text: string): boolean {
  return /"kind"\s*:\s*"(?:email|chat)"/.test(text);
}

/**
 * A text in Liquid (https://shopify.github.io/liquid/), without files: what it shows goes through `escape`. Throws an Error
 * that ends a sentence: "has at line 2, character 5 an undefined filter: nope".
 */
export function compileTemplate(text: string, escape: Escape): Template {
  if (!liquid) throw new Error("loadTemplates() must come first");
  return liquid.compileLiquid(text, escape);
}

/** What is wrong with a template, as the end of a sentence. */
export function templateProblem(text: string): string | undefined {
  try {
    compileTemplate(text, plainText);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** A value as a template shows it: a text as it is, nothing for what is not there, else its JSON. */
export function plainText(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The same for a place in HTML, between tags or in an attribute's quotes. */
export function htmlText(value: unknown): string {
  return plainText(value).replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
