import { textOfLines } from "../core/email/lines.ts";
import { RouterError } from "../core/errors.ts";
import type { Template } from "../core/template/liquid.ts";
import { deliveryScope } from "../core/template/scope.ts";
import { compileTemplate, plainText } from "../core/template/templates.ts";
import { readValue } from "../wire/values.ts";
import { chatResult } from "./chat/answer.ts";
import { chatBody, chatSignature, type ChatTexts } from "./chat/message.ts";
import type { ChatPreset } from "./chat/preset.ts";
import { presets } from "./chat/presets.ts";
import { destinationOf } from "./guarded-http.ts";
import { perTarget } from "./per-target.ts";
import type { Send, SendTools, TargetOf } from "./send.ts";
import { unfit } from "./unfit.ts";

type ChatTarget = TargetOf<"chat">;

/** The defaults of schemas/targets/chat.schema.json: what suits alerts, and whatever has data. */
const TITLE = "{{ data.title | default: event.type }}";
const TEXT = "{% if data.sentence %}{{ data.sentence }}{% else %}{{ data }}{% endif %}";
const TIMEOUT_SECONDS = 10;
/** The beginning of an answer. */
const ANSWER_BYTES = 4096;

/** Writes a message into a chat. The webhook's address is a secret, and no detail has more of it than the host. */
export const sendChat: Send<"chat"> = async (delivery, target, tools) => {
  const { preset, title, text } = planOf(target);
  const scope = deliveryScope(delivery);
  const texts = rendered({ title, text }, scope);
  if ("problem" in texts) return unfit(target, texts.problem);
  const { destination, body } = await requestOf(target, { preset, texts }, tools);
  const { timeoutSeconds = TIMEOUT_SECONDS, allowPrivateNetwork = false } = target;
  const exchange = await tools.http.send(destination, {
    method: "POST",
    headers: [
      ...["content-type", "application/json; charset=utf-8", "user-agent", "signalbox"],
      ...["idempotency-key", delivery.id],
    ],
    body,
    timeoutMs: timeoutSeconds * 1000,
    allowPrivateNetwork,
    keepBytes: ANSWER_BYTES,
  });
  const host = destination.authority;
  if (!exchange.ok)
    return {
      ok: false,
      code: exchange.code,
      detail: `Cannot deliver to target "${target.id}": ${exchange.problem}`,
    };
  return chatResult(exchange, preset.answer, { target: target.id, host, now: tools.now() });
};

interface Message {
  readonly preset: ChatPreset;
  readonly texts: ChatTexts;
}

/** Throws `secret-missing` and `target-invalid`. */
async function requestOf(target: ChatTarget, { preset, texts }: Message, { secrets, now }: SendTools) {
  const url = URL.parse(await readValue(target.url, { secrets }));
  if (!url || !/^https?:$/.test(url.protocol))
    throw new RouterError("target-invalid", `Cannot deliver to target "${target.id}": its url is none`);
  const { signature } = preset;
  if (!signature || !target.signingSecret)
    return { destination: destinationOf(url), body: chatBody(preset, texts) };
  const signed = chatSignature(signature, await secrets.get(target.signingSecret.secret), now());
  if (signature.place === "query")
    for (const [name, value] of Object.entries(signed)) url.searchParams.set(name, value);
  const members = signature.place === "body" ? signed : {};
  return { destination: destinationOf(url), body: chatBody(preset, texts, members) };
}

interface Plan {
  readonly preset: ChatPreset;
  readonly title: Template;
  readonly text: Template;
}

const planOf = perTarget((target: ChatTarget): Plan => {
  const preset = presets[target.service];
  const escape = (value: unknown) =>
    preset.escapes.reduce((shown, [from, to]) => shown.replaceAll(from, to), plainText(value));
  const compile = (text: string) => {
    try {
      return compileTemplate(text, escape);
    } catch (cause) {
      const problem = `a template cannot be read ${(cause as Error).message}`;
      throw new RouterError("target-invalid", `Cannot deliver to target "${target.id}": ${problem}`, {
        cause,
      });
    }
  };
  return { preset, title: compile(target.title ?? TITLE), text: compile(textOfLines(target.text ?? TEXT)) };
});

function rendered(
  { title, text }: Pick<Plan, "title" | "text">,
  scope: object,
): ChatTexts | { readonly problem: string } {
  try {
    return { title: title.render(scope), text: text.render(scope) };
  } catch (error) {
    return { problem: `its template failed ${(error as Error).message}` };
  }
}
