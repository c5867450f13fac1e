import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { parseArgs } from "node:util";

/** What `npm run deploy` and `npm run destroy` are told; what they do not know is for the CDK. */
export function readArguments() {
  const { values, tokens } = parseArgs({
    options: {
      name: { type: "string", default: "signalbox" },
      config: { type: "string", default: "." },
      data: { type: "boolean", default: false },
    },
    strict: false,
    tokens: true,
  });
  const known = new Set(["name", "config", "data"]);
  const rest = tokens.flatMap((token) => {
    if (token.kind === "positional") return [token.value];
    if (token.kind !== "option" || known.has(token.name)) return [];
    return [token.rawName, ...(token.inlineValue ? [token.value] : [])];
  });
  return { name: String(values.name), config: String(values.config), data: values.data === true, rest };
}

/** Runs the CDK on both stacks of a deployment, with this terminal. Rejects when it fails. */
export async function cdk(act: "deploy" | "destroy", name: string, args: readonly string[]): Promise<void> {
  mkdirSync(".cache", { recursive: true });
  const all = ["node_modules/aws-cdk/bin/cdk", act, "--all", "-c", `name=${name}`, ...args];
  const child = spawn(process.execPath, all, { stdio: "inherit" });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`Cannot ${act} ${name}: the CDK ended with ${code}`);
}
