import { expect, test } from "vitest";
import { aDefinition } from "../../support/build.ts";
import { memoryRegistry, memoryTargetStates } from "../../support/ports.ts";
import { apiOver, controlPorts } from "../api.ts";

const rest = { breaker: { state: "closed", failures: 0 }, waiting: 0, inFlight: 0 } as const;

test("draws sources, buses, rules and targets, and the way that events go", async () => {
  const rule = {
    pattern: { type: ["a"] },
    targets: [{ target: "wms" }, { target: "wms" }, { target: "log" }],
  };
  const registry = memoryRegistry([
    aDefinition({ kind: "source", id: "github", value: { kind: "webhook", bus: "code" } }),
    aDefinition({ kind: "rule", id: "large", value: rule }),
    aDefinition({
      kind: "rule",
      id: "off",
      value: { ...rule, enabled: false, targets: [{ target: "gone" }] },
    }),
    aDefinition({ kind: "target", id: "wms", value: { kind: "http", url: "https://wms.example" } }),
    aDefinition({ kind: "target", id: "held", value: { kind: "http", url: "https://held.example" } }),
    aDefinition({ kind: "target", id: "bridge", value: { kind: "bus", bus: "other" } }),
  ]);
  const targetStates = memoryTargetStates({
    wms: { ...rest, breaker: { state: "open", failures: 10 } },
    held: { ...rest, paused: { at: 0, by: "ada" } },
  });
  const answer = await apiOver(controlPorts({ registry, targetStates }))("GET /api/topology", {
    as: "viewer",
  });
  const { nodes, edges } = answer.body as unknown as {
    nodes: { id: string; state: string }[];
    edges: { from: string; to: string }[];
  };
  expect(Object.fromEntries(nodes.map(({ id, state }) => [id, state]))).toEqual({
    "source/github": "on",
    "bus/code": "on",
    "bus/default": "on",
    "bus/other": "on",
    "rule/large": "on",
    "rule/off": "off",
    "target/wms": "broken",
    "target/held": "paused",
    "target/bridge": "on",
    "target/log": "on",
    "target/gone": "missing",
  });
  expect(edges.map(({ from, to }) => `${from} > ${to}`)).toEqual([
    "source/github > bus/code",
    "bus/default > rule/large",
    "rule/large > target/wms",
    "rule/large > target/log",
    "bus/default > rule/off",
    "rule/off > target/gone",
    "target/bridge > bus/other",
  ]);
});
