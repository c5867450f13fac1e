import { RouterError } from "../../core/errors.ts";
import type { SourceFile, WebhookFile } from "../../core/generated/source-file.ts";
import type { HttpEvent } from "../../core/http/handler.ts";
import type { Registry } from "../../core/ports.ts";
import { presets } from "../presets.ts";
import type { Preset } from "../presets/preset.ts";

/** A source that webhooks come in at: what its file says, and what its preset says where the file does not. */
export interface WebhookSource {
  readonly id: string;
  readonly file: WebhookFile;
  readonly preset: Preset;
}

/** The source that a request is sent to. Throws `not-found`. */
export function webhookSource(
  { pathParameters }: Pick<HttpEvent, "pathParameters">,
  sources: Pick<Registry, "get">,
): WebhookSource {
  const id = pathParameters?.["source"] ?? "";
  const file = sources.get("source", id)?.value as SourceFile | undefined;
  if (file?.kind === "webhook") return { id, file, preset: presetOf(file) };
  throw new RouterError("not-found", `Cannot find source ${JSON.stringify(id)}: no webhook comes in there`);
}

/** What the registry keeps may name a preset that another release had. */
function presetOf({ preset = "custom" }: WebhookFile): Preset {
  return Object.hasOwn(presets, preset) ? presets[preset] : presets.custom;
}
