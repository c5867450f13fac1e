/** Longer words are no misspellings of ours, and comparing them would cost their square. */
const LONGEST = 64;

/**
 * The known word that was likely meant: the nearest by Damerau-Levenshtein distance (swapped neighbours count once,
 * case, `-` and `_` not at all), at most a third of its letters away; else the only one that `word` begins.
 * `undefined` when nothing is near. Ties go to the earlier one.
 */
export function didYouMean(word: string, known: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  const given = plain(word);
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  const longer: string[] = [];
  for (const candidate of known) {
    const wanted = plain(candidate);
    const limit = Math.max(1, Math.floor(Math.min(given.length, wanted.length) / 3));
    const away = wanted.length > LONGEST ? Number.POSITIVE_INFINITY : distance(given, wanted);
    if (away <= limit && away < least) [best, least] = [candidate, away];
    if (given.length > 2 && wanted.startsWith(given)) longer.push(candidate);
  }
  return best ?? (longer.length === 1 ? longer[0] : undefined);
}

/** ` (did you mean "x"?)` for the end of a message, or nothing. */
export function orSimilar(word: string, known: Iterable<string>): string {
  const meant = didYouMean(word, known);
  return meant === undefined ? "" : ` (did you mean "${meant}"?)`;
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[-_]/g, "");
}

/** Edits from one word to the other, a swap of neighbours being one (optimal string alignment). */
function distance(from: string, to: string): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const next = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1] ? 0 : 1;
      const swapped = row > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      next[column] = Math.min(
        last[column]! + 1,
        next[column - 1]! + 1,
        last[column - 1]! + same,
        swapped ? before[column - 2]! + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, last] = [last, next];
  }
  return last[to.length]!;
}
