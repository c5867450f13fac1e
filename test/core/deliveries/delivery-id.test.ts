import * as fc from "fast-check";
import { expect, test } from "vitest";
import { deliveryId, deliveryOrigin } from "../../../functions/core/deliveries/delivery-id.ts";
import { idHash } from "../../../functions/core/archive/segment.ts";
import { eventKey } from "../../../functions/sources/event-key.ts";

const anOrigin = (id = "42", source = "/shop") => ({ id, key: eventKey("default", source, id) });

test("the same event, rule and target have the same id, on every machine and in every version", () => {
  expect(deliveryId(anOrigin(), "large-orders", "warehouse")).toBe(
    "dlv_87e38583QOQZwoFMCrFD96JZqCvn-Q4d959583bfb539f9",
  );
});

test.for([
  ["another event", deliveryId(anOrigin("43"), "a", "b")],
  ["an event of another source", deliveryId(anOrigin("42", "/other"), "a", "b")],
  ["another rule", deliveryId(anOrigin(), "c", "b")],
  ["another target", deliveryId(anOrigin(), "a", "c")],
  ["rule and target swapped", deliveryId(anOrigin(), "b", "a")],
] as const)("%s has another id", ([, other]) => {
  expect(other).not.toBe(deliveryId(anOrigin(), "a", "b"));
});

test("an id tells which event it is of", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string(), fc.string(), (id, rule, target) => {
      const event = anOrigin(id);
      expect(deliveryOrigin(deliveryId(event, rule, target))).toEqual({ idHash: idHash(id), key: event.key });
    }),
  );
});

test.for([
  "",
  "42",
  "dlv_",
  `dlv_${"0".repeat(45)}`,
  `dlv_${"0".repeat(47)}`,
  `x${deliveryId(anOrigin(), "a", "b")}`,
])("%j is no delivery's id", (id) => {
  expect(deliveryOrigin(id)).toBeUndefined();
});
