import type {
  EventAttributes,
  SourceFile,
  Templates,
  Verification,
  WebhookAnswer,
  WebhookFile,
} from "../generated/source-file.ts";
import { pointerTo } from "../text/json-pointer.ts";
import { sqlFilterProblem } from "../rocketmq/sql-filter.ts";
import { checkAgainst } from "../schema/check-against.ts";
import type { TapFile } from "../tap.ts";
import { parsePlace, parseTemplate } from "../webhook/template.ts";
import { checkFile } from "./check-file.ts";
import { type Checked, type Remark, remarksBy, remarksOf } from "./finding.ts";
import { privateAddress } from "./private-address.ts";

/** What can be said of a source's file: its form, its templates, and whether anything can be verified with it. */
export function checkSource(text: string): Checked<SourceFile> {
  return checkFile(text, (value) => {
    const form = remarksOf("source-invalid", checkAgainst("source", value)).map(reasoned);
    return {
      problems: form.length > 0 ? form : problemsOf(value as SourceFile),
      warnings: () => warningsOf(value as SourceFile),
    };
  });
}

/** Of a tap whose broker cannot have back what is refused. */
function reasoned(remark: Remark): Remark {
  if (remark.pointer !== "/refused" || !remark.message.includes('but is "broker"')) return remark;
  return { ...remark, message: `${remark.message}: this broker takes nothing back and has no dead letters` };
}

function problemsOf(source: SourceFile): Remark[] {
  return source.kind === "webhook" ? [...unfinished(source), ...templates(source)] : filterProblems(source);
}

/** RocketMQ says nothing of a filter that it cannot read. */
function filterProblems(tap: TapFile): Remark[] {
  const sql = "filter" in tap ? tap.filter?.sql : undefined;
  const problem = sql === undefined ? undefined : sqlFilterProblem(sql);
  return problem ? [{ code: "source-invalid", pointer: "/filter/sql", message: `"${sql}" ${problem}` }] : [];
}

function warningsOf(source: SourceFile): Remark[] {
  return source.kind === "webhook" ? unverifiable(source) : privateAddress(source);
}

/** What no preset says for it. */
function unfinished({ preset, verification, event }: WebhookFile): Remark[] {
  if (preset !== undefined && preset !== "custom") return [];
  const missing = [...(verification ? [] : ["verification"]), ...(event?.type ? [] : ["event.type"])];
  const reason = preset ? 'as preset "custom" has none' : "or a preset that has it";
  return missing.map((name) => ({
    code: "source-invalid",
    pointer: "",
    message: `must have ${name}, ${reason}`,
  }));
}

function unverifiable({ secrets = [] }: WebhookFile): Remark[] {
  if (secrets.length > 0) return [];
  const message = "has no secrets, so that nothing can be verified and everything is answered 503";
  return [{ code: "secret-missing", pointer: "", message }];
}

function templates({ verification, handshakes = [], event = {}, answers = [] }: WebhookFile): Remark[] {
  const { by, cases = {}, data, each } = event;
  return [
    ...ofVerifications(verification),
    ...handshakes.flatMap((handshake, at) => [
      ...ofAnswer(handshake, `/handshakes/${at}`),
      ...remarksAt(handshake.token, `/handshakes/${at}/token`),
      ...remarksAt(handshake.text, `/handshakes/${at}/text`),
    ]),
    ...ofAttributes(event, "/event"),
    ...remarksAt(by, "/event/by"),
    ...remarksAt(data, "/event/data"),
    ...remarksAt(typeof each === "string" ? each : undefined, "/event/each"),
    ...Object.entries(cases).flatMap(([name, one]) => ofAttributes(one, pointerTo("/event/cases", name))),
    ...answers.flatMap((answer, at) => [
      ...ofAnswer(answer, `/answers/${at}`),
      ...remarksAt(answer.proof?.of, `/answers/${at}/proof/of`),
    ]),
  ];
}

/** What answers and handshakes both have. */
function ofAnswer({ when = {}, json = {} }: Pick<WebhookAnswer, "when" | "json">, at: string): Remark[] {
  return [
    ...Object.keys(when).flatMap((place) => remarksBy(() => parsePlace(place), pointerTo(at, "when", place))),
    ...textsOf(json).flatMap((text) => remarksAt(text, `${at}/json`)),
  ];
}

function ofVerifications(given: WebhookFile["verification"]): Remark[] {
  if (given === undefined) return [];
  if (!Array.isArray(given)) return ofVerification(given, "/verification");
  return given.flatMap((one, index) => ofVerification(one, `/verification/${index}`));
}

function ofVerification(verification: Verification, at: string): Remark[] {
  if (verification.kind === "basic") return [];
  if (verification.kind === "token") return remarksAt(verification.from, `${at}/from`);
  return [
    ...remarksAt(verification.signature.from, `${at}/signature/from`),
    ...remarksAt(verification.signed, `${at}/signed`),
    ...remarksAt(verification.timestamp?.from, `${at}/timestamp/from`),
    ...("bodyDigest" in verification ? remarksAt(verification.bodyDigest, `${at}/bodyDigest`) : []),
  ];
}

const ATTRIBUTES = ["id", "type", "source", "subject", "time"] as const;

function ofAttributes(attributes: EventAttributes, at: string): Remark[] {
  return ATTRIBUTES.flatMap((name) => remarksAt(attributes[name], `${at}/${name}`));
}

function remarksAt(given: Templates | undefined, at: string): Remark[] {
  if (given === undefined) return [];
  if (typeof given === "string") return remarksBy(() => parseTemplate(given), at);
  return given.flatMap((template, index) => remarksBy(() => parseTemplate(template), `${at}/${index}`));
}

/** All texts in a JSON value. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
