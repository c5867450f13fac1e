/** What names one version of an event schema. */
export interface EventSchemaName {
  readonly type: string;
  /** Counts from 1. */
  readonly version: number;
}

/** `<type>.v<n>`: the id of a version, and the name of its file before `.schema.json`. */
export function eventSchemaId({ type, version }: EventSchemaName): string {
  return `${type}.v${version}`;
}

/** The type and version that an id names; undefined when it is not an id. */
export function eventSchemaName(id: string): EventSchemaName | undefined {
  const [, type, version] = /^(.+)\.v([1-9][0-9]{0,8})$/su.exec(id) ?? [];
  return type === undefined ? undefined : { type, version: Number(version) };
}
