import type { Problem } from "../event.ts";
import { transformCompiler, transformInvalid } from "./compiler.ts";
import type { Make, TransformContext } from "./context.ts";

/**
 * Compiles the transform of a rule that was checked before. JSONata's library is loaded, and the expression compiled, when the first
 * event is to be transformed: most rules need neither.
 */
export const prepareTransform = transformCompiler((text) => {
  let compiled: Promise<Make> | undefined;
  return async (view, context) => (await (compiled ??= compile(text, context)))(view, context);
});

async function compile(text: string, { rule }: TransformContext): Promise<Make> {
  const { compileJsonata } = await import("./jsonata.ts");
  const problems: Problem[] = [];
  const make = compileJsonata(text, problems);
  if (problems.length > 0) throw transformInvalid(rule.id, problems);
  return make;
}
