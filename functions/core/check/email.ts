import { parseMailbox } from "../email/address.ts";
import { mailHeaderProblem } from "../email/header.ts";
import { textOfLines } from "../email/lines.ts";
import type { EmailTarget } from "../generated/target-file.ts";
import { pointerTo } from "../text/json-pointer.ts";
import { templateProblem } from "../template/templates.ts";
import type { Remark } from "./finding.ts";

/** What cannot be right in the settings of an e-mail target. */
export function emailProblems(target: EmailTarget): Remark[] {
  return [
    ...senderProblems(target),
    ...LISTS.flatMap((list) => recipientProblems(target, list)),
    ...templateProblems(target),
    ...headerProblems(target),
    ...smtpProblems(target),
  ];
}

const LISTS = ["to", "cc", "bcc", "replyTo"] as const;

/** Whether a text shows something of an event. */
export function isTemplate(text: string): boolean {
  return text.includes("{{") || text.includes("{%");
}

function senderProblems({ from }: EmailTarget): Remark[] {
  return parseMailbox(from) ? [] : [invalid("/from", notAMailbox(from))];
}

function recipientProblems(target: EmailTarget, list: (typeof LISTS)[number]): Remark[] {
  return (target[list] ?? []).flatMap((text, index) => {
    const pointer = pointerTo(`/${list}`, String(index));
    if (isTemplate(text)) return templateRemark(pointer, text);
    return parseMailbox(text) ? [] : [invalid(pointer, notAMailbox(text))];
  });
}

function templateProblems({ subject, text, html }: EmailTarget): Remark[] {
  const templates = { subject, text, html };
  return Object.entries(templates).flatMap(([name, template]) =>
    template === undefined ? [] : templateRemark(pointerTo("", name), textOfLines(template)),
  );
}

function headerProblems({ headers = {} }: EmailTarget): Remark[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    const pointer = pointerTo("/headers", name);
    const problem = mailHeaderProblem(name);
    return problem ? [invalid(pointer, `header "${name}" ${problem}`)] : templateRemark(pointer, value);
  });
}

/** A password is sent in the clear only inside the target's own network. */
function smtpProblems({ smtp, allowPrivateNetwork = false }: EmailTarget): Remark[] {
  if (!smtp?.auth || smtp.tls?.mode !== "none" || allowPrivateNetwork) return [];
  return [invalid("/smtp/auth", 'without TLS a password is sent only where "allowPrivateNetwork" is true')];
}

/** Of a template of a target. */
export function templateRemark(pointer: string, text: string): Remark[] {
  const problem = templateProblem(text);
  return problem === undefined ? [] : [invalid(pointer, `the template cannot be read ${problem}`)];
}

function invalid(pointer: string, message: string): Remark {
  return { code: "target-invalid", pointer, message };
}

function notAMailbox(text: string): string {
  return `"${text}" is no address, as orders@shop.example or The shop <orders@shop.example> is one`;
}
