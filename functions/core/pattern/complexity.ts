import type { Wildcard } from "./wildcard.ts";

/**
 * How much work wildcards on one field are for EventBridge: how many beginnings of them can fit one value at the same
 * time, at worst. Counting ends above `limit`.
 */
export function complexityOf(wildcards: readonly Wildcard[], limit: number): number {
  const tokens = wildcards.map(tokensOf);
  const alphabet = new Set(tokens.flat());
  const seen = new Set<string>();
  let most = 0;
  let open: Fits[] = [tokens.map((list) => closed(new Set([0]), list))];
  while (open.length > 0 && seen.size < MAX_STATES && most <= limit) {
    const next: Fits[] = [];
    for (const fits of open) {
      const key = fits.map((places) => [...places].sort((a, b) => a - b).join()).join(";");
      if (seen.has(key)) continue;
      seen.add(key);
      most = Math.max(
        most,
        fits.reduce((sum, places) => sum + places.size, 0),
      );
      for (const unit of alphabet)
        next.push(fits.map((places, index) => advance(places, tokens[index]!, unit)));
    }
    open = next;
  }
  return most;
}

/** Enough for every wildcard that is not made to be hard. */
const MAX_STATES = 5000;

/** A character that must stand, or any number of any characters. */
type Token = string | typeof STAR;
const STAR = 0;

/** Of each wildcard: the lengths, in tokens, of its beginnings that fit what has been seen of the value. */
type Fits = readonly ReadonlySet<number>[];

function tokensOf(parts: Wildcard): Token[] {
  return parts.flatMap((part, index) => (index === 0 ? part.split("") : [STAR, ...part.split("")]));
}

/** What fits after one more character of the value; STAR stands for one that no wildcard names. */
function advance(places: ReadonlySet<number>, tokens: readonly Token[], unit: Token): ReadonlySet<number> {
  const next = new Set<number>();
  for (const place of places) {
    if (place > 0 && tokens[place - 1] === STAR) next.add(place);
    if (unit !== STAR && tokens[place] === unit) next.add(place + 1);
  }
  return closed(next, tokens);
}

/** A star fits nothing as well. */
function closed(places: Set<number>, tokens: readonly Token[]): ReadonlySet<number> {
  for (const place of places) if (tokens[place] === STAR) places.add(place + 1);
  return places;
}
