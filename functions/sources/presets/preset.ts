import type { WebhookFile } from "../../core/generated/source-file.ts";

/** What a provider does, in the words of a source's file: any of it can be said there instead. */
export type Preset = Pick<WebhookFile, "verification" | "handshakes" | "event" | "answers">;
