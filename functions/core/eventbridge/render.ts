import type { Shape } from "./shape.ts";

/** A value as AWS's messages show it: texts as they are, lists in brackets, structures as `Name(member=value, …)`. */
export function rendered(value: unknown, shape: Shape): string {
  if (value === undefined || value === null) return "null";
  if (shape.kind === "list")
    return `[${(value as readonly unknown[]).map((item) => rendered(item, shape.of)).join(", ")}]`;
  if (shape.kind === "map")
    return `{${Object.entries(value)
      .map(([key, item]) => `${key}=${item}`)
      .join(", ")}}`;
  if (shape.kind !== "structure") return typeof value === "string" ? value : JSON.stringify(value);
  const members = Object.entries(shape.members).map(
    ([name, member]) =>
      `${memberName(name)}=${rendered((value as Readonly<Record<string, unknown>>)[name], member)}`,
  );
  const more = (shape.shownToo ?? []).map((name) => `${name}=null`);
  return `${shape.name}(${[...members, ...more].join(", ")})`;
}

/** A member's name as AWS's messages have it: `EventBusName` is `eventBusName`. */
export function memberName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
