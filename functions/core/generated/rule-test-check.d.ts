/* Made from schemas/rule-test.schema.json by `npm run generate`. */
import type { AjvError } from "../schema/problems.ts";
import type { Schema } from "../schema/keywords.ts";

export declare const schema: Schema;
export declare function validate(value: unknown): boolean;
export declare namespace validate {
  let errors: readonly AjvError[] | null;
}
