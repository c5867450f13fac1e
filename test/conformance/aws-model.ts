import { operations } from "../../functions/control/eventbridge/operations.ts";
import type { Shape, StructureShape } from "../../functions/core/eventbridge/shape.ts";
import { putEventsShape } from "../../functions/sources/put-events.ts";
import type { Corpus, Verdict } from "./corpus.ts";

/** The service's own model. */
interface Model {
  readonly operations: Readonly<Record<string, { readonly input?: { readonly shape: string } }>>;
  readonly shapes: Readonly<Record<string, ModelShape>>;
}
interface ModelShape {
  readonly type: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly member?: { readonly shape: string };
  readonly key?: { readonly shape: string };
  readonly value?: { readonly shape: string };
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
}

/** Parameters of services that are not here, of which not each member is checked. */
const ELSEWHERE = /Targets\.(?:Ecs|Batch|RedshiftData|SageMakerPipeline)Parameters\b/;

/** What the tables of constraints say, beside the service's model. */
export const corpora: readonly Corpus[] = [
  { file: "aws-api-model/events-2015-10-07.service-2.nodoc.json", run: runModel },
  { file: "aws-api-model/eventbridge-2015-10-07.min.json", run: runMinified },
];

/** Each operation that is served: all members of the model are there, with its constraints. */
function* runModel(text: string): Generator<Verdict> {
  const model = JSON.parse(text) as Model;
  for (const [name, { input }] of Object.entries(model.operations)) {
    const shape = name === "PutEvents" ? putEventsShape : operations[name]?.shape;
    if (!shape) yield { id: name, wrong: "it is not served" };
    if (!shape || !input) continue;
    const wrong = [...misfits(shape, model.shapes[input.shape]!, { model, path: name })];
    yield wrong.length === 0 ? { id: name } : { id: name, wrong: wrong.join("; ") };
  }
}

/** A shape of the newer model, which has no constraints: `shape` names what it is. */
interface MinifiedShape {
  readonly shape?: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, MinifiedShape>>;
  readonly member?: MinifiedShape;
}
interface Minified {
  readonly operations: Readonly<Record<string, { readonly input?: MinifiedShape }>>;
  readonly shapes: Readonly<Record<string, MinifiedShape>>;
}

/** Each operation of the newer model is served, and knows all of its members. */
function* runMinified(text: string): Generator<Verdict> {
  const { operations: all, shapes } = JSON.parse(text) as Minified;
  for (const [name, { input }] of Object.entries(all)) {
    const shape = name === "PutEvents" ? putEventsShape : operations[name]?.shape;
    const wrong = shape
      ? [...unknownMembers(shape, input ?? {}, { shapes, path: name })]
      : ["it is not served"];
    yield wrong.length === 0 ? { id: name } : { id: name, wrong: wrong.join("; ") };
  }
}

function* unknownMembers(
  ours: Shape,
  named: MinifiedShape,
  { shapes, path }: { readonly shapes: Minified["shapes"]; readonly path: string },
): Generator<string> {
  const theirs = { ...(named.shape !== undefined && shapes[named.shape]), ...named };
  if (ours.kind === "list") yield* unknownMembers(ours.of, theirs.member ?? {}, { shapes, path });
  if (ours.kind !== "structure") return;
  for (const [name, shape] of Object.entries(theirs.members ?? {})) {
    const inner = `${path}.${name}`;
    const member = ours.members[name];
    if (member) yield* unknownMembers(member, shape, { shapes, path: inner });
    else if (!ELSEWHERE.test(inner)) yield `${inner}: is not known`;
    if ((theirs.required ?? []).includes(name) !== ours.required.includes(name) && !ELSEWHERE.test(inner))
      yield `${inner}: required or not`;
  }
}

interface Walk {
  readonly model: Model;
  readonly path: string;
}

function* misfits(ours: Shape, theirs: ModelShape, walk: Walk): Generator<string> {
  if (ELSEWHERE.test(walk.path)) return;
  const said = constraintsOf(ours);
  const { min, max, pattern, enum: values } = theirs;
  const wanted = { min: min === 0 && theirs.type !== "integer" ? undefined : min, max, pattern, values };
  for (const name of ["min", "max", "pattern"] as const)
    if (said[name] !== wanted[name])
      yield `${walk.path}: ${name} is ${said[name]}, ${wanted[name]} in the model`;
  for (const value of wanted.values ?? [])
    if (!said.values?.includes(value)) yield `${walk.path}: has no ${value}`;
  yield* misfitsWithin(ours, theirs, walk);
}

function* misfitsWithin(ours: Shape, theirs: ModelShape, { model, path }: Walk): Generator<string> {
  const shapeOf = (at: { readonly shape: string } | undefined) => model.shapes[at?.shape ?? ""]!;
  if (ours.kind === "list") yield* misfits(ours.of, shapeOf(theirs.member), { model, path });
  if (ours.kind === "map") {
    yield* misfits(ours.key, shapeOf(theirs.key), { model, path: `${path} keys` });
    yield* misfits(ours.value, shapeOf(theirs.value), { model, path: `${path} values` });
  }
  if (ours.kind === "structure") yield* structureMisfits(ours, theirs, { model, path });
}

function* structureMisfits(
  ours: StructureShape,
  theirs: ModelShape,
  { model, path }: Walk,
): Generator<string> {
  for (const [name, { shape }] of Object.entries(theirs.members ?? {})) {
    const inner = { model, path: `${path}.${name}` };
    const member = ours.members[name];
    if (member) yield* misfits(member, model.shapes[shape]!, inner);
    else if (!ELSEWHERE.test(inner.path)) yield `${inner.path}: is not checked`;
    if ((theirs.required ?? []).includes(name) !== ours.required.includes(name))
      yield `${inner.path}: required or not`;
  }
}

function constraintsOf(shape: Shape) {
  const { min, max, pattern, values } = shape as {
    readonly min?: number;
    readonly max?: number;
    readonly pattern?: string;
    readonly values?: readonly string[];
  };
  const isInteger = shape.kind === "number";
  return { min: min === 0 && !isInteger ? undefined : min, max, pattern, values };
}
