/**
 * Deliveries that a target gathers into one message. The one that began a digest stands for it: it waits on its queue until
 * the digest closes, brings all that joined, and fails for all.
 */
export interface Digests {
  /**
   * Makes an entry durable in the target's open digest, or begins one with it. Answers which delivery brings it, and when;
   * for the one that brings a digest always itself, also after it has closed.
   */
  join(entry: DigestEntry, options: DigestOptions): Promise<DigestPlace>;
  /** Lets nobody else join, and gives all that joined, in the order of their times. Again the same until `done`. */
  close(digest: { readonly target: string; readonly bringer: string }): Promise<readonly GatheredEntry[]>;
  /** It was sent: lets go of it. */
  done(bringer: string): Promise<void>;
  /**
   * Takes entries out for good. The one that brings a digest stays, without its text, and nobody else joins that digest.
   * Answers how many there were.
   */
  forget(isMeant: (entry: Pick<DigestEntry, "at" | "text">) => boolean): Promise<number>;
}
export interface DigestEntry {
  /** The delivery's. */
  readonly id: string;
  readonly target: string;
  /** Epoch ms. */
  readonly at: number;
  /** What is kept of the delivery; empty: it was forgotten. */
  readonly text: string;
  /** How much of a digest it takes up: 1, or more when it is large. */
  readonly weight: number;
}
export type GatheredEntry = Omit<DigestEntry, "weight">;
export interface DigestOptions {
  /** When a digest that begins now closes, epoch ms. */
  readonly closesAt: number;
  /** One whose entries would weigh more takes no more. */
  readonly most: number;
}
export interface DigestPlace {
  /** The id of the delivery that brings it. */
  readonly bringer: string;
  readonly closesAt: number;
}
