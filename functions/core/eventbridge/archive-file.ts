import type { ArchiveFile } from "../generated/archive-file.ts";

/** What EventBridge says of an archive. */
export interface AwsArchive {
  readonly bus: string;
  readonly description?: string;
  /** JSON text. */
  readonly eventPattern?: string;
  /** 0: for ever. */
  readonly retentionDays: number;
}

/** A hundred years: for ever. */
export const FOR_EVER_DAYS = 36_500;

/** The archive that this is here. */
export function archiveFile({ bus, description, eventPattern, retentionDays }: AwsArchive): ArchiveFile {
  return {
    ...(description !== undefined && { description }),
    bus,
    view: "eventbridge",
    ...(eventPattern !== undefined && {
      pattern: JSON.parse(eventPattern) as NonNullable<ArchiveFile["pattern"]>,
    }),
    retentionDays: retentionDays === 0 ? FOR_EVER_DAYS : retentionDays,
  };
}
