import type { Alert, AlertState, Finding } from "./alert.ts";

export type Notice = "raised" | "repeated" | "cleared";

/** What a look at a resource leads to. */
export interface Transition {
  /** As it is to be kept; absent: all is well again. */
  readonly state?: AlertState;
  readonly notice?: Notice;
}

const HOUR_MS = 3_600_000;

/** The next state of an alert for a resource. Pure: whoever looks at the same gets the same. */
export function transition(
  alert: Pick<Alert, "id" | "forMinutes" | "notices">,
  before: AlertState | undefined,
  look: { readonly finding: Finding | undefined; readonly now: number },
): Transition {
  const { finding, now } = look;
  if (!finding) return quiet(before, now);
  const state = nextOf(alert, before, { finding, now });
  if (state.status === "pending" || isSilenced(state, now)) return { state };
  const { most = 1, hours = 1 } = alert.notices ?? {};
  const { at, notices } = windowOf(state, now, hours * HOUR_MS);
  const told = { ...state, notices: state.notices + 1, windowAt: at, windowNotices: notices + 1 };
  if (!wasTold(state)) return { state: told, notice: "raised" };
  return notices < most && !state.acknowledged ? { state: told, notice: "repeated" } : { state };
}

/** All is well: that is told when the contrary was. A silence goes on. */
function quiet(before: AlertState | undefined, now: number): Transition {
  if (!before) return {};
  if (!isSilenced(before, now)) return wasTold(before) ? { notice: "cleared" } : {};
  if (before.looks === 0) return { state: before };
  const { acknowledged: _, ...rest } = before;
  return { state: { ...rest, status: "pending", looks: 0, notices: 0, version: before.version + 1 } };
}

function wasTold({ notices }: AlertState): boolean {
  return notices > 0;
}

function nextOf(
  { id, forMinutes = 1 }: Pick<Alert, "id" | "forMinutes">,
  before: AlertState | undefined,
  { finding, now }: { finding: Finding; now: number },
): AlertState {
  const looks = (before?.looks ?? 0) + 1;
  const status = before?.status === "firing" || looks >= forMinutes ? "firing" : "pending";
  const start = { alert: id, resource: finding.resource, since: now, notices: 0, version: 0 };
  const base = before && before.looks > 0 ? before : { ...start, ...before, since: now };
  return { ...base, status, looks, finding, version: base.version + 1 };
}

function isSilenced({ silencedUntil = 0 }: AlertState, now: number): boolean {
  return now < silencedUntil;
}

/** The window of repeated notices that is under way, and how many it has had. */
function windowOf({ windowAt, windowNotices = 0 }: AlertState, now: number, lengthMs: number) {
  const isOver = windowAt === undefined || now - windowAt >= lengthMs;
  return isOver ? { at: now, notices: 0 } : { at: windowAt, notices: windowNotices };
}
