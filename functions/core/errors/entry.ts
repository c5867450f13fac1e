/** An error of the list. */
export interface ErrorEntry {
  /** HTTP status where it is an answer; 0: it is only journalled or printed. */
  readonly status: number;
  /** What is so, one sentence. */
  readonly title: string;
  /** The way out. */
  readonly help: string;
}

export function e(status: number, title: string, help: string): ErrorEntry {
  return { status, title, help };
}
