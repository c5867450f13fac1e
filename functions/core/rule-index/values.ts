import { clear } from "../pattern/clear.ts";
import type { Leaf } from "../pattern/pattern.ts";
import type { Reading } from "../pattern/read.ts";
import { type Filing, type Key, keyOf } from "./anchor.ts";
import { grown } from "./grown.ts";
import { hashOfText, WideMap } from "../wide-map.ts";

/** A filing under one value. */
export type Valued = Extract<Filing, { readonly kind: "exact" | "loose" }>;

/** A field's values that rules ask for, each with its number, and those that the event has. */
interface Field {
  readonly exact: WideMap<Key, number>;
  /** Those that are asked for by JsonLogic's ==. */
  readonly loose: WideMap<Key, number>;
  /** How many of the exact ones are numbers. */
  numbers: number;
  readonly had: number[];
}

/**
 * The values that rules ask for, by number: comparing an event with a rule is comparing small numbers then. A number is one value of
 * one field; 0 is none, and every event has it.
 */
export class Values {
  /** By number: whether the event has it. */
  present = new Uint8Array(64).fill(1, 0, 1);
  /** The numbers that the event has, each once. */
  readonly had: number[] = [];
  private readonly fields: (Field | undefined)[] = [];
  private readonly filled: Field[] = [];
  /** By number: how many filings ask for it. */
  private readonly uses: number[] = [0];
  private readonly free: number[] = [];

  /** The number of a value that is asked for once more. */
  take(slot: number, filing: Valued): number {
    const field = (this.fields[slot] ??= createField());
    const map = field[filing.kind];
    const known = map.get(filing.key);
    if (known !== undefined) {
      this.uses[known]!++;
      return known;
    }
    const id = this.free.pop() ?? this.uses.length;
    this.uses[id] = 1;
    map.set(filing.key, id);
    if (filing.kind === "exact" && typeof filing.key === "number") field.numbers++;
    this.present = grown(this.present, id + 1);
    return id;
  }

  /** It is asked for once less; its number is given anew when nobody asks for it. */
  release(slot: number, filing: Valued): void {
    const id = this.idOf(slot, filing);
    if (--this.uses[id]! > 0) return;
    const field = this.fields[slot]!;
    field[filing.kind].delete(filing.key);
    if (filing.kind === "exact" && typeof filing.key === "number") field.numbers--;
    this.forget();
    this.free.push(id);
  }

  /** The number of a value that is asked for. */
  idOf(slot: number, filing: Valued): number {
    return this.fields[slot]![filing.kind].get(filing.key)!;
  }

  /** How many filings ask for a value. */
  usesOf(slot: number, filing: Valued): number {
    return this.uses[this.idOf(slot, filing)]!;
  }

  /** Takes the event that is asked about from now on. */
  read({ filled, values }: Reading): void {
    if (this.filled.length > 0) this.forget();
    for (let at = 0; at < filled.length; at++) {
      const field = this.fields[filled[at]!];
      if (!field) continue;
      this.filled.push(field);
      const leaves = values[filled[at]!]!;
      for (let one = 0; one < leaves.length; one++) this.note(field, leaves[one]!);
    }
  }

  /** The numbers of the values that the event has in a field. */
  at(slot: number): readonly number[] {
    return this.fields[slot]?.had ?? [];
  }

  private note(field: Field, leaf: Leaf): void {
    const { exact, loose, numbers } = field;
    if (typeof leaf === "object" && leaf !== null && numbers + loose.size === 0) return;
    const key = keyOf(leaf);
    this.mark(field, exact.get(key));
    if (loose.size > 0 && key !== null) this.mark(field, loose.get(Number(key)));
  }

  private mark({ had }: Field, id: number | undefined): void {
    if (id === undefined || this.present[id] !== 0) return;
    this.present[id] = 1;
    this.had.push(id);
    had.push(id);
  }

  private forget(): void {
    const { had, filled, present } = this;
    for (let at = 0; at < had.length; at++) present[had[at]!] = 0;
    for (let at = 0; at < filled.length; at++) clear(filled[at]!.had);
    clear(had);
    clear(filled);
  }
}

function createField(): Field {
  return { exact: new WideMap(hashOfKey), loose: new WideMap(hashOfKey), numbers: 0, had: [] };
}

function hashOfKey(key: Key): number {
  return hashOfText(String(key));
}
