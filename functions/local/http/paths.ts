/**
 * Finds what a path leads to. Patterns are whole paths, `/events`, or end in `/*`: `/api/*` is all below `/api/`, `/*` is
 * all. A whole path goes first, then the first pattern that fits.
 */
export function createPaths<Place>(places: readonly (readonly [pattern: string, place: Place])[]) {
  const whole = new Map(places.filter(([pattern]) => !pattern.endsWith("/*")));
  const below = places.filter(([pattern]) => pattern.endsWith("/*"));
  const prefixes = below.map(([pattern, place]) => ({ prefix: pattern.slice(0, -1), place }));
  return (path: string): Place | undefined =>
    whole.get(path) ?? prefixes.find(({ prefix }) => path.startsWith(prefix))?.place;
}
