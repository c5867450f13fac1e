import * as fc from "fast-check";
import { expect, test } from "vitest";
import { encodeBinary, encodeStructured } from "../../../functions/core/deliveries/encode.ts";
import { RouterError } from "../../../functions/core/errors.ts";
import { decodeCloudEvents, type HttpRequest, isRefused } from "../../../functions/sources/cloudevents.ts";
import { REQUIRED, request } from "../../support/cloudevents-request.ts";

const type = fc.constantFrom(
  "application/cloudevents+json",
  "application/cloudevents-batch+json",
  "application/json",
  "text/plain",
  "image/png",
  "",
);
const headers = fc.dictionary(
  fc.constantFrom(
    "ce-id",
    "ce-source",
    "ce-type",
    "ce-specversion",
    "ce-time",
    "ce-data",
    "ce-",
    "ce-__proto__",
    "x",
  ),
  fc.oneof(fc.constantFrom("1.0", "/", "%", "%C0", '"', "2026-01-01T00:00:00Z"), fc.string()),
);
const fragment = fc.constantFrom(
  ...'[]{},:"\\ '.split(""),
  JSON.stringify(REQUIRED),
  '"id":"1"',
  '"data":',
  "null",
  "1e400",
  "\ufeff",
);
const body = fc.oneof(
  fc.array(fragment, { maxLength: 10 }).map((parts) => parts.join("")),
  fc.json(),
  fc.uint8Array({ maxLength: 30 }),
);

test("whatever comes is decoded or refused with a code, and what is decoded can go out and come in again", () => {
  fc.assert(
    fc.property(type, headers, body, (contentType, others, content) => {
      for (const text of textsOf(request({ ...others, "content-type": contentType }, content))) {
        expect(textsOf(arrived(encodeStructured(text)))).toEqual([text]);
        expect(textsOf(arrived(encodeBinary(text)))).toHaveLength(1);
      }
    }),
    { numRuns: 3000 },
  );
});

/** Throws when a refusal is not one with a code. */
function textsOf(from: HttpRequest): readonly string[] {
  try {
    const decoded = decodeCloudEvents(from);
    const items = decoded.kind === "single" ? [decoded.event] : decoded.items;
    return items.flatMap((item) => (isRefused(item) ? [] : [item.text]));
  } catch (error) {
    if (error instanceof RouterError && error.code !== "internal") return [];
    throw error;
  }
}

function arrived({ headers, body }: ReturnType<typeof encodeBinary>): HttpRequest {
  return request(headers, body);
}
