import { described, exactly, listOf, text } from "../definitions/json-schema.ts";
import type { BodySpec } from "../route.ts";

// What consumers of pull targets ask.

export interface ReceiveOrder {
  readonly most?: number;
  readonly visibilitySeconds?: number;
  readonly waitSeconds?: number;
}
export interface HandlesOrder {
  readonly handles: readonly string[];
}
export interface ExtendOrder extends HandlesOrder {
  readonly visibilitySeconds?: number;
}
export interface GiveBackOrder extends HandlesOrder {
  readonly delaySeconds?: number;
  readonly reason?: string;
}

/** So many go in one answer, and so many handles in one request. */
const MOST = 100;
/** So many where nothing is said. */
export const USUAL = 10;
const LONGEST_WAIT = 20;
const LONGEST_VISIBILITY = 43_200;

const visibility = described(
  { type: "integer", minimum: 1, maximum: LONGEST_VISIBILITY },
  "How long they are this consumer's alone, from now; absent: as the target says.",
);
const handles = described(
  { ...listOf({ ...text, minLength: 1, maxLength: 128 }), minItems: 1, maxItems: MOST },
  "As they were received.",
);
const HANDLE = "dlv_0f3a9c1eb6Hq2vXw0aYtZ1rPnM4kTQ7d52853b54d7bd5a.7.1";

export const receiveBody: BodySpec<ReceiveOrder> = {
  optional: true,
  schema: exactly({
    "most?": described(
      { type: "integer", minimum: 1, maximum: MOST, default: USUAL },
      "So many at most; fewer may come.",
    ),
    "visibilitySeconds?": visibility,
    "waitSeconds?": described(
      { type: "integer", minimum: 0, maximum: LONGEST_WAIT, default: 0 },
      "While there is nothing, the answer waits so long for the first.",
    ),
  }),
  example: { most: 10, waitSeconds: 20 },
};

export const handlesBody: BodySpec<HandlesOrder> = {
  schema: exactly({ handles }),
  example: { handles: [HANDLE] },
};

export const extendBody: BodySpec<ExtendOrder> = {
  schema: exactly({ handles, "visibilitySeconds?": visibility }),
  example: { handles: [HANDLE], visibilitySeconds: 300 },
};

export const giveBackBody: BodySpec<GiveBackOrder> = {
  schema: exactly({
    handles,
    "delaySeconds?": described(
      { type: "integer", minimum: 0, maximum: LONGEST_VISIBILITY, default: 0 },
      "Nobody receives them sooner.",
    ),
    "reason?": described({ ...text, maxLength: 1_000 }, "Why, for who looks at their attempts."),
  }),
  example: { handles: [HANDLE], delaySeconds: 60, reason: "The warehouse is closed" },
};
