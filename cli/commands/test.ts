import type { Command } from "commander";
import { exit } from "../exit.ts";
import { type ConfigOptions, configOption, withExamples, withJson } from "../options.ts";
import { paint, shown } from "../paint.ts";
import { counted, print, printJson } from "../print.ts";
import type { RuleTestRun } from "../rule-tests.ts";

interface TestOptions extends ConfigOptions {
  readonly json?: boolean;
}

export function addTest(program: Command): void {
  const command = program
    .command("test")
    .helpGroup("Without a server:")
    .description("run the tests beside the rules: rules/<id>.test.json")
    .argument("[rules...]", "only of these rules, by id")
    .addOption(configOption())
    .action(test);
  withExamples(withJson(command), [
    ["All tests of this folder", "test"],
    ["Those of one rule", "test large-orders"],
  ]);
}

async function test(rules: readonly string[], options: TestOptions): Promise<void> {
  const { runTests } = await import("../rule-tests.ts");
  const runs = await runTests(options.config, rules);
  const failed = runs.reduce((sum, run) => sum + (run.problem ? 1 : run.cases.filter(isFailed).length), 0);
  if (options.json) printJson({ runs });
  else print(...runs.flatMap(runLines), summary(runs, failed));
  if (failed > 0) process.exitCode = exit.failed;
}

function isFailed({ failures }: { readonly failures: readonly string[] }): boolean {
  return failures.length > 0;
}

function runLines({ rule, cases, problem }: RuleTestRun): string[] {
  const head = paint.strong(shown(rule));
  if (problem) return [`${paint.bad("✗")} ${head}  ${shown(problem)}`];
  return [head, ...cases.flatMap(({ name, failures }) => caseLines(name, failures))];
}

function caseLines(name: string, failures: readonly string[]): string[] {
  if (failures.length === 0) return [`  ${paint.good("✓")} ${shown(name)}`];
  return [`  ${paint.bad("✗")} ${shown(name)}`, ...failures.map((failure) => `      ${shown(failure)}`)];
}

function summary(runs: readonly RuleTestRun[], failed: number): string {
  if (runs.length === 0) return paint.dim("No tests: rules/<id>.test.json would hold some.");
  const cases = runs.flatMap((run) => run.cases).length;
  const text = `${counted(runs.length, "rule")}, ${counted(cases, "case")}: ${failed === 0 ? "all pass" : `${failed} failed`}`;
  return failed === 0 ? paint.good(text) : paint.bad(text);
}
