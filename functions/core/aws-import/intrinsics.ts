/** What a template's intrinsic functions are resolved by. */
export interface Scope {
  /** Parameters, by their defaults or as they were given, and pseudo parameters. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The names of the secrets that parameters with NoEcho are. Their values are never looked at. */
  readonly secrets: Readonly<Record<string, string>>;
  /** What Ref and Fn::GetAtt of a resource of the template give; undefined where only a deployment tells. */
  readonly attribute: (resource: string, attribute: string | undefined) => string | undefined;
  readonly mappings: Readonly<Record<string, unknown>>;
  readonly isTrue: (condition: string, depth?: number) => boolean | undefined;
}

/** Stands for what is known only once the template is deployed. */
export class Unresolved {
  readonly what: string;
  /** The name of the secret that it is. */
  readonly secret: string | undefined;
  constructor(what: string, secret?: string) {
    this.what = what;
    this.secret = secret;
  }
}

/** Stands for a member that is left out: `{"Ref": "AWS::NoValue"}`. */
const NO_VALUE = Symbol("AWS::NoValue");
/** Templates nest less; deeper ones are made to harm. */
const DEEPEST = 100;

/** The value with its intrinsic functions resolved; what cannot be is an `Unresolved` in its place. */
export function resolved(value: unknown, scope: Scope, depth = 0): unknown {
  if (depth > DEEPEST) return new Unresolved("what is nested too deeply");
  if (Array.isArray(value))
    return value.map((one) => resolved(one, scope, depth + 1)).filter((one) => one !== NO_VALUE);
  if (typeof value !== "object" || value === null) return value;
  const [[name, argument] = ["", undefined], ...others] = Object.entries(value);
  const intrinsic = others.length === 0 && Object.hasOwn(intrinsics, name) ? intrinsics[name] : undefined;
  if (intrinsic) return intrinsic(argument, { ...scope, inner: (one) => resolved(one, scope, depth + 1) });
  if (others.length === 0 && name.startsWith("Fn::")) return new Unresolved(name);
  const members = Object.entries(value).map(([key, one]) => [key, resolved(one, scope, depth + 1)] as const);
  return Object.fromEntries(members.filter(([, one]) => one !== NO_VALUE));
}

interface Inner extends Scope {
  readonly inner: (value: unknown) => unknown;
}
type Intrinsic = (argument: unknown, scope: Inner) => unknown;

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref(name, { values, secrets, attribute }) {
    if (name === "AWS::NoValue") return NO_VALUE;
    const key = String(name);
    if (Object.hasOwn(secrets, key)) return new Unresolved(`Ref ${key}`, secrets[key]);
    if (Object.hasOwn(values, key)) return values[key];
    return attribute(key, undefined) ?? new Unresolved(`Ref ${key}`);
  },
  "Fn::GetAtt"(argument, { attribute }) {
    const [resource = "", ...path] = Array.isArray(argument)
      ? argument.map(String)
      : String(argument).split(".");
    return attribute(resource, path.join(".")) ?? new Unresolved(`Fn::GetAtt ${resource}.${path.join(".")}`);
  },
  "Fn::Sub"(argument, scope) {
    const [template, own = {}] = Array.isArray(argument) ? argument : [argument];
    const variables = scope.inner(own) as Readonly<Record<string, unknown>>;
    return substituted(String(template), (name) => {
      if (Object.hasOwn(variables, name)) return variables[name];
      const intrinsic = name.includes(".") ? { "Fn::GetAtt": name } : { Ref: name };
      return scope.inner(intrinsic);
    });
  },
  "Fn::Join"(argument, { inner }) {
    const [separator, parts] = partsOf(inner(argument));
    if (!Array.isArray(parts)) return parts instanceof Unresolved ? parts : new Unresolved("Fn::Join");
    return parts.find((part) => part instanceof Unresolved) ?? parts.map(String).join(String(separator));
  },
  "Fn::Select"(argument, { inner }) {
    const [index, list] = partsOf(inner(argument));
    return Array.isArray(list)
      ? (list[Number(index)] ?? new Unresolved("Fn::Select"))
      : new Unresolved("Fn::Select");
  },
  "Fn::Split"(argument, { inner }) {
    const [separator, text] = partsOf(inner(argument));
    return typeof text === "string" ? text.split(String(separator)) : new Unresolved("Fn::Split");
  },
  "Fn::FindInMap"(argument, { inner, mappings }) {
    const keys = inner(argument);
    const found = Array.isArray(keys) ? keys.reduce<unknown>(memberOf, mappings) : undefined;
    return found ?? new Unresolved("Fn::FindInMap");
  },
  "Fn::If"(argument, { inner, isTrue }) {
    const [condition, yes, no] = Array.isArray(argument) ? argument : [];
    const verdict = isTrue(String(condition));
    return verdict === undefined ? new Unresolved(`Fn::If ${condition}`) : inner(verdict ? yes : no);
  },
  "Fn::ToJsonString"(argument, { inner }) {
    const value = inner(argument);
    return unresolvedIn(value) ?? JSON.stringify(value);
  },
};

function partsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function memberOf(value: unknown, key: unknown): unknown {
  const name = String(key);
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** `${Name}` by what it means; `${!Name}` is the text itself. */
function substituted(template: string, valueOf: (name: string) => unknown): unknown {
  let unresolved: Unresolved | undefined;
  const text = template.replaceAll(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    const value = valueOf(name.trim());
    if (value instanceof Unresolved) unresolved ??= value;
    return String(value);
  });
  return unresolved ?? text;
}

/** The first thing within a value that could not be resolved. */
export function unresolvedIn(value: unknown): Unresolved | undefined {
  if (value instanceof Unresolved) return value;
  if (typeof value !== "object" || value === null) return undefined;
  for (const one of Object.values(value)) {
    const found = unresolvedIn(one);
    if (found) return found;
  }
  return undefined;
}
