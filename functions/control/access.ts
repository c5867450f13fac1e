import { type DefinitionResource, definitionRoutes } from "./definitions.ts";
import { ref } from "./json-schema.ts";
import type { Route } from "./route.ts";

const resource: DefinitionResource = {
  kind: "access",
  path: "/api/access",
  tag: "Access",
  schema: ref("Access"),
  input: ref("AccessFile"),
  example: { id: "approval", kind: "tickets", acts: ["replay", "delete", "role"] },
  refusals: [],
  filters: {},
  keeps: () => true,
  danger: { act: "role" },
};

export const accessRoutes: readonly Route[] = definitionRoutes(resource);
