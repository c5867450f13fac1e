/**
 * One execution environment of a Node function: loads `_HANDLER` from `LAMBDA_TASK_ROOT`, then takes one invocation after
 * another from the runtime API at `AWS_LAMBDA_RUNTIME_API`, as
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html describes it. Ends when that API is gone.
 */
import { existsSync } from "node:fs";
import { Agent, request } from "node:http";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const { env } = process;
const [host, port] = env.AWS_LAMBDA_RUNTIME_API.split(":");
const agent = new Agent({ keepAlive: true });
let current;

for (const kind of ["uncaughtException", "unhandledRejection"]) {
  process.on(kind, async (reason) => {
    console.error(reason);
    const name = kind === "unhandledRejection" ? "Runtime.UnhandledPromiseRejection" : undefined;
    if (current !== undefined) await fail(`invocation/${current}/error`, reason, name);
    process.exit(kind === "unhandledRejection" ? 128 : 129);
  });
}

const handler = await load().catch(async (error) => {
  console.error(error);
  await fail("init/error", error);
  process.exit(1);
});
for (;;) await serve(await call("GET", "invocation/next"));

async function load() {
  const dot = env._HANDLER.lastIndexOf(".");
  const stem = resolve(env.LAMBDA_TASK_ROOT, env._HANDLER.slice(0, dot));
  const file = [".mjs", ".js", ".cjs"].map((end) => stem + end).find(existsSync);
  if (!file) throw named("Runtime.ImportModuleError", `Cannot find module "${stem}"`);
  const module = await import(pathToFileURL(file).href);
  const found = module[env._HANDLER.slice(dot + 1)];
  if (typeof found === "function") return found;
  throw named("Runtime.HandlerNotFound", `${env._HANDLER} is undefined or not exported`);
}

async function serve({ headers, body }) {
  current = headers["lambda-runtime-aws-request-id"];
  env._X_AMZN_TRACE_ID = headers["lambda-runtime-trace-id"];
  try {
    const answer = await handler(JSON.parse(body), contextOf(headers));
    await call("POST", `invocation/${current}/response`, JSON.stringify(answer) ?? "null");
  } catch (error) {
    console.error(error);
    await fail(`invocation/${current}/error`, error);
  }
  current = undefined;
}

function contextOf(headers) {
  const deadline = Number(headers["lambda-runtime-deadline-ms"]);
  return {
    awsRequestId: current,
    invokedFunctionArn: headers["lambda-runtime-invoked-function-arn"],
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

function fail(path, error, errorType = error?.name ?? "Error") {
  const trace = String(error?.stack ?? "").split("\n");
  return call(
    "POST",
    path,
    JSON.stringify({ errorType, errorMessage: String(error?.message ?? error), trace }),
  );
}

function named(name, message) {
  return Object.assign(new Error(message), { name });
}

function call(method, path, body) {
  return new Promise((resolve) => {
    const options = { host, port, agent, method, path: `/2018-06-01/runtime/${path}` };
    const sent = request(options, async (response) => {
      let text = "";
      response.setEncoding("utf8");
      for await (const part of response) text += part;
      resolve({ headers: response.headers, body: text });
    });
    sent.on("error", () => process.exit(0));
    sent.end(body);
  });
}
