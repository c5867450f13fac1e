import type { Command } from "commander";
import { RouterError } from "../../functions/core/errors.ts";
import type { CheckedConfig, FileFinding } from "../../functions/local/definitions/config-check.ts";
import { exit } from "../exit.ts";
import { type ConfigOptions, configOption, withExamples, withJson } from "../options.ts";
import { paint, shown } from "../paint.ts";
import { counted, print, printJson } from "../print.ts";

interface CheckOptions extends ConfigOptions {
  readonly json?: boolean;
  readonly strictAws?: boolean;
}

export function addCheck(program: Command): void {
  const command = program
    .command("check")
    .helpGroup("Without a server:")
    .description(
      "say what is wrong with the files of rules/ and schemas/, and what hardly does what was meant",
    )
    .argument("[files...]", "only these, as paths from the configuration folder")
    .addOption(configOption())
    .option("--strict-aws", "warn of what AWS EventBridge would not take")
    .action(check);
  withExamples(withJson(command), [
    ["Check everything in this folder", "check"],
    ["Check one rule, as if for AWS", "check rules/large-orders.json --strict-aws"],
  ]);
}

async function check(files: readonly string[], options: CheckOptions): Promise<void> {
  const { checkConfig } = await import("../../functions/local/definitions/config-check.ts");
  const { strictAws = false } = options;
  const checked = only(await checkConfig(options.config, { strictAws }), files);
  const problems = checked.findings.filter(({ level }) => level === "problem");
  if (options.json) printJson(checked);
  else print(...checked.findings.map(findingLine), summary(checked));
  if (problems.length > 0) process.exitCode = exit.failed;
}

/** What was found in some files or folders; in all when none is asked for. */
function only(checked: CheckedConfig, asked: readonly string[]): CheckedConfig {
  if (asked.length === 0) return checked;
  const folders = asked.map((path) => path.replaceAll("\\", "/").replace(/^\.\/|\/$/g, ""));
  const isAsked = (file: string) =>
    folders.some((folder) => file === folder || file.startsWith(`${folder}/`));
  const unknown = folders.find(
    (folder) => !checked.files.some((file) => file === folder || file.startsWith(`${folder}/`)),
  );
  if (unknown !== undefined)
    throw new RouterError("usage-invalid", `Cannot check ${unknown}: the configuration has no such file`);
  return {
    files: checked.files.filter(isAsked),
    findings: checked.findings.filter(({ file }) => isAsked(file)),
  };
}

/** `rules/x.json:3:7  pattern-invalid  /pattern/type: must be …` */
function findingLine({ file, line, column, level, code, message, pointer }: FileFinding): string {
  const colour = level === "problem" ? paint.bad : paint.warn;
  const place = paint.strong(`${shown(file)}:${line}:${column}`);
  return `${place}  ${colour(code)}  ${pointer && `${paint.name(shown(pointer))}: `}${shown(message)}`;
}

function summary({ files, findings }: CheckedConfig): string {
  const problems = findings.filter(({ level }) => level === "problem").length;
  const warnings = findings.length - problems;
  const text = `${counted(files.length, "file")}: ${counted(problems, "problem")}, ${counted(warnings, "warning")}`;
  return problems > 0 ? paint.bad(text) : warnings > 0 ? paint.warn(text) : paint.good(text);
}
