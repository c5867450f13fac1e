import { foreignHeaderProblem } from "../foreign-header.ts";
import type { EmailTarget, HttpTarget, RocketMqTarget, TargetFile } from "../generated/target-file.ts";
import { pointerTo } from "../json-pointer.ts";
import { compilePlaceText, KEY_NAMES } from "../place-text.ts";
import { checkAgainst } from "../schema/check-against.ts";
import { checkFile } from "./check-file.ts";
import { emailProblems } from "./email.ts";
import { type Checked, type Remark, remarksOf } from "./finding.ts";

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
  const own = target.kind === "email" ? emailProblems(target) : [];
  return [...headerProblems(target), ...placeProblems(target), ...own];
}

/** Settings that are texts with places, and the names that they may use. */
const PLACE_TEXTS: Readonly<Record<string, readonly string[]>> = {
  messageGroup: [],
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
  if (target.kind === "http") return [...writtenSecrets(target), ...privateAddress(target, "url")];
  if ("endpoint" in target) return privateAddress(target, "endpoint");
  if (target.kind === "rocketmq") return privateEndpoints(target);
  return target.kind === "sqs" ? privateAddress(target, "queue") : [];
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

/** Hosts by name or literal address that are private or local: refused unless the target allows it. */
const PRIVATE_HOSTS = [
  /^(.*\.)?localhost$/,
  /\.local$/,
  /^(127|10)\.\d+\.\d+\.\d+$|^(192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\.\d+\.\d+$|^0\.0\.0\.0$/,
  /^\[(::1?|f[cd].*|fe[89ab].*)\]$/,
];

type Addressed<Setting extends string> = { readonly [Name in Setting]?: string } & Pick<
  HttpTarget,
  "allowPrivateNetwork"
>;

function emailWarnings({ smtp, ses, allowPrivateNetwork = false }: EmailTarget): Remark[] {
  if (smtp)
    return [
      ...writtenSecrets(smtp, "/smtp"),
      ...privateHost(smtp.host, { pointer: "/smtp/host", allowPrivateNetwork }),
    ];
  const host = hostOf(ses?.endpoint ?? "");
  return host === undefined ? [] : privateHost(host, { pointer: "/ses/endpoint", allowPrivateNetwork });
}

function privateAddress<Setting extends string>(target: Addressed<Setting>, setting: Setting): Remark[] {
  const { allowPrivateNetwork = false } = target;
  const host = hostOf(target[setting] ?? "");
  return host === undefined ? [] : privateHost(host, { pointer: `/${setting}`, allowPrivateNetwork });
}

interface PrivatePlace {
  readonly pointer: string;
  readonly allowPrivateNetwork: boolean;
}

function privateHost(host: string, { pointer, allowPrivateNetwork }: PrivatePlace): Remark[] {
  if (allowPrivateNetwork || !PRIVATE_HOSTS.some((pattern) => pattern.test(host))) return [];
  const message = `${host} is a private address, and those are refused unless "allowPrivateNetwork" is true`;
  return [{ code: "address-private", pointer, message }];
}

function privateEndpoints({ endpoints, allowPrivateNetwork = false }: RocketMqTarget): Remark[] {
  const urls = endpoints.split(";").map((endpoint) => `tcp://${endpoint}`);
  const [remark] = urls.flatMap((url) =>
    privateAddress({ endpoints: url, allowPrivateNetwork }, "endpoints"),
  );
  return remark ? [remark] : [];
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}
