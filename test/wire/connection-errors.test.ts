import { expect, test } from "vitest";
import { connectionProblem } from "../../functions/wire/connection-errors.ts";

test.each([
  ["ECONNREFUSED", "refused the connection (ECONNREFUSED)"],
  ["EAI_AGAIN", "could not be looked up, because DNS did not answer (EAI_AGAIN)"],
  ["CERT_HAS_EXPIRED", "has a certificate that has expired (CERT_HAS_EXPIRED)"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "does not speak TLS as it should (ERR_SSL_WRONG_VERSION_NUMBER)"],
  ["HPE_INVALID_CONSTANT", "answered with something that is not HTTP/1.1 (HPE_INVALID_CONSTANT)"],
])("%s: the host %s", (code, problem) => {
  expect(connectionProblem(Object.assign(new Error("x"), { code }))).toBe(problem);
});

test("what is not known is told as it came", () => {
  const strange = Object.assign(new Error("the moon is full"), { code: "EMOON" });
  expect(connectionProblem(strange)).toBe("could not be reached: the moon is full (EMOON)");
  expect(connectionProblem(new TypeError("x is not y"))).toBe("could not be reached: x is not y (TypeError)");
});
