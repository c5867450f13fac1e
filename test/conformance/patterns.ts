import type { Corpus } from "./corpus.ts";

/** The pattern language, as AWS answered and as event-ruler answers. */
export const corpora: readonly Corpus[] = [];
