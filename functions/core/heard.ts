type Hears<Heard extends readonly unknown[]> = (...heard: Heard) => void;

/** Who hears of something first, and who hears of it too where somebody does. */
export function both<Heard extends readonly unknown[]>(
  one: Hears<Heard>,
  other: Hears<Heard> | undefined,
): Hears<Heard> {
  if (!other) return one;
  return (...heard) => {
    one(...heard);
    other(...heard);
  };
}
