import { expect, test } from "vitest";
import { targetOf } from "../../../functions/core/deliveries/built-in-targets.ts";
import { aDefinition } from "../../support/build.ts";
import { memoryRegistry } from "../../support/ports.ts";

const value = { kind: "http", url: "https://logs.example" };

test("finds a target of the registry by its id", () => {
  const registry = memoryRegistry([aDefinition({ kind: "target", id: "wms", value })]);
  expect(targetOf(registry, "wms")).toEqual({ id: "wms", ...value });
});

test("finds the built-in log where nothing else has that id", () => {
  expect(targetOf(memoryRegistry(), "log")).toEqual({ id: "log", kind: "log" });
  const registry = memoryRegistry([aDefinition({ kind: "target", id: "log", value })]);
  expect(targetOf(registry, "log")).toEqual({ id: "log", ...value });
});

test("finds nothing where there is nothing", () => {
  expect(targetOf(memoryRegistry(), "other")).toBeUndefined();
});
