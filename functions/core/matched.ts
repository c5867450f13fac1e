import { type CompiledRule, holds } from "./definitions/compiled-rule.ts";
import { clear } from "./pattern/clear.ts";
import type { Candidate, Visitor } from "./rule-index/candidate.ts";
import { grown } from "./rule-index/grown.ts";
import type { Rule } from "./rule.ts";

/** Fewer matches are looked through. */
const FEW = 8;

const NO_RULES: readonly Rule[] = Object.freeze([]);

/**
 * The rules that an event matches. Rules have numbers, and what is asked of many events lies by number in long arrays: a rule that is an
 * object of its own, somewhere, costs an event more than all comparisons that led to it.
 */
export class Matched implements Visitor {
  private readonly compiled: (CompiledRule | undefined)[] = [];
  private readonly written: (Rule | undefined)[] = [];
  private orders = new Float64Array(64);
  /** By rule: the number of the event that it has matched last; of events that match few it is not known. */
  private events = new Float64Array(64);
  private readonly free: number[] = [];
  private readonly numbers: number[] = [];
  private event = 0;
  private lastOrder = 0;

  /** A place behind all others. */
  nextOrder(): number {
    return ++this.lastOrder;
  }

  /** Gives the rule a number. */
  take(one: CompiledRule): number {
    const number = this.free.pop() ?? this.compiled.length;
    this.compiled[number] = one;
    this.written[number] = one.rule;
    this.orders = grown(this.orders, number + 1);
    this.events = grown(this.events, number + 1);
    this.orders[number] = one.order;
    return number;
  }

  release(number: number): void {
    this.compiled[number] = undefined;
    this.written[number] = undefined;
    this.free.push(number);
  }

  /** Another event is asked about from now on. */
  next(): void {
    this.event++;
    clear(this.numbers);
  }

  found(number: number): void {
    if (this.isFound(number)) return;
    const { numbers, events, event } = this;
    if (numbers.push(number) === FEW) for (const one of numbers) events[one] = event;
    else if (numbers.length > FEW) events[number] = event;
  }

  ask(candidate: Candidate): void {
    const { event } = this;
    const { owner, branch } = candidate;
    if (candidate.askedOf === event || this.isFound(owner)) return;
    candidate.askedOf = event;
    if (holds(this.compiled[owner]!, branch)) this.found(owner);
  }

  /** Among a few it is looked for: where rules are many, its event would be a miss of the cache. */
  private isFound(number: number): boolean {
    const { numbers } = this;
    return numbers.length < FEW ? numbers.includes(number) : this.events[number] === this.event;
  }

  /** Those that match, in their order. */
  rules(): readonly Rule[] {
    const { numbers, orders } = this;
    if (numbers.length === 0) return NO_RULES;
    if (numbers.length > 1) numbers.sort((one, other) => orders[one]! - orders[other]!);
    return numbers.map((number) => this.written[number]!);
  }
}
