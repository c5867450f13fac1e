/* Made from schemas/access.schema.json by `npm run generate`. */
import type { GeneratedCheck } from "../schema/check-against.ts";

export declare const check: GeneratedCheck;
