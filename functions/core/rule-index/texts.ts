import { ASK } from "./bucket-ref.ts";
import { type Buckets, NONE } from "./buckets.ts";
import { ByteTable } from "./byte-table.ts";
import { grown } from "./grown.ts";

/** A text is two numbers: the bucket of what is filed under it, and how that is to be visited. */
const TEXT = 2;

const encoder = new TextEncoder();

/** Buckets by texts, found by what another text is, begins with or ends with. The texts have no surrogates that stand alone. */
export class Texts {
  private readonly side: "whole" | "prefix" | "suffix";
  private readonly buckets: Buckets;
  private readonly numbers = new ByteTable();
  private readonly free: number[] = [];
  /** By number: how many could be filed there, wherever they are. */
  private readonly uses: number[] = [0];
  private filed = new Int32Array(64 * TEXT);
  /** How many texts with a bucket there are of each length in bytes: what rules name is of few lengths. */
  private readonly counts = new Map<number, number>();
  private lengths: readonly number[] = [];

  constructor(side: "whole" | "prefix" | "suffix", buckets: Buckets) {
    this.side = side;
    this.buckets = buckets;
  }

  /** Whether no text has a bucket. */
  get isEmpty(): boolean {
    return this.lengths.length === 0;
  }

  /** One more could be filed there (1), or one less (-1). */
  count(text: string, by: 1 | -1): void {
    let number = this.numbers.get(text);
    if (number === 0) {
      number = this.free.pop() ?? this.uses.length;
      this.numbers.set(text, number);
      this.uses[number] = 0;
      this.filed = grown(this.filed, (number + 1) * TEXT);
    }
    this.uses[number]! += by;
    if (this.uses[number]! > 0) return;
    this.numbers.delete(text);
    this.free.push(number);
  }

  /** How many could be filed there. */
  usesOf(text: string): number {
    return this.uses[this.numbers.get(text)]!;
  }

  bucketOf(text: string): number {
    return this.filed[this.numbers.get(text) * TEXT]!;
  }

  /** What is filed there has changed; or nothing is any more. */
  setBucket(text: string, bucket: number): void {
    const at = this.numbers.get(text) * TEXT;
    const by = Number(bucket !== NONE) - Number(this.filed[at] !== NONE);
    if (by !== 0) this.countLength(encoder.encode(text).length, by);
    this.filed.set([bucket, bucket === NONE ? ASK : this.buckets.refOf(bucket)], at);
  }

  /** Visits the buckets of a text, of its beginnings, or of its ends: one look-up for each length that there is. */
  within(codes: Uint8Array, start: number, end: number): void {
    const { side, lengths, numbers } = this;
    if (side === "whole") return this.visit(numbers.find(codes, start, end));
    for (let i = 0; i < lengths.length; i++) {
      const length = lengths[i]!;
      if (length > end - start) return;
      const isPrefix = side === "prefix";
      this.visit(numbers.find(codes, isPrefix ? start : end - length, isPrefix ? start + length : end));
    }
  }

  private visit(number: number): void {
    const { filed } = this;
    const bucket = filed[number * TEXT]!;
    if (bucket !== NONE) this.buckets.visitBy(bucket, filed[number * TEXT + 1]!);
  }

  private countLength(length: number, by: number): void {
    const now = (this.counts.get(length) ?? 0) + by;
    if (now > 0) this.counts.set(length, now);
    else this.counts.delete(length);
    if (now === (by > 0 ? 1 : 0)) this.lengths = [...this.counts.keys()].sort((a, b) => a - b);
  }
}
