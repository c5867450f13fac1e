import { hashOfText, WideMap } from "../wide-map.ts";

/** A text that something could be filed under, and what is. */
interface Text {
  /** How many could be filed there, wherever they are. */
  uses: number;
  /** The bucket of those that are; 0 when there is none. */
  bucket: number;
}

/** Buckets by texts, found by what another text is, begins with or ends with. */
export class Texts {
  private readonly side: "whole" | "prefix" | "suffix";
  private readonly known = new WideMap<string, Text>(hashOfText);
  /** How many texts with a bucket there are of each length: what rules name is of few lengths. */
  private readonly counts = new Map<number, number>();
  private lengths: readonly number[] = [];

  constructor(side: "whole" | "prefix" | "suffix") {
    this.side = side;
  }

  /** Whether no text has a bucket. */
  get isEmpty(): boolean {
    return this.lengths.length === 0;
  }

  /** One more could be filed there (1), or one less (-1). */
  count(text: string, by: 1 | -1): void {
    const known = this.known.get(text);
    if (!known) this.known.set(text, { uses: 1, bucket: 0 });
    else if ((known.uses += by) === 0) this.known.delete(text);
  }

  /** How many could be filed there. */
  usesOf(text: string): number {
    return this.known.get(text)!.uses;
  }

  bucketOf(text: string): number {
    return this.known.get(text)!.bucket;
  }

  /** Gives the text a bucket, or takes it away: 0. */
  setBucket(text: string, bucket: number): void {
    const known = this.known.get(text)!;
    if ((known.bucket === 0) !== (bucket === 0)) this.countLength(text.length, bucket === 0 ? -1 : 1);
    known.bucket = bucket;
  }

  /** Visits the buckets of the text itself, of its beginnings, or of its ends: one look-up for each length that there is. */
  within(text: string, visit: (bucket: number) => void): void {
    const { side, lengths } = this;
    if (side === "whole") return this.visitOne(text, visit);
    for (let i = 0; i < lengths.length; i++) {
      const length = lengths[i]!;
      if (length > text.length) return;
      this.visitOne(side === "prefix" ? text.slice(0, length) : text.slice(text.length - length), visit);
    }
  }

  private visitOne(text: string, visit: (bucket: number) => void): void {
    const known = this.known.get(text);
    if (known && known.bucket !== 0) visit(known.bucket);
  }

  private countLength(length: number, by: 1 | -1): void {
    const now = (this.counts.get(length) ?? 0) + by;
    if (now > 0) this.counts.set(length, now);
    else this.counts.delete(length);
    if (now === (by > 0 ? 1 : 0)) this.lengths = [...this.counts.keys()].sort((a, b) => a - b);
  }
}
