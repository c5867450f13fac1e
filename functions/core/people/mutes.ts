import type { Registry } from "../ports.ts";

/** What a user does not want to hear of an alert. */
export interface Mute {
  readonly alert: string;
  /** Absent: of whatever resource. */
  readonly resource?: string;
  /** Epoch ms; absent: for good. */
  readonly until?: number;
}

/** Something told of an alert. */
export interface ToldOf {
  readonly alert: string;
  readonly resource: string;
  /** Epoch ms. */
  readonly at: number;
}

/** The value of a definition of kind `mute`, whose id is the user's. */
export interface Mutes {
  readonly mutes: readonly Mute[];
}

export function mutesOf(registry: Pick<Registry, "get">, user: string): readonly Mute[] {
  return (registry.get("mute", user)?.value as Mutes | undefined)?.mutes ?? [];
}

/** Whether one of these keeps it from their user. */
export function isMuted(mutes: readonly Mute[], { alert, resource, at }: ToldOf): boolean {
  return mutes.some(
    (mute) =>
      mute.alert === alert && (mute.resource ?? resource) === resource && (mute.until ?? Infinity) > at,
  );
}
