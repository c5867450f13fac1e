import { type Condition, compileCondition } from "./condition/compile.ts";
import { createPatternSet } from "./pattern/pattern-set.ts";
import { RuleIndex } from "./rule-index/rule-index.ts";
import { hashOfText, WideMap } from "./wide-map.ts";
import { envelopeOf, type ViewName } from "./view.ts";

/** An event as JSON text that is known to be valid, or as the value of such a text. */
export type EventForm = string | Readonly<Record<string, unknown>>;

/** A condition, and what it said of the event that it was asked of last. */
export interface SharedCondition {
  readonly key: string;
  readonly condition: Condition;
  users: number;
  askedOf: number;
  verdict: boolean;
}

/** One view of the event that is asked about, and what the rules of that view want to know of it. */
export class Face {
  readonly patterns = createPatternSet();
  readonly index = new RuleIndex();
  private readonly view: ViewName;
  private readonly conditions = new WideMap<string, SharedCondition>(hashOfText);
  private shown = "";
  private value: unknown;
  /** Counts the events that were shown. */
  private number = 0;

  constructor(view: ViewName) {
    this.view = view;
  }

  /** The condition of this logic; rules with equal logic share it. Throws `condition-invalid`. */
  share(logic: unknown): SharedCondition {
    const key = JSON.stringify(logic);
    const known = this.conditions.get(key);
    const shared = known ?? { key, condition: compileCondition(logic), users: 0, askedOf: 0, verdict: false };
    shared.users++;
    this.conditions.set(key, shared);
    return shared;
  }

  /** A rule lets go of its condition. */
  release(shared: SharedCondition): void {
    if (--shared.users === 0) this.conditions.delete(shared.key);
  }

  /** Takes the event that is asked about from now on: its JSON text, or its value. */
  show(event: EventForm): void {
    this.number++;
    this.value = undefined;
    if (typeof event !== "string" && this.view === "cloudevents") {
      this.value = event;
      return this.patterns.readValue(event);
    }
    const text = typeof event === "string" ? event : JSON.stringify(event);
    this.shown = this.view === "eventbridge" ? envelopeOf(text) : text;
    this.patterns.read(this.shown);
  }

  /** The event's value, parsed when first asked for. */
  event(): unknown {
    this.value ??= JSON.parse(this.shown);
    return this.value;
  }

  fulfils(shared: SharedCondition): boolean {
    if (shared.askedOf === this.number) return shared.verdict;
    shared.askedOf = this.number;
    shared.verdict = shared.condition.matches(this.event());
    return shared.verdict;
  }
}
