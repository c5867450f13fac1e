import { type CityLot, NO_NUMBER } from "./city-lots.ts";

/** A rule of one bank, as a pattern. */
export type Pattern = Readonly<Record<string, unknown>>;

/** Banks of five rules a kind of matching, with values that the lots have; COMBO is all of them together. */
export function cityLotBanks(lots: readonly CityLot[]): Readonly<Record<string, readonly Pattern[]>> {
  const banks = {
    EXACT: exact(lots),
    PREFIX: ["AL", "FULA", "GRE", "KIRVI", "Q"].map((prefix) => street([{ prefix }])),
    SUFFIX: ["ON", "FORD", "RAY", "VILLE", "NESON"].map((suffix) => street([{ suffix }])),
    WILDCARD: ["14*", "0*1*7", "*018", "0*5*2", "VA*ED"].map((wildcard) => number([{ wildcard }])),
    EQUALS_IGNORE_CASE: lots.slice(0, 5).map(({ properties }, index) => anyCase(properties.STREET, index)),
    NUMERIC: numeric(lots),
    ANYTHING_BUT: anythingBut(lots),
    COMPLEX_ARRAYS: complexArrays(lots),
  };
  return { ...banks, COMBO: Object.values(banks).flat() };
}

function street(STREET: readonly unknown[]): Pattern {
  return { properties: { STREET } };
}

function number(MAPBLKLOT: readonly unknown[]): Pattern {
  return { properties: { MAPBLKLOT } };
}

/** Four lots and the one number that many have. */
function exact(lots: readonly CityLot[]): Pattern[] {
  const some = [0.2, 0.4, 0.6, 0.8].map((part) => lots[Math.floor(part * lots.length)]!.properties.BLKLOT);
  return [...some, NO_NUMBER].map((value) => number([value]));
}

function anyCase(value: string, index: number): Pattern {
  const mixed = value.replace(/[A-Z]/g, (letter, at: number) =>
    at % 2 === index % 2 ? letter.toLowerCase() : letter,
  );
  return street([{ "equals-ignore-case": mixed }]);
}

/** Two points, a strip, a corner, and a strip of one kind. */
function numeric(lots: readonly CityLot[]): Pattern[] {
  const at = (index: number, axis: "x" | "y") => lots[index]!.geometry.firstCoordinates[axis];
  const first = (firstCoordinates: Pattern) => ({ geometry: { firstCoordinates } });
  return [
    first({ x: [{ numeric: ["=", at(7, "x")] }] }),
    first({ x: [{ numeric: ["=", at(11, "x")] }], y: [{ numeric: ["=", at(11, "y")] }] }),
    first({ x: [{ numeric: [">", -122.46, "<", -122.459] }] }),
    first({ x: [{ numeric: ["<", -122.5] }], y: [{ numeric: [">=", 37.82] }] }),
    {
      geometry: { type: ["MultiPolygon"], firstCoordinates: { y: [{ numeric: [">", 37.75, "<", 37.76] }] } },
    },
  ];
}

/** They match nearly every lot. */
function anythingBut(lots: readonly CityLot[]): Pattern[] {
  const [a, b, c] = lots.slice(20).map(({ properties }) => properties.STREET);
  return [
    street([{ "anything-but": [a] }]),
    street([{ "anything-but": [b] }]),
    { properties: { ST_TYPE: [{ "anything-but": ["ST"] }] } },
    { geometry: { type: [{ "anything-but": ["Polygon"] }] } },
    { properties: { FROM_ST: [{ "anything-but": ["441", "443"] }], STREET: [{ "anything-but": [c] }] } },
  ];
}

/** Fields of one point of a ring. */
function complexArrays(lots: readonly CityLot[]): Pattern[] {
  const point = (index: number) => lots[index]!.geometry.coordinates[0]![2]!;
  const among = (coordinates: Pattern, type = "Polygon") => ({ geometry: { type: [type], coordinates } });
  const equal = (value: number) => [{ numeric: ["=", value] }];
  return [
    among({ x: equal(point(3).x), y: equal(point(3).y) }),
    among({ x: equal(point(5).x), z: [0] }),
    among({ x: [{ numeric: [">", -122.45, "<", -122.449] }], y: [{ numeric: ["<", 37.76] }] }),
    among({ y: [{ numeric: [">=", 37.8] }], z: [{ numeric: ["=", 0] }] }, "MultiPolygon"),
    among({ x: [{ numeric: ["<", -122.509] }], y: [{ "anything-but": [point(9).y] }] }),
  ];
}
