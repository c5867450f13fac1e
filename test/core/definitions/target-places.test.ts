import { expect, test } from "vitest";
import { placesOf } from "../../../functions/core/definitions/target-places.ts";
import { aTarget } from "../../support/build.ts";

const mail = { from: "a@shop.example", to: ["b@shop.example"], subject: "s", text: "t" };

test.for([
  [{ url: "https://wms.example/hook" }, ["wms.example:443"]],
  [{ url: "http://[2001:db8::1]:8080/hook" }, ["2001:db8::1:8080"]],
  [{ kind: "chat", flavour: "slack", url: "https://chat.example/x" }, ["chat.example:443"]],
  [{ kind: "chat", flavour: "slack", url: { secret: "CHAT" } }, []],
  [{ kind: "rabbitmq", url: "amqps://mq.example/vhost" }, ["mq.example:5671"]],
  [{ kind: "nats", servers: ["a.example:4222", "b.example:4333"] }, ["a.example:4222", "b.example:4333"]],
  [{ kind: "rocketmq", endpoints: "a.example:8081;b.example:8082" }, ["a.example:8081", "b.example:8082"]],
  [{ kind: "email", ...mail, smtp: { host: "smtp.example" } }, ["smtp.example:587"]],
  [
    { kind: "email", ...mail, smtp: { host: "smtp.example", tls: { mode: "implicit" } } },
    ["smtp.example:465"],
  ],
  [{ kind: "email", ...mail, ses: {} }, []],
  [{ kind: "log" }, []],
] as const)("%j is at %j", ([parts, places]) => {
  expect(placesOf(aTarget(parts)).map(({ host, port }) => `${host}:${port}`)).toEqual(places);
});

test("whether it may be private is its own word", () => {
  expect(placesOf(aTarget({ allowPrivateNetwork: true }))).toMatchObject([{ allowPrivateNetwork: true }]);
  expect(placesOf(aTarget())).toMatchObject([{ allowPrivateNetwork: false }]);
});
