import { clear } from "../pattern/clear.ts";
import { type Reading, valuesOf } from "../pattern/reading.ts";
import { type Filing, type Key, keyOf } from "./anchor.ts";
import { ByteTable } from "./byte-table.ts";
import { grown } from "./grown.ts";
import { ValueSets } from "./value-sets.ts";
import { hashOfText, WideMap } from "../wide-map.ts";

/** A filing under one value. */
export type Valued = Extract<Filing, { readonly kind: "exact" | "loose" }>;

/** No value: every event has it. */
const NONE = 0;

/** A field's values that rules ask for, each with its number, and those that the event has. */
interface Field {
  readonly texts: ByteTable;
  readonly others: WideMap<Key, number>;
  /** Those that are asked for by JsonLogic's ==. */
  readonly loose: WideMap<Key, number>;
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
  private readonly sets = new ValueSets();
  /** The numbers of sets of which the event has a value. */
  private readonly hadSets: number[] = [];

  /** The number of a value that is asked for once more. */
  take(slot: number, filing: Valued): number {
    const field = (this.fields[slot] ??= createField());
    const known = find(field, filing);
    if (known !== NONE) {
      this.uses[known]!++;
      return known;
    }
    const id = this.newNumber();
    mapOf(field, filing).set(filing.key as never, id);
    return id;
  }

  /** It is asked for once less; its number is given anew when nobody asks for it. */
  release(slot: number, filing: Valued): void {
    const id = this.idOf(slot, filing);
    if (--this.uses[id]! > 0) return;
    const field = this.fields[slot]!;
    mapOf(field, filing).delete(filing.key as never);
    this.forget();
    this.free.push(id);
  }

  /** One of some values, all of them taken, is asked for once more. */
  takeSet(ids: readonly number[]): void {
    this.sets.take(ids, this.newNumber);
  }

  /** The values are still taken. */
  releaseSet(ids: readonly number[]): void {
    const id = this.sets.release(ids);
    if (id === NONE) return;
    this.forget();
    this.free.push(id);
  }

  /** The number by which it is known whether an event has one of these values; NONE when there is none. */
  setOf(ids: readonly number[]): number {
    return this.sets.idOf(ids);
  }

  /** The number of a value that is asked for. */
  idOf(slot: number, filing: Valued): number {
    return find(this.fields[slot]!, filing);
  }

  /** How many values of a field are asked for. */
  varietyOf(slot: number): number {
    const { texts, others, loose } = this.fields[slot]!;
    return texts.size + others.size + loose.size;
  }

  /** How many filings ask for a value. */
  usesOf(slot: number, filing: Valued): number {
    return this.uses[this.idOf(slot, filing)]!;
  }

  /** Takes the event that is asked about from now on. */
  read(reading: Reading): void {
    const { filled } = reading;
    if (this.filled.length > 0) this.forget();
    for (let at = 0; at < filled.length; at++) {
      const field = this.fields[filled[at]!];
      if (!field) continue;
      this.filled.push(field);
      if (field.texts.size > 0) this.markTexts(field, reading, filled[at]!);
      if (field.others.size + field.loose.size > 0) this.markOthers(field, reading, filled[at]!);
    }
  }

  /** The numbers of the values that the event has in a field. */
  at(slot: number): readonly number[] {
    return this.fields[slot]?.had ?? [];
  }

  /** Hot: texts are looked up where they were scanned. */
  private markTexts(field: Field, { values, spans, scan }: Reading, slot: number): void {
    const { texts } = field;
    const leaves = values[slot]!;
    const span = spans[slot]!;
    for (let at = 0; at < leaves.length; at++) {
      const leaf = leaves[at];
      const start = span[2 * at]!;
      if (start >= 0) this.mark(field, texts.find(scan.codes, start, span[2 * at + 1]!));
      else if (typeof leaf === "string") this.mark(field, texts.get(leaf));
    }
  }

  private markOthers(field: Field, reading: Reading, slot: number): void {
    const { others, loose } = field;
    const leaves = loose.size > 0 ? valuesOf(reading, slot) : reading.values[slot]!;
    for (let at = 0; at < leaves.length; at++) {
      const leaf = leaves[at];
      if (leaf === undefined) continue; // a text
      const key = keyOf(leaf);
      if (typeof key !== "string") this.mark(field, others.get(key) ?? NONE);
      if (loose.size > 0 && key !== null) this.mark(field, loose.get(Number(key)) ?? NONE);
    }
  }

  private mark({ had }: Field, id: number): void {
    const { present, hadSets } = this;
    if (present[id] !== 0) return; // so it is of NONE
    present[id] = 1;
    this.had.push(id);
    had.push(id);
    const sets = this.sets.of[id];
    if (sets === undefined) return;
    for (let at = 0; at < sets.length; at++) {
      present[sets[at]!] = 1;
      hadSets.push(sets[at]!);
    }
  }

  private readonly newNumber = (): number => {
    const id = this.free.pop() ?? this.uses.length;
    this.uses[id] = 1;
    this.present = grown(this.present, id + 1);
    return id;
  };

  private forget(): void {
    const { had, hadSets, filled, present } = this;
    for (let at = 0; at < had.length; at++) present[had[at]!] = 0;
    for (let at = 0; at < hadSets.length; at++) present[hadSets[at]!] = 0;
    for (let at = 0; at < filled.length; at++) clear(filled[at]!.had);
    clear(had);
    clear(hadSets);
    clear(filled);
  }
}

function createField(): Field {
  return { texts: new ByteTable(), others: new WideMap(hashOfKey), loose: new WideMap(hashOfKey), had: [] };
}

function mapOf(field: Field, { kind, key }: Valued): ByteTable | WideMap<Key, number> {
  if (kind === "loose") return field.loose;
  return typeof key === "string" ? field.texts : field.others;
}

/** The number of a value; NONE when nobody asks for it. */
function find(field: Field, filing: Valued): number {
  return mapOf(field, filing).get(filing.key as never) ?? NONE;
}

function hashOfKey(key: Key): number {
  return hashOfText(String(key));
}
