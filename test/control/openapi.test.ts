import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { routes } from "../../functions/control/routes.ts";
import { withThings } from "./things.ts";

type Json = Readonly<Record<string, unknown>>;
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly {
    name: string;
    in: string;
    example?: string;
    required?: boolean;
    schema: Json;
  }[];
  readonly requestBody?: { content: Json & { "application/json": { schema: Json; example: unknown } } };
  readonly responses: Readonly<
    Record<string, { description: string; content?: Readonly<Record<string, Content>> }>
  >;
}
interface Content {
  readonly schema: Json;
  readonly example?: unknown;
}
interface Document {
  readonly openapi: string;
  readonly info: Json;
  readonly tags: readonly { name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
}

const { body } = await withThings().api("GET /api/openapi.json", { as: "nobody" });
const document = body as unknown as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    path,
    operation,
  })),
);
/** All that is served by this function; the tail is a stream, and the host's. */
const served = operations.filter(({ path }) => path !== "/api/tail");

const ajv = new Ajv2020({ strict: false, allErrors: true });
(addFormats as unknown as typeof addFormats.default)(ajv);

/** What a value lacks or has too much of, by a schema of the document in which every member must be documented. */
function faults(schema: Json, value: unknown): readonly unknown[] {
  const validate = ajv.compile(closed({ ...schema, components: document.components }) as Json);
  return validate(value) ? [] : (validate.errors ?? []);
}

/** The schema, its objects closed where they neither say that more may come nor stand for what files say. */
function closed(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema), (_, value: unknown) => {
    const open = typeof value !== "object" || value === null || !("properties" in value);
    return open || "additionalProperties" in value || "x-file" in value || !("type" in value)
      ? value
      : { ...value, additionalProperties: false };
  });
}

describe("the document", () => {
  test("is OpenAPI 3.1 and needs no token", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
  });

  test("has every route once, and the tail", () => {
    const names = [...routes.map(({ method, path }) => `${method} ${path}`), "GET /api/tail"];
    expect(operations.map(({ name }) => name).sort()).toEqual(names.sort());
    expect(new Set(names).size).toBe(names.length);
  });

  test("has nothing of what is not there yet", () => {
    for (const path of ["login"])
      expect(Object.keys(document.paths).filter((known) => known.startsWith(`/api/${path}`))).toEqual([]);
  });

  test("names each operation once", () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][A-Za-z]+$/);
  });

  test.each(operations)("describes $name as it has to", ({ path, operation }) => {
    const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === "path");
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
    expect(operation.summary).not.toBe("");
    expect(document.tags.map(({ name }) => name)).toEqual(expect.arrayContaining([...operation.tags]));
    expect(Object.keys(operation.responses).some((status) => status.startsWith("2"))).toBe(true);
    for (const { description } of Object.values(operation.responses)) expect(description).not.toBe("");
  });

  test("refers only to schemas that it has", () => {
    const refs = JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g);
    const names = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect([...refs].map(([, ref]) => ref).filter((ref) => !names.includes(String(ref)))).toEqual([]);
  });

  test.each(Object.keys(document.components.schemas))("has a usable schema %s", (name) => {
    expect(() =>
      ajv.compile({ $ref: `#/components/schemas/${name}`, components: document.components }),
    ).not.toThrow();
  });
});

const bodies = served.flatMap(({ name, operation }) => {
  const content = operation.requestBody?.content["application/json"];
  return content ? [{ name, ...content }] : [];
});

test.each(bodies)("the example body of $name fits its schema", ({ schema, example }) => {
  expect(example).toBeDefined();
  expect(faults(schema, example)).toEqual([]);
});

const answers = operations.flatMap(({ name, operation }) =>
  Object.entries(operation.responses).flatMap(([status, { content = {} }]) =>
    Object.values(content).flatMap(({ schema, example }) =>
      example === undefined ? [] : [{ name, status, schema, example }],
    ),
  ),
);

test.each(answers)("the example answer $status of $name fits its schema", ({ schema, example }) => {
  expect(faults(schema, example)).toEqual([]);
});

/** Things that an act needs in another state than `known`. */
const others: Readonly<Record<string, string>> = {
  "POST /api/deliveries/{id}/recall": "sent",
  "POST /api/rules/{id}/enable": "off",
  "POST /api/replays/{id}/resume": "paused",
  "POST /api/sources/{id}/pause": "tap",
  "POST /api/sources/{id}/resume": "tap",
  "POST /api/targets/{id}/receive": "pull",
  "POST /api/targets/{id}/acknowledge": "pull",
  "POST /api/targets/{id}/extend": "pull",
  "POST /api/targets/{id}/give-back": "pull",
  "GET /api/targets/{id}/backlog": "pull",
  "DELETE /api/tokens/{id}": "viewer",
  "POST /api/tokens/{id}/rotate": "viewer",
  "POST /api/tickets/{id}/withdraw": "own",
  "POST /api/tickets/{id}/execute": "failed",
};
/** The API as somebody with a name of their own sees it. */
const asKnown = { authorization: "Bearer secret-known" };

describe.each(served)("$name", ({ name, operation }) => {
  const needed = (operation.parameters ?? []).filter(
    (parameter) => parameter.in === "query" && parameter.required,
  );
  const queryOf = (parameters: typeof needed) =>
    parameters.map(({ name, example = "" }) => `${name}=${encodeURIComponent(example)}`).join("&");
  const path = name.replace(/\{\w+\}/, others[name] ?? "known");
  const request = needed.length > 0 ? `${path}?${queryOf(needed)}` : path;
  const example = operation.requestBody?.content["application/json"].example;
  const isVersioned = operation.parameters?.some((one) => one.name === "If-Match");
  const headers: Record<string, string> = {
    ...(isVersioned && { "if-match": '"1"' }),
    ...(name.includes("/api/me") && asKnown),
  };

  test("answers as its document says, to the example", async () => {
    const { api } = withThings();
    const { status, text, body, headers: given } = await api(request, { body: example, headers });
    const documented = operation.responses[String(status)];
    expect({ status, text, documented: status < 300 && documented !== undefined }).toMatchObject({
      documented: true,
    });
    const content = documented?.content?.["application/json"];
    expect(given["content-type"]).toBe(content ? "application/json" : undefined);
    if (content) expect(faults(content.schema, body)).toEqual([]);
  });

  test("takes every parameter that its document has", async () => {
    const { api } = withThings();
    const queries = (operation.parameters ?? [])
      .filter(
        (parameter) => parameter.in === "query" && parameter.example !== undefined && !parameter.required,
      )
      .map((parameter) => queryOf([...needed, parameter]));
    const statuses = await Promise.all(queries.map(async (query) => (await api(`${path}?${query}`)).status));
    expect(statuses.filter((status) => status !== 200 && status !== 404)).toEqual([]);
  });

  test("refuses a parameter that its document does not have", async () => {
    const { api } = withThings();
    const answer = await api(`${path}?${queryOf(needed)}&nonsense=1`, { body: example, headers });
    expect(answer).toMatchObject({ status: 400, body: { code: "request-invalid" } });
    expect(faults({ $ref: "#/components/schemas/ProblemDetails" }, answer.body)).toEqual([]);
  });
});
