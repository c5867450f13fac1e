import { awsHouse, type House, inputOf } from "./aws-house.ts";
import { unfit } from "./aws-expected.ts";
import { elsewhereOf, type HarnessStep } from "./aws-elsewhere.ts";
import { type Corpus, rowsOf, type Verdict, verdict } from "./corpus.ts";

/** A call of the API, with its operation in snake case. */
interface Call {
  readonly op: string;
  readonly params: Readonly<Record<string, unknown>>;
}
interface AwsError {
  readonly Code: string;
  readonly Message: string;
}
interface ErrorRow extends Call {
  readonly id: string;
  readonly prior: readonly Call[];
  readonly awsError: AwsError;
  readonly httpStatus: number;
}
interface PutEventsRow {
  readonly id: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly prior: readonly Call[];
  readonly awsResponse: Readonly<Record<string, unknown>>;
}
interface ScheduleRow {
  readonly expression: string;
  readonly valid: boolean;
  readonly awsError?: AwsError;
}

/** A step of a story: a call, a check of an answer, or what is done with other services. */
type Step =
  | (Call & { readonly n: number; readonly service: string; readonly client?: string })
  | { readonly check: string; readonly of: unknown; readonly expected: unknown }
  | HarnessStep
  | { readonly expectDelivered: boolean; readonly queue: string };
interface ScenarioRow {
  readonly id: string;
  readonly complete: boolean;
  readonly steps: readonly Step[];
}

const ARCHIVE = "test_archive_and_replay.py::TestArchive::test_list_archive_with_events[True-default]";
const SIZE = "sizes are of what is on the disk, compressed, of a whole bus";

const differences: Readonly<Record<string, string>> = {
  [`${ARCHIVE}#list-archives-size`]: SIZE,
  [`${ARCHIVE}#describe-archive-size`]: SIZE,
};

/** The EventBridge API, as AWS answered. */
export const corpora: readonly Corpus[] = [
  { file: "aws-behaviour-localstack/errors.jsonl", run: runErrors },
  { file: "aws-behaviour-localstack/scenarios.jsonl", expected: differences, run: runScenarios },
  { file: "aws-behaviour-localstack/putevents_responses.jsonl", run: runPutEvents },
  { file: "aws-behaviour-localstack/schedule_expressions.jsonl", run: runSchedules },
];

async function* runErrors(text: string): AsyncGenerator<Verdict> {
  for (const row of rowsOf<ErrorRow>(text)) {
    const house = await awsHouse();
    const answers = await callAll(house, row.prior);
    const { status, body } = await house.call(row.op, inputOf(row.params, answers));
    const got = { Code: body["__type"], Message: body["message"], status };
    yield unfit(row.id, { ...row.awsError, status: row.httpStatus }, got);
  }
}

async function* runPutEvents(text: string): AsyncGenerator<Verdict> {
  for (const row of rowsOf<PutEventsRow>(text)) {
    const house = await awsHouse();
    const answers = await callAll(house, row.prior);
    const { status, body } = await house.call("put_events", inputOf(row.request, answers));
    const { ResponseMetadata: _, ...wanted } = row.awsResponse;
    yield status === 200 ? unfit(row.id, wanted, body) : { id: row.id, wrong: JSON.stringify(body) };
  }
}

async function* runSchedules(text: string): AsyncGenerator<Verdict> {
  for (const { expression, valid, awsError } of rowsOf<ScheduleRow>(text)) {
    const house = await awsHouse();
    const { status, body } = await house.call("put_rule", { Name: "r", ScheduleExpression: expression });
    if (valid) yield status === 200 ? { id: expression } : { id: expression, wrong: JSON.stringify(body) };
    else yield unfit(expression, awsError, { Code: body["__type"], Message: body["message"] });
  }
}

/** Each check of what the API answered, and of what the queues got. What other services were asked, none is here to do. */
async function* runScenarios(text: string): AsyncGenerator<Verdict> {
  for (const { id, complete, steps } of rowsOf<ScenarioRow>(text)) {
    if (complete) yield* runScenario(id, steps);
    else yield { id, skipped: "the recording is not complete" };
  }
}

async function* runScenario(id: string, steps: readonly Step[]): AsyncGenerator<Verdict> {
  const house = await awsHouse();
  const answers = new Map<string, unknown>();
  const elsewhere = elsewhereOf(house);
  let awaited: { readonly expectDelivered: boolean; readonly queue: string } | undefined;
  for (const [at, step] of steps.entries()) {
    if ("expectDelivered" in step) awaited = step;
    if ("harness" in step) answers.set(String(step.n), elsewhere.take(inputOf(step, answers) as HarnessStep));
    if ("service" in step) await take(step, house, answers);
    if (awaited && "op" in step && step.op === "put_events") {
      await house.deliver();
      const came = house.waiting(queueArn(awaited.queue)) > 0;
      yield verdict(`${id}#delivered-${at}`, awaited.expectDelivered, came);
      awaited = undefined;
    }
    if (!("check" in step)) continue;
    const found = toldBy(allOf(step), answers) ?? (isOfNoStep(step) && (await elsewhere.gotByFunction()));
    if (found) yield* judged(`${id}#${step.check}`, step.expected, found);
    else yield { id: `${id}#${step.check}`, skipped: whyUntold(step.of, steps) };
  }
}

/** Sizes are judged by themselves, where there are any. */
function* judged(id: string, wanted: unknown, found: unknown): Generator<Verdict> {
  const sizes = (value: unknown) =>
    [...JSON.stringify(value).matchAll(/"SizeBytes":(\d+)/g)].map(([, size]) => size);
  const sizeless = (value: unknown) =>
    JSON.parse(JSON.stringify(value).replaceAll(/"SizeBytes":\d+/g, '"SizeBytes":0')) as unknown;
  yield unfit(id, sizeless(wanted), sizeless(found));
  if (sizes(wanted).some((size) => size !== "0"))
    yield verdict(`${id}-size`, String(sizes(wanted)), String(sizes(found)));
}

/** Which service would have told what a check is about. */
function whyUntold(of: unknown, steps: readonly Step[]): string {
  const asked = [...JSON.stringify(of).matchAll(/"\$step":(\d+)/g)].map(([, n]) => Number(n));
  const untold = steps.find((step) => "service" in step && asked.includes(step.n) && !isTold(step));
  if (untold && "service" in untold) return `it is about an answer of ${untold.service} ${untold.op}`;
  return "it is about what another service or a replay passed on to a queue";
}

/** Such a check is about what the recording's own function got. */
function isOfNoStep({ of }: Extract<Step, { readonly check: string }>): boolean {
  return !JSON.stringify(of).includes('"$step"');
}

function isTold({ service, op }: CallStep): boolean {
  return service === "events" || op === "receive_message";
}

function queueArn(url: string): string {
  return url.replace("https://sqs/", "arn:aws:sqs:us-east-1:111111111111:");
}

type CallStep = Extract<Step, { readonly service: string }>;

async function take({ n, service, op, params }: CallStep, house: House, answers: Map<string, unknown>) {
  const input = onTheWire(inputOf(params, answers) as Input);
  if (service === "events") {
    // Recordings ask this until a replay is where they want it.
    if (op === "describe_replay") await house.replay();
    const { status, body } = await house.call(op, input);
    answers.set(String(n), status === 200 ? body : errorOf(body));
  } else if (op === "receive_message") {
    await house.deliver();
    const arn = queueArn(String(input["QueueUrl"]));
    answers.set(String(n), { Messages: house.take(arn).map(messageOf) });
  }
}

type Input = Readonly<Record<string, unknown>>;

/** boto3 sends the times that it was given as texts as numbers; roles were left out of the recording. */
function onTheWire(input: Input): Input {
  const { Entries, Targets } = input as {
    readonly Entries?: readonly Input[];
    readonly Targets?: readonly Input[];
  };
  if (Targets) return { ...input, Targets: Targets.map(withRole) };
  if (!Entries) return input;
  const entry = ({ Time, ...more }: Input) => ({
    ...more,
    ...(Time !== undefined && { Time: typeof Time === "string" ? epochOf(Time) : Time }),
  });
  return { ...input, Entries: Entries.map(entry) };
}

function withRole(target: Input): Input {
  const isLeftOut = JSON.stringify(target["RoleArn"]) === "{}";
  return isLeftOut ? { ...target, RoleArn: "arn:aws:iam::111111111111:role/recorded" } : target;
}

function epochOf(text: string): number {
  return Date.parse(text.replace(/^(\d\d)-(\d\d)-(\d{4})T/, "$3-$1-$2T")) / 1000;
}

/** What SQS makes of a body; the rest is its own. */
function messageOf(Body: string): object {
  return { MessageId: "m", ReceiptHandle: "r", MD5OfBody: "0", Body };
}

/** A recording that kept several messages names the first of them. */
function allOf({ of, expected }: Extract<Step, { readonly check: string }>): unknown {
  if (!Array.isArray(of) || !Array.isArray(expected) || of.length !== 1) return of;
  const [{ $step, $path }] = of as [{ readonly $step?: number; readonly $path?: readonly unknown[] }];
  const isFirst = $path?.[0] === "Messages" && $path[1] === 0;
  return isFirst ? expected.map((_, i) => ({ $step, $path: ["Messages", i] })) : of;
}

/** What a check is about; undefined when it is about what no step here has told. */
function toldBy(of: unknown, answers: ReadonlyMap<string, unknown>): unknown {
  if (Array.isArray(of)) {
    const found = of.map((one) => toldBy(one, answers));
    return found.includes(undefined) ? undefined : found;
  }
  const { $step, $path = [] } = of as {
    readonly $step?: number;
    readonly $path?: readonly (string | number)[];
  };
  let value = $step === undefined ? undefined : answers.get(String($step));
  for (const name of $path) value = (value as Readonly<Record<string, unknown>> | undefined)?.[name];
  return value;
}

function errorOf({ __type: Code, message: Message }: Readonly<Record<string, unknown>>): object {
  return { Error: { Code, Message } };
}

/** The answers, by the number that later calls name them by. */
async function callAll(house: House, calls: readonly Call[]): Promise<Map<string, unknown>> {
  const answers = new Map<string, unknown>();
  for (const [i, { op, params }] of calls.entries())
    answers.set(String(i), (await house.call(op, inputOf(params, answers))).body);
  return answers;
}
