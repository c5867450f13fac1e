import { AwsFault } from "../http/aws-fault.ts";
import { memberName, rendered } from "./render.ts";
import type { ListShape, MapShape, NumberShape, Shape, StructureShape, TextShape } from "./shape.ts";

export type Input = Readonly<Record<string, unknown>>;

/**
 * Checks the input of an operation as AWS does: first that everything is of its type, then every constraint, all in one
 * message. Members that the shape does not have are let through. Throws an AwsFault, SerializationException or
 * ValidationException.
 */
export function validateInput(input: unknown, shape: StructureShape): Input {
  checkType(input, shape);
  const faults: string[] = [];
  checkStructure(input as Input, shape, { path: "", faults });
  if (faults.length === 0) return input as Input;
  const count = `${faults.length} validation error${faults.length > 1 ? "s" : ""} detected`;
  throw new AwsFault("ValidationException", `${count}: ${faults.join("; ")}`);
}

/** Where the check is, and what it has found. */
interface Walk {
  readonly path: string;
  readonly faults: string[];
}

function checkType(value: unknown, shape: Shape): void {
  if (value === undefined || value === null) return;
  if (!isOfType(value, shape)) throw new AwsFault("SerializationException", typeMessage(value, shape));
  if (shape.kind === "list") for (const item of value as readonly unknown[]) checkType(item, shape.of);
  if (shape.kind === "map") for (const item of Object.values(value)) checkType(item, shape.value);
  if (shape.kind === "structure")
    for (const [name, member] of Object.entries(shape.members)) checkType((value as Input)[name], member);
}

function isOfType(value: unknown, { kind }: Shape): boolean {
  if (kind === "text") return typeof value === "string";
  if (kind === "flag") return typeof value === "boolean";
  if (kind === "number") return Number.isInteger(value);
  if (kind === "moment") return typeof value === "number";
  if (kind === "list") return Array.isArray(value);
  return typeof value === "object" && !Array.isArray(value);
}

function typeMessage(value: unknown, { kind }: Shape): string {
  if (typeof value === "object")
    return `Start of ${Array.isArray(value) ? "list" : "structure or map"} found where not expected.`;
  if (kind === "list" || kind === "map" || kind === "structure") return "Unexpected field type";
  const token = typeof value === "boolean" ? `${String(value).toUpperCase()}_VALUE` : TOKENS[typeof value];
  return `${token} can not be converted to ${TYPES[kind]}`;
}

const TOKENS: Readonly<Record<string, string>> = { string: "STRING_VALUE", number: "NUMBER_VALUE" };
const TYPES = { text: "a String", flag: "Boolean", number: "Integer", moment: "milliseconds since epoch" };

function checkStructure(value: Input, { members, required }: StructureShape, { path, faults }: Walk): void {
  for (const [name, shape] of Object.entries(members)) {
    const member = value[name] ?? undefined;
    const inner = { path: path === "" ? memberName(name) : `${path}.${memberName(name)}`, faults };
    if (member !== undefined) checkValue(member, shape, inner);
    else if (required.includes(name))
      faults.push(`Value null at '${inner.path}' failed to satisfy constraint: Member must not be null`);
  }
}

function checkValue(value: unknown, shape: Shape, walk: Walk): void {
  if (value === null) {
    walk.faults.push(`Value null at '${walk.path}' failed to satisfy constraint: Member must not be null`);
    return;
  }
  const found = constraintsOf(value, shape);
  for (const constraint of found) {
    const shown = `'${rendered(value, shape)}'`;
    walk.faults.push(`Value ${shown} at '${walk.path}' failed to satisfy constraint: ${constraint}`);
  }
  if (shape.kind === "structure") checkStructure(value as Input, shape, walk);
  if (shape.kind === "list") {
    for (const [i, item] of (value as readonly unknown[]).entries())
      checkValue(item, shape.of, { ...walk, path: `${walk.path}.${i + 1}.member` });
  }
}

function constraintsOf(value: unknown, shape: Shape): string[] {
  if (shape.kind === "text") return textConstraints(value as string, shape);
  if (shape.kind === "number") return numberConstraints(value as number, shape);
  if (shape.kind === "list") return sizeConstraints((value as readonly unknown[]).length, shape);
  return shape.kind === "map" ? mapConstraints(value as Readonly<Record<string, string>>, shape) : [];
}

function textConstraints(value: string, shape: TextShape): string[] {
  const found = sizeConstraints(value.length, shape);
  const { pattern, values, anyCase } = shape;
  if (pattern !== undefined && !(shape.linear ?? wholeOf(pattern)).test(value))
    found.push(`Member must satisfy regular expression pattern: ${pattern}`);
  if (values && !values.includes(anyCase ? value.toUpperCase() : value))
    found.push(`Member must satisfy enum value set: [${values.join(", ")}]`);
  return found;
}

function sizeConstraints(
  size: number,
  { min = 0, max = Infinity }: TextShape | ListShape | (MapShape & { min?: number }),
): string[] {
  if (size < min) return [`Member must have length greater than or equal to ${min}`];
  return size > max ? [`Member must have length less than or equal to ${max}`] : [];
}

function numberConstraints(value: number, { min = -Infinity, max = Infinity }: NumberShape): string[] {
  if (value < min) return [`Member must have value greater than or equal to ${min}`];
  return value > max ? [`Member must have value less than or equal to ${max}`] : [];
}

function mapConstraints(map: Readonly<Record<string, string>>, shape: MapShape): string[] {
  const keys = new Set(Object.keys(map).flatMap((key) => textConstraints(key, shape.key)));
  const values = new Set(Object.values(map).flatMap((value) => textConstraints(value, shape.value)));
  return [
    ...sizeConstraints(Object.keys(map).length, shape),
    ...(keys.size > 0 ? [`Map keys must satisfy constraint: [${[...keys].join(", ")}]`] : []),
    ...(values.size > 0 ? [`Map value must satisfy constraint: [${[...values].join(", ")}]`] : []),
  ];
}

const compiled = new Map<string, RegExp>();

function wholeOf(pattern: string): RegExp {
  const known = compiled.get(pattern) ?? new RegExp(`^(?:${pattern})$`);
  compiled.set(pattern, known);
  return known;
}
