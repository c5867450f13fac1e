import { createRandom, type Random } from "./random.ts";

// Stands in for the land-register file that event-ruler publishes its figures on, which cannot be had: the same fields
// and nesting, 870 bytes on average, and values as rare or as common as the register's.

/** A lot as the generator holds it; `coordinates` has rings of points. */
export interface CityLot {
  readonly type: "Feature";
  readonly properties: {
    readonly MAPBLKLOT: string;
    readonly BLKLOT: string;
    readonly BLOCK_NUM: string;
    readonly LOT_NUM: string;
    readonly FROM_ST: string;
    readonly TO_ST: string;
    readonly STREET: string;
    readonly ST_TYPE: string;
    readonly ODD_EVEN: string;
  };
  readonly geometry: {
    readonly type: "Polygon" | "MultiPolygon";
    readonly firstCoordinates: Point;
    readonly coordinates: readonly (readonly Point[])[];
  };
}
interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** One in 325 lots has no number of its own but this. */
export const NO_NUMBER = "VACATED";

/** So many lots; the same seed makes the same lots. */
export function cityLots(count: number, seed = 1): CityLot[] {
  const random = createRandom(seed);
  const streets = streetNames(random);
  return Array.from({ length: count }, (_, number) => lotOf(number, streets, random));
}

function lotOf(number: number, streets: readonly string[], random: Random): CityLot {
  const block = String(1 + Math.floor(number / 31)).padStart(4, "0");
  const lot = String(1 + (number % 31)).padStart(3, "0");
  const house = 1 + random.below(3_000);
  const ring = ringOf(random);
  return {
    type: "Feature",
    properties: {
      MAPBLKLOT: random.below(325) === 0 ? NO_NUMBER : block + lot,
      BLKLOT: block + lot,
      BLOCK_NUM: block,
      LOT_NUM: lot,
      FROM_ST: String(house),
      TO_ST: String(house + 2 * random.below(4)),
      STREET: streets[random.skewed(streets.length)]!,
      ST_TYPE: random.pick(STREET_TYPES),
      ODD_EVEN: house % 2 === 1 ? "O" : "E",
    },
    geometry: {
      type: random.below(40) === 0 ? "MultiPolygon" : "Polygon",
      firstCoordinates: ring[0]!,
      coordinates: [ring],
    },
  };
}

/** A closed ring around somewhere in the city. */
function ringOf(random: Random): Point[] {
  const x = -122.51 + random.unit() * 0.14;
  const y = 37.71 + random.unit() * 0.12;
  const ring = Array.from({ length: 6 + random.below(8) }, () => ({
    x: x + random.unit() * 0.0004,
    y: y + random.unit() * 0.0004,
    z: 0,
  }));
  return [...ring, ring[0]!];
}

/** Common ones often. */
const STREET_TYPES = "ST ST ST ST ST ST AVE AVE AVE AVE BLVD DR WAY TER CT RD PL LN".split(" ");

const STARTS = "AL BAR CAS DEL EL FUL GRE HAR IR JEF KIR LOM MON NOR OAK PAC QUIN RIV SAN TUR".split(" ");
const MIDDLES = "A BER CHE DO FER I LAN MIS NE O PER RI SE TO VI".split(" ");
const ENDS = "BERG CIA DON FORD GOS LEY MON NUT RAY SON TON VILLE WAY".split(" ");

function streetNames(random: Random): string[] {
  const names = STARTS.flatMap((start) => MIDDLES.map((middle) => start + middle + random.pick(ENDS)));
  for (let left = names.length - 1; left > 0; left--) {
    const other = random.below(left + 1);
    [names[left], names[other]] = [names[other]!, names[left]!];
  }
  return names;
}
