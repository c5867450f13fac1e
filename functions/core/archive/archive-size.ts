export interface ArchiveSize {
  readonly bus: string;
  readonly events: number;
  /** On disk, compressed. */
  readonly bytes: number;
  /** Epoch ms of receipt of the oldest and of the newest event. */
  readonly from?: number;
  readonly until?: number;
}
