import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

/** Every module that is asked for when the senders are loaded. */
const script = `
  import { registerHooks } from "node:module";
  const asked = [];
  registerHooks({ resolve: (specifier, context, next) => (asked.push(specifier), next(specifier, context)) });
  await import("./functions/targets/senders.ts");
  console.log(JSON.stringify(asked));
`;

test("what only some targets need is loaded by the first of them, not with the senders", () => {
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  const asked = JSON.parse(output) as string[];
  expect(asked).toContain("./http.ts");
  expect(
    asked.filter((specifier) =>
      /sqs|aws-sdk|smithy|rocketmq|protobuf|grpc|liquid|nodemailer|amqp|rabbitmq|mqtt|nats|kafka/.test(
        specifier,
      ),
    ),
  ).toEqual([]);
});
