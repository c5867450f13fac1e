import { compileJsonata } from "./jsonata.ts";
import { transformCompiler } from "./compiler.ts";

export type { TransformContext } from "./compiler.ts";

/** Compiles a rule's transform whole, so that whatever is wrong with it is known. Throws `transform-invalid`. */
export const compileTransform = transformCompiler(compileJsonata);
