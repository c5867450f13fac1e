import type { Recall } from "../core/deliver.ts";
import type { Secrets } from "../core/ports.ts";

/** Recalls by the target's kind. */
export function createRecall(tools: { readonly secrets: Secrets }): Recall {
  return async (receipt, target) => {
    if (target.kind !== "rocketmq") {
      const detail = `Cannot recall from target "${target.id}": a target of the kind ${target.kind} takes nothing back`;
      return { ok: false, code: "target-refused", detail };
    }
    const { recallRocketMq } = await import("./rocketmq.ts");
    return recallRocketMq(receipt, target, tools);
  };
}
