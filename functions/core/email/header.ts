/** What a mail has by itself, and what only servers write. */
const OWN =
  /^(?:from|sender|to|cc|bcc|reply-to|subject|date|message-id|mime-version|content-.*|return-path|received.*|dkim-.*|arc-.*|auto-submitted|x-signalbox-.*|resent-.*)$/i;

/** Why a header cannot be a target's own, to stand behind its name; undefined when it can. */
export function mailHeaderProblem(name: string): string | undefined {
  return OWN.test(name) ? "is set by the router, or by servers on its way" : undefined;
}

/** On one line, and no longer than a line may be: no other header, and no body, can be hidden in it. */
export function headerText(text: string): string {
  return text.replace(BREAKING, " ").trim().slice(0, LENGTH);
}

const BREAKING = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
/** RFC 5322 has lines of 998 characters; a subject that is cut there was none. */
const LENGTH = 900;
