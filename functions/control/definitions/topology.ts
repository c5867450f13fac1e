import type { SourceFile } from "../../core/generated/source-file.ts";
import { builtInTargets } from "../../core/deliveries/built-in-targets.ts";
import type { Thing } from "../../core/people/ownership.ts";
import type { Definition } from "../../core/ports.ts";
import type { RuleFile, Target } from "../../core/rule.ts";
import type { ControlPorts } from "../control-ports.ts";
import { described, listOf, object, oneOf, ref, text } from "./json-schema.ts";
import { isListed, ownerParameter, shownOwners } from "../people/owned.ts";
import { type ApiRequest, defineRoute, type Route } from "../route.ts";

export const topologyRoutes: readonly Route[] = [
  defineRoute({
    tag: "Topology",
    method: "GET",
    path: "/api/topology",
    right: "read",
    query: { owner: ownerParameter },
    owned: () => "answer",
    summary: "How sources, buses, rules and targets hang together",
    answers: {
      200: {
        description: "A graph whose edges run the way that events do.",
        schema: object({
          nodes: listOf(ref("TopologyNode")),
          edges: listOf(object({ from: text, to: text })),
        }),
        example: {
          nodes: [{ id: "bus/default", kind: "bus", name: "default", state: "on" }],
          edges: [],
        },
      },
    },
    handle: (request, ports) => ({ body: seenOf(topologyOf(ports), request, ports) }),
  }),
];

/** A node of the graph as the API document has it. */
export const topologyNode = object({
  id: { ...text, description: "`kind/name`" },
  kind: oneOf("source", "bus", "rule", "target"),
  name: text,
  "owners?": described(listOf(text), "Whose it is."),
  state: {
    ...oneOf("on", "off", "paused", "broken", "missing"),
    description: "broken: the breaker is open.",
  },
});

interface Node {
  readonly id: string;
  readonly kind: "source" | "bus" | "rule" | "target";
  readonly name: string;
  readonly state: "on" | "off" | "paused" | "broken" | "missing";
}
interface Edge {
  readonly from: string;
  readonly to: string;
}
interface Graph {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

/** What the caller may see and asks for, and what leads from one of these to another. */
function seenOf(
  { nodes, edges }: Graph,
  request: ApiRequest<{ owner: typeof ownerParameter }>,
  ports: ControlPorts,
) {
  const seen = nodes.filter((node) => isListed(request, thingsOf(node)));
  const ids = new Set(seen.map(({ id }) => id));
  return {
    nodes: seen.map((node) => ({ ...node, ...shownOwners(thingsOf(node), ports) })),
    edges: edges.filter(({ from, to }) => ids.has(from) && ids.has(to)),
  };
}

function thingsOf({ kind, name }: Node): readonly Thing[] {
  return [{ kind, id: name }];
}

function topologyOf(ports: Pick<ControlPorts, "registry" | "targetStates">): Graph {
  const [sources, rules, targets] = (["source", "rule", "target"] as const).map((kind) =>
    ports.registry.list(kind),
  );
  const parts = [
    ...sources!.map(sourcePart),
    ...rules!.map(rulePart),
    ...targets!.map((target) => targetPart(target, ports)),
  ];
  const known = parts.flatMap(({ nodes }) => nodes);
  const edges = parts.flatMap((part) => part.edges);
  const ids = new Set(known.map(({ id }) => id));
  const implied = new Set(edges.flatMap(({ from, to }) => [from, to]).filter((id) => !ids.has(id)));
  return { nodes: [...known, ...[...implied].map(impliedNode)], edges };
}

function sourcePart({ id, value }: Definition): Graph {
  const { bus = "default" } = value as SourceFile;
  const node = `source/${id}`;
  return {
    nodes: [{ id: node, kind: "source", name: id, state: "on" }],
    edges: [{ from: node, to: `bus/${bus}` }],
  };
}

function rulePart({ id, value }: Definition): Graph {
  const { bus = "default", enabled = true, targets } = value as RuleFile;
  const node = `rule/${id}`;
  const to = [...new Set(targets.map(({ target }) => `target/${target}`))];
  return {
    nodes: [{ id: node, kind: "rule", name: id, state: enabled ? "on" : "off" }],
    edges: [{ from: `bus/${bus}`, to: node }, ...to.map((target) => ({ from: node, to: target }))],
  };
}

function targetPart({ id, value }: Definition, { targetStates }: Pick<ControlPorts, "targetStates">): Graph {
  const target = value as Target;
  const node = `target/${id}`;
  const { paused, breaker } = targetStates.get(id);
  const broken = breaker.state === "open";
  const state = paused ? "paused" : broken ? "broken" : "on";
  return {
    nodes: [{ id: node, kind: "target", name: id, state }],
    edges: target.kind === "bus" ? [{ from: node, to: `bus/${target.bus}` }] : [],
  };
}

/** What is there because something leads to it: a bus, a built-in target; any other target is missing. */
function impliedNode(id: string): Node {
  const [kind, name] = [id.slice(0, id.indexOf("/")), id.slice(id.indexOf("/") + 1)] as [
    Node["kind"],
    string,
  ];
  return { id, kind, name, state: kind === "target" && !builtInTargets.has(name) ? "missing" : "on" };
}
