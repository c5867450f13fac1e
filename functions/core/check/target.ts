import { foreignHeaderProblem } from "../text/foreign-header.ts";
import type { EmailTarget, TargetFile } from "../generated/target-file.ts";
import { pointerTo } from "../text/json-pointer.ts";
import { compilePlaceText, KEY_NAMES } from "../text/place-text.ts";
import { checkAgainst } from "../schema/check-against.ts";
import { checkFile } from "./check-file.ts";
import { chatProblems, chatWarnings } from "./chat.ts";
import { emailProblems } from "./email.ts";
import { type Checked, type Remark, remarksOf } from "./finding.ts";
import { privateAddress } from "./private-address.ts";

/** What can be said of a target's file: its form, secrets that stand in it, an address that will be refused. */
export function checkTarget(text: string): Checked<TargetFile> {
  return checkFile(text, (value) => {
    const problems = remarksOf("target-invalid", checkAgainst("target", value));
    return {
      problems: problems.length > 0 ? problems : settingProblems(value as TargetFile),
      warnings: () => warningsOf(value as TargetFile),
    };
  });
}

function settingProblems(target: TargetFile): Remark[] {
  if (target.kind === "email") return emailProblems(target);
  if (target.kind === "chat") return chatProblems(target);
  return [...headerProblems(target), ...placeProblems(target)];
}

/** Settings that are texts with places, and the names that they may use. */
const PLACE_TEXTS: Readonly<Record<string, readonly string[]>> = {
  messageGroup: [],
  routingKey: [],
  subject: [],
  topic: [],
  partitionKey: [],
  phone: [],
  key: KEY_NAMES,
  keys: [],
  tag: [],
  deliverAt: [],
  priority: [],
};

function placeProblems(target: TargetFile): Remark[] {
  const texts = Object.entries(target).flatMap(([name, value]) =>
    Array.isArray(value)
      ? value.map((text, index) => [name, pointerTo("", name, index), text] as const)
      : [[name, pointerTo("", name), value] as const],
  );
  return texts.flatMap(([name, pointer, text]) => {
    const names = PLACE_TEXTS[name];
    const problem = names && typeof text === "string" && compilePlaceText(text, names).problem;
    return problem ? [{ code: "target-invalid", pointer, message: `"${text}" ${problem}` }] : [];
  });
}

/** Headers that could not go out. What a secret holds is seen only then. */
function headerProblems(target: TargetFile): Remark[] {
  if (target.kind !== "http") return [];
  const { headers = {}, auth } = target;
  const chosen = Object.entries(headers).map(
    ([name, value]) => [pointerTo("/headers", name), name, value] as const,
  );
  const key = auth?.kind === "api-key" ? [["/auth/header", auth.header, auth.value] as const] : [];
  return [...chosen, ...key].flatMap(([pointer, name, value]) => {
    const problem = foreignHeaderProblem(name, typeof value === "string" ? value : "");
    return problem === undefined
      ? []
      : [{ code: "target-invalid", pointer, message: `header "${name}" ${problem}` }];
  });
}

function warningsOf(target: TargetFile): Remark[] {
  if (target.kind === "email") return emailWarnings(target);
  if (target.kind === "chat") return [...chatWarnings(target), ...privateAddress(target)];
  return [...(target.kind === "http" ? writtenSecrets(target) : []), ...privateAddress(target)];
}

/** Places in `auth` that hold secrets. */
const SECRET_PLACES = ["value", "password", "clientSecret"] as const;

function writtenSecrets({ auth = {} }: { readonly auth?: object }, at = ""): Remark[] {
  const written = SECRET_PLACES.filter(
    (place) => typeof (auth as Record<string, unknown>)[place] === "string",
  );
  return written.map((place) => ({
    code: "secret-in-file",
    pointer: `${at}/auth/${place}`,
    message:
      'a secret stands here for all to read; write {"secret": "NAME"} and set the environment variable NAME',
  }));
}

/** Of the server or the service by which mails go. */
function emailWarnings({ smtp, ses, allowPrivateNetwork = false }: EmailTarget): Remark[] {
  const [at, way] = smtp ? ["/smtp", smtp] : ["/ses", ses ?? {}];
  const addresses = privateAddress({ ...way, allowPrivateNetwork });
  return [
    ...(smtp ? writtenSecrets(smtp, at) : []),
    ...addresses.map((remark) => ({ ...remark, pointer: at + remark.pointer })),
  ];
}
