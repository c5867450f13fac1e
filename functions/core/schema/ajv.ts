import codegen from "ajv/dist/compile/codegen/index.js";
import ajvCore, { type CodeKeywordDefinition, type Options } from "ajv/dist/core.js";
import applicator from "ajv/dist/vocabularies/applicator/index.js";
import core from "ajv/dist/vocabularies/core/index.js";
import format from "ajv/dist/vocabularies/format/index.js";
import next from "ajv/dist/vocabularies/next.js";
import unevaluatedItems from "ajv/dist/vocabularies/unevaluated/unevaluatedItems.js";
import unevaluatedProperties from "ajv/dist/vocabularies/unevaluated/unevaluatedProperties.js";
import validation from "ajv/dist/vocabularies/validation/index.js";
import { DEFINITION } from "./definition.ts";

const definition: CodeKeywordDefinition = {
  keyword: DEFINITION,
  schemaType: "object",
  code(context) {
    const valid = context.gen.name("valid");
    for (const id of Object.keys(context.schema as object)) {
      const inner = context.subschema({ keyword: DEFINITION, schemaProp: id }, valid);
      context.ok(valid);
      context.mergeEvaluated(inner);
    }
  },
};

/** Makes code from a template, for keywords that generate code. */
export const { _: codeOf } = codegen;

export type Ajv = InstanceType<typeof ajvCore.default>;

/** An ajv that knows the words of a linked schema and nothing else: no meta-schemas, no other dialects, no logging. */
export function createAjv(options: Options): Ajv {
  const ajv = new ajvCore.default({ ...OPTIONS, ...options });
  for (const vocabulary of [core, validation, format, next]) ajv.addVocabulary(vocabulary.default);
  ajv.addVocabulary(applicator.default(true));
  ajv.addVocabulary([exactItems, unevaluatedProperties.default, definition]);
  return ajv;
}

/** ajv counts on a number of items that were looked at, where it may be `undefined` (none) or `true` (all). */
const exactItems: CodeKeywordDefinition = {
  ...unevaluatedItems.default,
  code(context) {
    const { gen, it } = context;
    if (it.items instanceof codegen.Name)
      it.items = gen.const("seen", codeOf`${it.items} === true ? Infinity : ${it.items} || 0`);
    unevaluatedItems.default.code(context);
  },
};

const OPTIONS: Options = {
  // The linker has checked the schema, and has left in only what ajv knows.
  meta: false,
  validateSchema: false,
  strict: false,
  logger: false,
  addUsedSchema: false,
  next: true,
  // Each definition is one function: code grows with the schema, not with how often a definition is referred to.
  inlineRefs: false,
  // Data may have members such as "constructor", and lacks those that it only inherits.
  ownProperties: true,
  // Refusals are worded by problems.ts, from the schema and the value.
  messages: false,
};
