import { type DefinitionResource, definitionRoutes } from "../definitions/definitions.ts";
import { flag, moment, object, ref, text, whole } from "../definitions/json-schema.ts";
import type { Route } from "../route.ts";

/** What viewers see of one whose things are none of theirs. */
const head = object({
  ...{ id: text, version: whole, kind: text },
  ...{ "description?": text, "enabled?": flag, "file?": text },
  ...{ updatedAt: moment, updatedBy: text },
});

const resource: DefinitionResource = {
  kind: "access",
  path: "/api/access",
  tag: "Access",
  schema: { anyOf: [ref("Access"), head] },
  input: ref("AccessFile"),
  example: { id: "approval", kind: "tickets", acts: ["replay", "delete", "role"] },
  refusals: [],
  filters: {},
  keeps: () => true,
  danger: { act: "role" },
};

export const accessRoutes: readonly Route[] = definitionRoutes(resource);
