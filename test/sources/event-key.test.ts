import * as fc from "fast-check";
import { expect, test } from "vitest";
import { eventKey } from "../../functions/sources/event-key.ts";

test("the same bus, source and id have the same key on every machine", () => {
  // SHA-256 of "default", NUL, "/shop", NUL, "42" in base64url, the first 22 characters.
  expect(eventKey("default", "/shop", "42")).toBe("QOQZwoFMCrFD96JZqCvn-Q");
});

test("any other bus, source or id has another key, also where joined they read the same", () => {
  const name = fc.string().map((text) => text.replaceAll("\0", ""));
  const names = fc.tuple(name, name, name);
  fc.assert(
    fc.property(names, names, (one, other) => {
      expect(eventKey(...one) === eventKey(...other)).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
    {
      examples: [
        [
          ["a", "b", "c"],
          ["a", "bc", ""],
        ],
        [
          ["", "ab", ""],
          ["a", "b", ""],
        ],
      ],
    },
  );
});
