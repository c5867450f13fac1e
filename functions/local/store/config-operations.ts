import type { DatabaseSync } from "node:sqlite";
import { createAuditInsert } from "./audit-rows.ts";
import type { OperationTable } from "./operations.ts";

/** Writes of what is configured, and of who does what: definitions, tokens, the audit, replays. */
export function configOperations(db: DatabaseSync) {
  const quarantine = db.prepare(
    `INSERT INTO quarantine SELECT NULL, :type, :source, :event WHERE NOT EXISTS (SELECT 1 FROM quarantine
      WHERE json_extract(event, '$.id')=:id AND json_extract(event, '$.key')=:key AND json_extract(event, '$.receivedAt')>=:since)`,
  );
  const unquarantine = db.prepare("DELETE FROM quarantine WHERE n=?");
  const define = db.prepare(`INSERT INTO definition VALUES(?, ?, ?, ?, ?, ?, ?, ?)`);
  const targetState = db.prepare("INSERT OR REPLACE INTO target_state VALUES(?, ?)");
  const tapState = db.prepare("INSERT OR REPLACE INTO tap_state VALUES(?, ?)");
  const tapPlace = db.prepare("INSERT OR REPLACE INTO tap_place VALUES(?, ?, ?)");
  const putBrokerWatch = db.prepare("INSERT OR REPLACE INTO broker_watch VALUES(?, ?)");
  const removeBrokerWatch = db.prepare("DELETE FROM broker_watch WHERE address=?");
  const addToken = db.prepare("INSERT INTO token VALUES(?, ?, ?)");
  const replaceToken = db.prepare("UPDATE token SET hash=?, token=? WHERE id=?");
  const useToken = db.prepare("INSERT OR REPLACE INTO token_use SELECT hash, ? FROM token WHERE hash=?");
  const forgetUse = db.prepare("DELETE FROM token_use WHERE hash IN (SELECT hash FROM token WHERE id=?)");
  const removeToken = db.prepare("DELETE FROM token WHERE id=?");
  const audit = createAuditInsert(db);
  const addTicket = db.prepare(
    "INSERT OR IGNORE INTO ticket VALUES(:id, :at, :version, :status, :act, :resource, :asker, :open, :ticket)",
  );
  const updateTicket = db.prepare(
    "UPDATE OR IGNORE ticket SET version=?, status=?, open=?, ticket=? WHERE id=? AND version=?",
  );
  const addReplay = db.prepare("INSERT INTO replay VALUES(?, ?, ?, ?)");
  const updateReplay = db.prepare("UPDATE replay SET version=?, replay=? WHERE id=? AND version=?");
  return {
    quarantine: (rows) =>
      rows.map((row) => {
        const { changes, lastInsertRowid } = quarantine.run({ ...row });
        return Number(changes) === 0 ? 0 : Number(lastInsertRowid);
      }),
    unquarantine: (numbers) => done(numbers.forEach((n) => unquarantine.run(n))),
    define: (rows) => done(rows.forEach((row) => define.run(...row))),
    targetState: ({ target, state }) => done(targetState.run(target, state)),
    tapState: ({ tap, state }) => done(tapState.run(tap, state)),
    tapPlace: ({ tap, part, place }) => done(tapPlace.run(tap, part, place)),
    putBrokerWatch: ({ address, watch }) => done(putBrokerWatch.run(address, watch)),
    removeBrokerWatch: (address) => done(removeBrokerWatch.run(address)),
    addToken: ({ id, hash, token }) => done(addToken.run(id, hash, token)),
    replaceToken({ id, hash, token }) {
      forgetUse.run(id);
      return replaceToken.run(hash, token, id).changes > 0;
    },
    useToken: ({ hash, at }) => done(useToken.run(at, hash)),
    removeToken(id) {
      forgetUse.run(id);
      return removeToken.run(id).changes > 0;
    },
    audit: (row) => done(audit(row)),
    putTicket(row) {
      const { id, version, status, open, ticket } = row;
      const written =
        version === 1
          ? addTicket.run({ ...row })
          : updateTicket.run(version, status, open, ticket, id, version - 1);
      return written.changes > 0;
    },
    addReplay: (row) => done(addReplay.run(...row)),
    updateReplay: ([id, , version, replay]) => updateReplay.run(version, replay, id, version - 1).changes > 0,
  } satisfies Partial<OperationTable>;
}

function done(_: unknown): null {
  return null;
}
