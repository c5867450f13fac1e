import {
  domainOf,
  type Mailbox,
  parseMailbox,
  parseMailboxes,
  recipientText,
} from "../../core/email/address.ts";
import { headerText } from "../../core/email/header.ts";
import { textOfLines } from "../../core/email/lines.ts";
import { RouterError } from "../../core/errors.ts";
import type { Escape, Template } from "../../core/template/liquid.ts";
import { compileTemplate, htmlText, plainText } from "../../core/template/templates.ts";
import type { TargetOf } from "../send.ts";

/** A mail as it is sent, whatever the way. */
export interface Mail {
  /** The delivery's id, for its headers. */
  readonly delivery: string;
  readonly from: Mailbox;
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  readonly bcc: readonly Mailbox[];
  readonly replyTo: readonly Mailbox[];
  readonly subject: string;
  readonly text?: string;
  readonly html?: string;
  /** In which no other can be hidden. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Makes mails of a target's templates. What cannot be sent answers `problem`, the end of a sentence. */
export type Compose = (delivery: string, scope: object) => Mail | { readonly problem: string };

type EmailTarget = TargetOf<"email">;

/** Servers take so many recipients of one mail (RFC 5321 §4.5.3.1.8), whichever list they are in. */
const RECIPIENTS = 100;

/** Compiles a target's templates. Throws `target-invalid`. */
export function composerOf(target: EmailTarget): Compose {
  const { text, html, headers = {} } = target;
  const compile = (template: string, escape: Escape) => compiled(target, template, escape);
  const from = parseMailbox(target.from);
  if (!from) throw invalid(target, `"${target.from}" is no address`);
  const subject = compile(target.subject, plainText);
  const bodies = {
    ...(text !== undefined && { text: compile(textOfLines(text), plainText) }),
    ...(html !== undefined && { html: compile(textOfLines(html), htmlText) }),
  };
  const ownHeaders = Object.entries(headers).map(
    ([name, value]) => [name, compile(value, plainText)] as const,
  );
  const recipients = recipientsOf(target);
  return (delivery, scope) => {
    try {
      const lists = recipients(scope);
      if ("problem" in lists) return lists;
      return {
        ...{ delivery, from, ...lists, subject: headerText(subject.render(scope)) },
        ...mapped(Object.entries(bodies), (template) => template.render(scope)),
        headers: mapped(ownHeaders, (template) => headerText(template.render(scope))),
      };
    } catch (error) {
      return { problem: `its template failed ${(error as Error).message}` };
    }
  };
}

/** All of whom a mail goes to. */
export function everybody({ to, cc, bcc }: Pick<Mail, "to" | "cc" | "bcc">): readonly string[] {
  return [...new Set([...to, ...cc, ...bcc].map(({ address }) => address))];
}

/** What says whose mail it is, and to those who answer mails by machine that they need not (RFC 3834). */
export function ownHeaders(delivery: string): Readonly<Record<string, string>> {
  return { "Auto-Submitted": "auto-generated", "X-Signalbox-Delivery": delivery };
}

type Lists = Pick<Mail, "to" | "cc" | "bcc" | "replyTo">;

function recipientsOf(target: EmailTarget): (scope: object) => Lists | { readonly problem: string } {
  const domains =
    target.recipientDomains && new Set(target.recipientDomains.map((name) => name.toLowerCase()));
  const compileAll = (texts: readonly string[] = []) =>
    texts.map((text) => compiled(target, text, recipientText));
  const templates = {
    to: compileAll(target.to),
    cc: compileAll(target.cc),
    bcc: compileAll(target.bcc),
    replyTo: compileAll(target.replyTo),
  };
  return (scope) => {
    const lists = mapped(Object.entries(templates), (list) =>
      parseMailboxes(list.map((template) => template.render(scope)).join(",")),
    ) as Record<keyof Lists, ReturnType<typeof parseMailboxes>>;
    const wrong = Object.values(lists).flatMap((list) => list.wrong);
    if (wrong.length > 0) return { problem: `"${wrong[0]}" is no address` };
    const addressed = mapped(Object.entries(lists), ({ mailboxes }) => mailboxes) as unknown as Lists;
    const problem = problemOf(addressed, domains);
    return problem === undefined ? addressed : { problem };
  };
}

function problemOf(lists: Lists, domains: ReadonlySet<string> | undefined): string | undefined {
  const all = [...lists.to, ...lists.cc, ...lists.bcc];
  if (lists.to.length === 0) return "nobody is left to send it to";
  if (all.length > RECIPIENTS) return `it has ${all.length} recipients, and a mail takes ${RECIPIENTS}`;
  const outside = domains && all.find((mailbox) => !domains.has(domainOf(mailbox)));
  return outside && `${outside.address} is in none of the target's recipientDomains`;
}

function compiled(target: EmailTarget, text: string, escape: Escape): Template {
  try {
    return compileTemplate(text, escape);
  } catch (cause) {
    throw invalid(target, `a template cannot be read ${(cause as Error).message}`);
  }
}

function invalid({ id }: EmailTarget, problem: string): RouterError {
  return new RouterError("target-invalid", `Cannot deliver to target "${id}": ${problem}`);
}

function mapped<From, To>(
  entries: readonly (readonly [string, From])[],
  map: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(entries.map(([name, value]) => [name, map(value)]));
}
