import type { LookPorts } from "../core/rocketmq/look.ts";
import { destinationOf, type HttpClient } from "./guarded-http.ts";

/** A broker counts what waits for each of its groups when it is asked. */
const TIMEOUT_MS = 10_000;
const PAGE_BYTES = 16 * 1024 * 1024;

/** Reads pages of metrics over HTTP; addresses are guarded as those of targets are. */
export function createMetricsReader(http: HttpClient): LookPorts["read"] {
  return async ({ address, url, allowPrivateNetwork }) => {
    const answer = await http.send(destinationOf(new URL(url)), {
      ...{ method: "GET", headers: ["accept", "text/plain"], body: "", timeoutMs: TIMEOUT_MS },
      ...{ allowPrivateNetwork, keepBytes: PAGE_BYTES },
    });
    if (!answer.ok) return { ok: false, problem: answer.problem };
    const { status, body } = answer;
    if (status !== 200) return { ok: false, problem: `${address} answered ${status}` };
    if (body.length >= PAGE_BYTES)
      return { ok: false, problem: `its page has more than ${PAGE_BYTES} bytes` };
    return { ok: true, text: body.toString() };
  };
}
