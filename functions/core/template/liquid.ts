import { Liquid, type LiquidError } from "liquidjs";

/** How a value is shown. */
export type Escape = (value: unknown) => string;

/** A template that was compiled. */
export interface Template {
  /** Throws an Error that ends a sentence: "went over its limit of time". */
  render(scope: object): string;
}

/** Templates are their owners', and what they show is anybody's: a loop over an event's data must come to its end. */
const LIMITS = { parseLimit: 100_000, renderLimit: 500, memoryLimit: 20_000_000 };
/** What reads other files, or pretends to. */
const FILE_TAGS = ["include", "render", "layout", "block"];
/** What gives another text each time: an attempt that is made again sends the same. */
const CHANCE_FILTERS = ["sample"];

export function compileLiquid(text: string, escape: Escape): Template {
  const engine = engineFor(escape);
  try {
    const parsed = engine.parse(text);
    return { render: (scope) => rendered(() => engine.renderSync(parsed, scope) as string) };
  } catch (error) {
    throw new Error(problemOf(error as LiquidError), { cause: error });
  }
}

function rendered(render: () => string): string {
  try {
    return render();
  } catch (error) {
    throw new Error(problemOf(error as LiquidError), { cause: error });
  }
}

const engines = new Map<Escape, Liquid>();

/** `templates` takes the place of the file system; only what a value has itself is seen. */
function engineFor(escape: Escape): Liquid {
  const known = engines.get(escape);
  if (known) return known;
  const engine = new Liquid({
    ...LIMITS,
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    timezoneOffset: 0,
    locale: "en",
    outputEscape: escape,
  });
  for (const tag of FILE_TAGS) delete engine.tags[tag];
  for (const filter of CHANCE_FILTERS) delete engine.filters[filter];
  engines.set(escape, engine);
  return engine;
}

/** Liquid's own words, with the place in front: `at line 1, character 4: undefined filter: nope`. */
function problemOf({ message }: LiquidError): string {
  const [, said, line, column] = /^(.*?)(?:, line:(\d+), col:(\d+))?$/s.exec(message) ?? [];
  return line === undefined ? (said ?? message) : `at line ${line}, character ${column}: ${said}`;
}
