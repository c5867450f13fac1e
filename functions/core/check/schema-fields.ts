/** A step of a path that a schema does not have. */
export interface MissingField {
  /** The fields that it has there. */
  readonly known: readonly string[];
  /** The step that is not among them, counted from 0. */
  readonly step: number;
}

/**
 * The first step of a path that a JSON Schema has no field for; undefined when it has all of them or leaves them open.
 * Arrays are looked through, as patterns do. An open object (no `properties`) has every field; one that lists
 * its properties has only those, even where `additionalProperties` is not forbidden, unless it says what else may come.
 */
export function missingField(schema: unknown, path: readonly string[]): MissingField | undefined {
  let nodes = variantsOf(schema, schema);
  for (const [step, name] of path.entries()) {
    const inner = nodes.flatMap((node) => fieldOf(node, name)).flatMap((found) => variantsOf(found, schema));
    if (inner.length === 0) return { step, known: [...new Set(nodes.flatMap(namesOf))] };
    nodes = inner;
  }
  return undefined;
}

/** The schemas of a field, with all that they refer to, through arrays; empty when the schema has no such field. */
export function schemasAt(schema: unknown, path: readonly string[]): readonly Node[] {
  return path.reduce(
    (nodes, name) =>
      nodes.flatMap((node) => fieldOf(node, name)).flatMap((found) => variantsOf(found, schema)),
    variantsOf(schema, schema),
  );
}

type Node = Readonly<Record<string, unknown>>;

const ANYTHING: Node = {};

/** A schema as the plain schemas that may hold: through $ref, allOf, anyOf, oneOf, then, else and items. */
function variantsOf(schema: unknown, root: unknown, seen: Set<Node> = new Set()): Node[] {
  if (schema === true) return [ANYTHING];
  if (!isNode(schema) || seen.has(schema)) return [];
  seen.add(schema);
  const parts = [
    ...(typeof schema["$ref"] === "string" ? [resolved(schema["$ref"], root)] : []),
    ...["allOf", "anyOf", "oneOf"].flatMap((word) => listOf(schema[word])),
    ...["then", "else", "items", "contains"].flatMap((word) => listOf(schema[word])),
    ...listOf(schema["prefixItems"]),
  ];
  const others = parts.flatMap((part) => variantsOf(part, root, seen));
  return says(schema) || parts.length === 0 ? [schema, ...others] : others;
}

/** Whether a schema itself says something of the value's fields or kind, beside what its parts say. */
function says(schema: Node): boolean {
  return ["properties", "patternProperties", "additionalProperties"].some((word) => word in schema);
}

function fieldOf(node: Node, name: string): unknown[] {
  const { properties } = node;
  const named = isNode(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (named !== undefined) return [named];
  const patterned = isNode(node["patternProperties"]) ? Object.values(node["patternProperties"]) : [];
  if (patterned.length > 0) return patterned;
  const additional = node["additionalProperties"];
  if (isNode(additional)) return [additional];
  return "properties" in node || additional === false || isScalar(node) ? [] : [ANYTHING];
}

function isScalar(node: Node): boolean {
  const types = listOf(node["type"]);
  return types.length > 0 && !types.includes("object") && !types.includes("array");
}

function namesOf(node: Node): string[] {
  return isNode(node["properties"]) ? Object.keys(node["properties"]) : [];
}

/** A local reference, `#` or `#/…` without percent-encoding; what any other one stands for is open. */
function resolved(ref: string, root: unknown): unknown {
  if (!/^#(\/[^%]*)?$/.test(ref)) return true;
  const steps = ref.split("/").slice(1);
  return steps.reduce<unknown>((node, step) => {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    return isNode(node) && Object.hasOwn(node, key) ? node[key] : true;
  }, root);
}

function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
