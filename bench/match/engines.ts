import { LogicEngine } from "json-logic-engine";
import jsonLogic from "json-logic-js";
import type { Body } from "../../functions/core/delivery.ts";
import { compile } from "../../functions/core/match.ts";
import type { Rule } from "../../functions/core/rule.ts";
import { prepareTransform } from "../../functions/core/transform/prepare.ts";
import { viewOf } from "../../functions/core/view.ts";

/** Makes rules ready; what comes back tells how many of them match an event, given as text. */
export type Engine = (rules: readonly Rule[]) => (text: string) => number;

/** The engines of our own driver. The peers parse the event once and ask one condition after the other. */
export const engines = {
  signalbox(rules) {
    const set = compile(rules);
    return (text) => set.match(text).length;
  },
  "json-logic-js": (rules) =>
    linear(rules, ({ condition }) => {
      const logic = condition as Parameters<typeof jsonLogic.apply>[0];
      return (event) => jsonLogic.apply(logic, event);
    }),
  "json-logic-engine"(rules) {
    const engine = new LogicEngine();
    return linear(rules, ({ condition }) => engine.build(condition) as Ask);
  },
  /** What the transforms of the rules' targets make of an event; how many bodies have a text. */
  transforms(rules) {
    const makes = rules.map((rule) => prepareTransform(rule.targets[0]!.transform!, rule));
    const context = { rule: { id: "rule", bus: "default" }, receivedAt: 0 };
    return (text) => {
      const view = viewOf(text, "cloudevents");
      let made = 0;
      for (const make of makes) if ((make(view, context) as Body).text !== "") made++;
      return made;
    };
  },
} satisfies Readonly<Record<string, Engine>>;

type Ask = (event: unknown) => unknown;

function linear(rules: readonly Rule[], askOf: (rule: Rule) => Ask): (text: string) => number {
  const asks = rules.map(askOf);
  return (text) => {
    const event: unknown = JSON.parse(text);
    let hits = 0;
    for (const ask of asks) if (jsonLogic.truthy(ask(event))) hits++;
    return hits;
  };
}
