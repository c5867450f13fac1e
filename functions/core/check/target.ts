import { checkAgainst } from "../schema/check-against.ts";
import type { HttpTarget, TargetFile } from "../generated/target-file.ts";
import { checkFile } from "./check-file.ts";
import { type Checked, type Remark, remarksOf } from "./finding.ts";

/** What can be said of a target's file: its form, secrets that stand in it, an address that will be refused. */
export function checkTarget(text: string): Checked<TargetFile> {
  return checkFile(text, (value) => ({
    problems: remarksOf("target-invalid", checkAgainst("target", value)),
    warnings: () => warningsOf(value as TargetFile),
  }));
}

function warningsOf(target: TargetFile): Remark[] {
  return target.kind === "http" ? [...writtenSecrets(target), ...privateAddress(target)] : [];
}

/** Places in `auth` that hold secrets. */
const SECRET_PLACES = ["value", "password", "clientSecret"] as const;

function writtenSecrets({ auth = {} }: { readonly auth?: object }): Remark[] {
  const written = SECRET_PLACES.filter(
    (place) => typeof (auth as Record<string, unknown>)[place] === "string",
  );
  return written.map((place) => ({
    code: "secret-in-file",
    pointer: `/auth/${place}`,
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

function privateAddress({ url, allowPrivateNetwork = false }: HttpTarget): Remark[] {
  const host = hostOf(url);
  if (allowPrivateNetwork || host === undefined || !PRIVATE_HOSTS.some((pattern) => pattern.test(host)))
    return [];
  const message = `${host} is a private address, and those are refused unless "allowPrivateNetwork" is true`;
  return [{ code: "address-private", pointer: "/url", message }];
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}
