import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import protobuf, { type INamespace } from "protobufjs";

/**
 * What RocketMQ's proxy speaks, read from the files that come with RocketMQ's own client. A bundle of functions holds the result
 * in place of this module: see cdk/bundle.ts.
 */
export const definitions: INamespace = read();

function read(): INamespace {
  const root = new protobuf.Root();
  for (const file of ["definition", "service"]) protobuf.parse(textOf(file), root, { keepCase: false });
  for (const name of ["timestamp", "duration"])
    root.addJSON(protobuf.common.get(`google/protobuf/${name}.proto`)!.nested!);
  return root.toJSON();
}

function textOf(file: string): string {
  const { resolve } = createRequire(import.meta.url);
  return readFileSync(resolve(`rocketmq-client-nodejs/proto/apache/rocketmq/v2/${file}.proto`), "utf8");
}
