/**
 * What is wrong with a SQL92 filter of RocketMQ, as the end of a sentence; undefined when it can be used. RocketMQ itself says
 * nothing of a filter that it cannot read: it matches nothing with it, and a consumer group passes over all messages.
 */
export function sqlFilterProblem(text: string): string | undefined {
  try {
    const tokens = createTokens(text);
    disjunction(tokens);
    if (tokens.peek().kind !== "end") tokens.fail("AND, OR or the end");
    return undefined;
  } catch (error) {
    if (error instanceof FilterProblem) return error.message;
    throw error;
  }
}

class FilterProblem extends Error {}

interface Token {
  readonly kind: "name" | "text" | "number" | "sign" | "word" | "end";
  /** Words in capitals. */
  readonly text: string;
  readonly at: number;
}

interface Tokens {
  peek(): Token;
  /** The next one, when it is one of these signs or words. */
  take(...texts: readonly string[]): Token | undefined;
  next(): Token;
  fail(expected: string): never;
}

const WORDS: ReadonlySet<string> = new Set([
  ...["AND", "OR", "NOT", "BETWEEN", "IN", "IS", "NULL", "TRUE", "FALSE"],
  ...["CONTAINS", "STARTSWITH", "ENDSWITH"],
]);

const TOKEN =
  /\s*(?:(?<text>'(?:[^']|'')*')|(?<number>[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_$][\w$]*)|(?<sign><>|<=|>=|[=<>(),]))/y;

function createTokens(text: string): Tokens {
  let at = 0;
  let peeked: Token | undefined;
  const read = (): Token => {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) return unread(text, at);
    const [kind, found] = Object.entries(match.groups!).find(([, group]) => group !== undefined)!;
    const from = TOKEN.lastIndex - found.length;
    at = TOKEN.lastIndex;
    const word = found.toUpperCase();
    if (kind === "name" && WORDS.has(word)) return { kind: "word", text: word, at: from };
    return { kind: kind as Token["kind"], text: found, at: from };
  };
  const tokens: Tokens = {
    peek: () => (peeked ??= read()),
    next() {
      const token = tokens.peek();
      peeked = undefined;
      return token;
    },
    take(...texts) {
      const { kind, text } = tokens.peek();
      return (kind === "sign" || kind === "word") && texts.includes(text) ? tokens.next() : undefined;
    },
    fail(expected) {
      const { at, text } = tokens.peek();
      const found = text === "" ? "the end" : text;
      throw new FilterProblem(`is no filter: expected ${expected} at character ${at + 1}, not ${found}`);
    },
  };
  return tokens;
}

function unread(text: string, at: number): Token {
  const rest = text.slice(at);
  if (rest.trim() === "") return { kind: "end", text: "", at: text.length };
  const from = at + rest.length - rest.trimStart().length;
  const what = text[from] === "'" ? "a text that does not end" : `the character ${text[from]}`;
  throw new FilterProblem(`is no filter: ${what} at character ${from + 1}`);
}

function disjunction(tokens: Tokens): void {
  do conjunction(tokens);
  while (tokens.take("OR"));
}

function conjunction(tokens: Tokens): void {
  do negation(tokens);
  while (tokens.take("AND"));
}

/** NOT is said of what stands in brackets, and of nothing else. */
function negation(tokens: Tokens): void {
  const not = tokens.take("NOT");
  if (!tokens.take("(")) return not ? tokens.fail("( after NOT") : comparison(tokens);
  disjunction(tokens);
  if (!tokens.take(")")) tokens.fail(")");
}

/** Something said of a property; TRUE and FALSE say something by themselves. */
function comparison(tokens: Tokens): void {
  if (tokens.take("TRUE", "FALSE")) return;
  if (tokens.peek().kind !== "name") return turnedComparison(tokens);
  tokens.next();
  if (tokens.take("=", "<>")) return value(tokens);
  if (tokens.take("<", "<=", ">", ">=")) return number(tokens);
  if (tokens.take("IS")) return nullness(tokens);
  tokens.take("NOT");
  if (tokens.take("BETWEEN")) return between(tokens);
  if (tokens.take("IN")) return list(tokens);
  if (tokens.take("CONTAINS", "STARTSWITH", "ENDSWITH")) return onlyText(tokens);
  tokens.fail("a comparison (=, <>, <, >, BETWEEN, IN, IS NULL, CONTAINS, STARTSWITH, ENDSWITH)");
}

/** `7 = n` */
function turnedComparison(tokens: Tokens): void {
  const { kind } = tokens.peek();
  if (kind === "text") onlyText(tokens);
  else if (kind === "number") number(tokens);
  else tokens.fail("a property");
  const ordered = kind === "number" ? ["<", "<=", ">", ">="] : [];
  if (!tokens.take("=", "<>", ...ordered)) tokens.fail("a comparison");
  if (tokens.peek().kind !== "name") tokens.fail("a property");
  tokens.next();
}

function value(tokens: Tokens): void {
  const { kind } = tokens.peek();
  if (kind === "name") tokens.next();
  else if (kind === "number") number(tokens);
  else if (kind === "text") onlyText(tokens);
  else if (!tokens.take("TRUE", "FALSE")) tokens.fail("a value");
}

function nullness(tokens: Tokens): void {
  tokens.take("NOT");
  if (!tokens.take("NULL")) tokens.fail("NULL");
}

function between(tokens: Tokens): void {
  number(tokens);
  if (!tokens.take("AND")) tokens.fail("AND");
  number(tokens);
}

function number(tokens: Tokens): void {
  const { kind, text } = tokens.peek();
  if (kind !== "number" || !Number.isFinite(Number(text)) || /^[+-]?0\d/.test(text)) tokens.fail("a number");
  tokens.next();
}

function list(tokens: Tokens): void {
  if (!tokens.take("(")) tokens.fail("(");
  do onlyText(tokens);
  while (tokens.take(","));
  if (!tokens.take(")")) tokens.fail(", or )");
}

function onlyText(tokens: Tokens): void {
  const { kind, text } = tokens.peek();
  if (kind !== "text" || text === "''") tokens.fail("a text in single quotes");
  tokens.next();
}
