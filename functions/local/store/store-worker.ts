import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { createCommit } from "./commit.ts";
import type { WriteRequest } from "./operations.ts";
import { openStore } from "./schema.ts";

/** The writer: takes whatever has come since the last commit, and makes it durable in one. */
const port = parentPort as MessagePort;
const db = openStore(workerData.folder);
const commit = createCommit(db);

port.on("message", (first: WriteRequest[] | "close") => {
  const requests: WriteRequest[] = [];
  let message: WriteRequest[] | "close" | undefined = first;
  while (message !== undefined && message !== "close") {
    requests.push(...message);
    message = requests.length < LARGEST_COMMIT ? receiveMessageOnPort(port)?.message : undefined;
  }
  if (requests.length > 0) port.postMessage(commit(requests));
  if (message === "close") close();
});
port.postMessage("ready");

/** So many operations share a commit at most: a longer one would keep the first of them waiting. */
const LARGEST_COMMIT = 4_000;

function close(): void {
  db.close();
  port.close();
}
