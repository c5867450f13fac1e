/**
 * What to do with a bucket, in one number beside the way that led there; so that most buckets need not be read themselves, which
 * would be a miss of the cache. Above 0: look at its entries. Below: go on by the field of the slot `~ref`. 0: ask the bucket.
 */
export type BucketRef = number;

export const ASK: BucketRef = 0;

const SIZE_BITS = 5;
const MOST_SIZE = 2 ** SIZE_BITS - 1;
const MOST_START = 2 ** (31 - SIZE_BITS) - 1;

export function leafRef(start: number, size: number): BucketRef {
  return size <= MOST_SIZE && start <= MOST_START ? (start << SIZE_BITS) | size : ASK;
}

export function startOf(ref: BucketRef): number {
  return ref >> SIZE_BITS;
}

export function sizeOf(ref: BucketRef): number {
  return ref & MOST_SIZE;
}
