import type { Body } from "../delivery.ts";
import { RouterError } from "../errors.ts";
import type { Problem } from "../event.ts";
import { isJsonType } from "../text/media-type.ts";
import type { Transform } from "../rule.ts";
import type { EventView } from "../view.ts";
import { type CompileKind, type Made, type Make, type TransformContext, transformFailed } from "./context.ts";
import { compileInputTransformer } from "./input-transformer.ts";
import { compileJsonLogic } from "./json-logic.ts";
import { parsePath } from "./path.ts";
import { createReader } from "./read-paths.ts";
import { compileTemplate } from "./template.ts";

export type { TransformContext };

/** Makes the body that goes out of an event. Throws, or rejects with, `transform-failed`. A promise only for JSONata. */
export type CompiledTransform = (view: EventView, context: TransformContext) => Body | Promise<Body>;

/** Compiles a rule's transform. Throws `transform-invalid`; the pointers of its problems begin at the transform. */
export type CompileTransform = (transform: Transform, rule: { readonly id: string }) => CompiledTransform;

/** The compiler of all kinds, with a way to compile JSONata: that takes a library, which not all who transform want to load. */
export function transformCompiler(jsonata: CompileKind<string>): CompileTransform {
  const kinds: Kinds = { ...others, jsonata };
  return (transform, rule) => {
    const problems: Problem[] = [];
    const make = makeOf(transform, kinds, problems);
    if (problems.length > 0) throw transformInvalid(rule.id, problems);
    const { contentType } = transform;
    return (view, context) => {
      const made = make(view, context);
      return made instanceof Promise
        ? made.then((made) => bodyOf(made, contentType))
        : bodyOf(made, contentType);
    };
  };
}

type Kinds = { readonly [Kind in TransformKind]: CompileKind<NonNullable<Transform[Kind]>> };

const others: Omit<Kinds, "jsonata"> = {
  inputPath: compileInputPath,
  input: (value) => {
    const made = { json: JSON.stringify(value) };
    return () => made;
  },
  inputTransformer: compileInputTransformer,
  template: compileTemplate,
  jsonLogic: compileJsonLogic,
};

type TransformKind = Exclude<keyof Transform, "schema" | "contentType">;

function makeOf(transform: Transform, kinds: Kinds, problems: Problem[]): Make {
  const names = Object.keys(kinds) as TransformKind[];
  const used = names.filter((name) => transform[name] !== undefined);
  const [kind] = used;
  if (!kind || used.length > 1) {
    const expected = `exactly one of ${names.join(", ")}`;
    problems.push({ pointer: "", keyword: "oneOf", expected, actual: used.join(", ") || "none" });
    return () => ({ json: "null" });
  }
  const compile = kinds[kind] as CompileKind<unknown>;
  return compile(transform[kind], problems);
}

function compileInputPath(text: string, problems: Problem[]): Make {
  const read = createReader([parsePath(text, { pointer: "/inputPath", problems })]);
  return (view, context) => {
    const [json] = read(view.text);
    if (json === undefined) throw transformFailed(context, `there is nothing at ${text}`);
    return { json };
  };
}

/** A result that is one JSON string goes out as plain text where the rule asks for a content type that is not JSON. */
function bodyOf(made: Made, contentType: string | undefined): Body {
  if ("text" in made) return { contentType: contentType ?? "text/plain", text: made.text };
  const { json } = made;
  if (contentType === undefined || isJsonType(contentType) || !json.startsWith('"'))
    return { contentType: contentType ?? "application/json", text: json };
  return { contentType, text: String(JSON.parse(json)) };
}

export function transformInvalid(rule: string, problems: readonly Problem[]): RouterError {
  const [{ pointer, expected, actual }] = problems as readonly [Problem];
  const where = pointer === "" ? "" : `at ${pointer} `;
  const found = actual === undefined ? "" : `, found ${actual}`;
  const message = `Cannot compile the transform of rule "${rule}": ${where}expected ${expected}${found}`;
  return new RouterError("transform-invalid", message, { problems });
}
