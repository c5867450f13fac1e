import { expect, test } from "vitest";
import { httpFunction, type HttpRoute } from "../../../functions/core/http/router.ts";
import { aContext, anHttpEvent } from "../../support/http-event.ts";

const named = (method: HttpRoute["method"], path: string): HttpRoute => ({
  method,
  path,
  handler: async ({ pathParameters }) => ({
    statusCode: 200,
    body: `${method} ${path} ${JSON.stringify(pathParameters ?? {})}`,
  }),
});

const route = httpFunction([
  named("GET", "/events"),
  named("POST", "/events"),
  named("GET", "/events/{id}"),
  named("DELETE", "/events/{id}"),
  named("GET", "/events/{id}/journal"),
  named("GET", "/files.d/{proxy+}"),
]);
const answer = (method: string, path: string) => route(anHttpEvent({ method, path }), aContext);

test.each([
  ["POST", "/events", "POST /events {}"],
  ["GET", "/events/", "GET /events {}"],
  ["GET", "/events/a%2Fb", 'GET /events/{id} {"id":"a%2Fb"}'],
  ["DELETE", "/events/7", 'DELETE /events/{id} {"id":"7"}'],
  ["GET", "/events/7/journal", 'GET /events/{id}/journal {"id":"7"}'],
  ["GET", "/files.d/a/b", 'GET /files.d/{proxy+} {"proxy":"a/b"}'],
  ["HEAD", "/events", "GET /events {}"],
])("%s %s finds its handler", async (method, path, body) => {
  expect(await answer(method, path)).toEqual({ statusCode: 200, body });
});

test.each(["/", "/event", "/events/7/8/9", "/filesxd/a", "/__proto__"])("%s is not found", async (path) => {
  const { statusCode, body = "" } = await answer("GET", path);
  expect(statusCode).toBe(404);
  expect(JSON.parse(body)).toMatchObject({ code: "not-found", instance: path });
});

test.each([
  ["PUT", "/events", "GET, HEAD, POST"],
  ["POST", "/events/7/", "GET, HEAD, DELETE"],
  ["OPTIONS", "/files.d/a/b", "GET, HEAD"],
  ["PROPFIND", "/events", "GET, HEAD, POST"],
])("%s %s is not allowed, and told what is", async (method, path, allow) => {
  const { statusCode, headers, body = "" } = await answer(method, path);
  expect([statusCode, headers?.["allow"]]).toEqual([405, allow]);
  expect(JSON.parse(body)).toMatchObject({
    code: "method-not-allowed",
    detail: `Cannot ${method} ${path}: it takes ${allow}`,
  });
});

test("two routes that take the same are refused at once", () => {
  expect(() => httpFunction([named("GET", "/a/{id}"), named("GET", "/a/{name}")])).toThrowError(
    "Cannot route GET /a/{name}: another route takes it",
  );
  expect(() => httpFunction([named("GET", "/a"), named("POST", "/a")])).not.toThrowError();
});
