import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

/** Whose signature a client's calls bear. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * What a client of AWS is started with: the address and an access key, and nothing of the settings, credentials and
 * network of the machine it runs on.
 */
export function clientEnvironment(
  url: string,
  { accessKeyId, secretAccessKey }: Credentials,
): Record<string, string> {
  return {
    PATH: process.env["PATH"] ?? "",
    AWS_ENDPOINT_URL_EVENTBRIDGE: url,
    AWS_DEFAULT_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_PAGER: "",
  };
}

/** What a run of `aws events` came to. */
export interface AwsRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `aws events …` as the AWS CLI beside a Python is started in a shell. */
export function awsEvents(
  python: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<AwsRun> {
  return new Promise((resolve) => {
    execFile(join(dirname(python), "aws"), ["events", ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

/** A client of boto3 in a Python of its own. Calls are named as in boto3, and come to what it gives or raises. */
export interface Boto3 {
  call<Answer>(operation: string, args?: object): Promise<Answer>;
  /** All pages, by boto3's own paginator. */
  pages<Answer>(operation: string, args?: object): Promise<Answer>;
  close(): Promise<void>;
}

/** What boto3 raised: `name` is the class of the exception. */
export type Boto3Error = Error & { readonly status?: number };

interface Reply {
  readonly answer?: unknown;
  readonly error?: { readonly class: string; readonly status?: number; readonly message: string };
}

export function startBoto3(python: string, env: Readonly<Record<string, string>>): Boto3 {
  const bridge = join(import.meta.dirname, "boto3-bridge.py");
  const child = spawn(python, [bridge], { env, stdio: ["pipe", "pipe", "inherit"] });
  const replies = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, "exit");
  const ask = async (request: object) => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const { value } = await replies.next();
    if (value === undefined) throw new Error("Cannot ask boto3: its process has ended");
    const { answer, error } = JSON.parse(value) as Reply;
    if (error) throw Object.assign(new Error(error.message), { name: error.class, status: error.status });
    return answer;
  };
  return {
    call: async <Answer>(operation: string, args = {}) =>
      (await ask({ operation, arguments: args, pages: false })) as Answer,
    pages: async <Answer>(operation: string, args = {}) =>
      (await ask({ operation, arguments: args, pages: true })) as Answer,
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}
