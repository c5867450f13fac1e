import { rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { DatabaseSync } from "node:sqlite";
import { load } from "./processes.ts";

/** Durable inserts of events a second into a bare SQLite, one thread, so many a transaction. */
export function rawSqlite(folder: string, { batch, bytes }: { batch: number; bytes: number }): number {
  const path = `${folder}/raw.db`;
  const db = new DatabaseSync(path);
  db.exec(
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS event(id INTEGER PRIMARY KEY, text TEXT)",
  );
  const insert = db.prepare("INSERT INTO event(text) VALUES(?)");
  const text = "x".repeat(bytes);
  const begun = performance.now();
  let count = 0;
  for (; performance.now() - begun < 1_500; count += batch) {
    db.exec("BEGIN IMMEDIATE");
    for (let i = 0; i < batch; i++) insert.run(text);
    db.exec("COMMIT");
  }
  const perSecond = count / ((performance.now() - begun) / 1_000);
  db.close();
  for (const end of ["", "-wal", "-shm"]) rmSync(path + end, { force: true });
  return perSecond;
}

/** Events a second that a bare node:http takes from the same publisher: it reads the body, parses it and answers 202. */
export async function rawHttp(order: {
  batch: number;
  bytes: number;
  connections: number;
  seconds: number;
}): Promise<number> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    JSON.parse(Buffer.concat(chunks).toString());
    response.writeHead(202, { "content-length": 2 }).end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const { events, seconds } = await load({ ...order, port, path: "/events" });
  server.close();
  return events / seconds;
}
