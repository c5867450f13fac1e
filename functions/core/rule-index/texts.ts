/** Texts that something is filed under, found by what another text is, begins with or ends with. */
export interface Texts<Item> {
  /** What is filed under that very text; made when it is first asked for. */
  bucket(text: string): Item;
  /** Takes the text away. */
  drop(text: string): void;
  /** Visits what is filed under the text itself, its beginnings, or its ends. */
  within(text: string, visit: (item: Item) => void): void;
  readonly size: number;
}

/** One look-up for each length that there is: texts that rules begin with are of few lengths. */
export function createTexts<Item>(side: "whole" | "prefix" | "suffix", make: () => Item): Texts<Item> {
  const items = new Map<string, Item>();
  /** How many texts of each length there are. */
  const counts = new Map<number, number>();
  let lengths: readonly number[] = [];
  const count = (length: number, by: number) => {
    const now = (counts.get(length) ?? 0) + by;
    if (now > 0) counts.set(length, now);
    else counts.delete(length);
    lengths = [...counts.keys()].sort((a, b) => a - b);
  };
  const visitWithin = (text: string, visit: (item: Item) => void) => {
    for (const length of lengths) {
      if (length > text.length) return;
      const item = items.get(side === "prefix" ? text.slice(0, length) : text.slice(text.length - length));
      if (item !== undefined) visit(item);
    }
  };
  const visitWhole = (text: string, visit: (item: Item) => void) => {
    const item = items.get(text);
    if (item !== undefined) visit(item);
  };
  return {
    bucket(text) {
      const known = items.get(text);
      if (known !== undefined) return known;
      const item = make();
      items.set(text, item);
      count(text.length, 1);
      return item;
    },
    drop(text) {
      if (items.delete(text)) count(text.length, -1);
    },
    within: side === "whole" ? visitWhole : visitWithin,
    get size() {
      return items.size;
    },
  };
}
