import type { SourceFile } from "../core/generated/source-file.ts";
import { type DefinitionResource, definitionRoutes } from "./definitions.ts";
import { ref } from "./json-schema.ts";
import { textParameter } from "./parameter.ts";
import type { Route } from "./route.ts";

const filters = { bus: textParameter("Only sources of this bus.", "default") };

const resource: DefinitionResource<typeof filters> = {
  kind: "source",
  path: "/api/sources",
  tag: "Sources",
  schema: ref("Source"),
  input: ref("SourceFile"),
  example: {
    id: "github",
    kind: "webhook",
    preset: "github",
    secrets: [{ secret: "GITHUB_WEBHOOK_SECRET" }],
  },
  refusals: ["source-invalid"],
  filters,
  keeps: ({ value }, { bus }) => bus === undefined || ((value as SourceFile).bus ?? "default") === bus,
};

export const sourceRoutes: readonly Route[] = definitionRoutes(resource);
