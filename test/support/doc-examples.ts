import { readFileSync } from "node:fs";

/** The examples of one kind on a page of docs/: the text of each block that is fenced as "json KIND", or in another language. */
export function docExamples(page: string, kind: string, language = "json"): string[] {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), "utf8");
  const fenced = new RegExp(`^\`\`\`${language} ${kind}\\n(.*?)^\`\`\`$`, "gms");
  return Array.from(text.matchAll(fenced), ([, example]) => example ?? "");
}
