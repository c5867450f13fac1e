import { createRandom, type Random } from "./random.ts";

/** How many types, tenants, … there are. */
export const TYPES = 100;
export const TENANTS = 2_000;
export const PARTS = 5_000;
export const STATES = "new paid packed sent delivered returned failed closed".split(" ");
export const REGIONS = "eu-central eu-west eu-north us-east us-west ap-south ap-east sa-east".split(" ");

export function typeName(number: number): string {
  return `shop.${AREAS[number % AREAS.length]}.${VERBS[Math.floor(number / AREAS.length) % VERBS.length]}`;
}
export function tenantName(number: number): string {
  return `t${String(number).padStart(4, "0")}`;
}
export function partName(number: number): string {
  return `part-${String(number).padStart(5, "0")}`;
}

/** So many CloudEvents as texts of 770 bytes on average; the same seed makes the same events. */
export function cloudEvents(count: number, seed = 2): string[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, number) => JSON.stringify(cloudEvent(number, random)));
}

function cloudEvent(number: number, random: Random): object {
  const tenant = tenantName(random.skewed(TENANTS));
  const part = random.below(100_000);
  const amount = random.below(1_000_000) / 100;
  return {
    specversion: "1.0",
    id: `e-${String(number).padStart(8, "0")}-${random.below(1e9).toString(36)}`,
    source: `/shops/${tenant}/checkout`,
    type: typeName(random.below(TYPES)),
    subject: `orders/${tenant}/${part}/invoice-${String(random.below(100_000)).padStart(5, "0")}.${random.pick(FILES)}`,
    time: new Date(1_790_000_000_000 + number * 137).toISOString(),
    datacontenttype: "application/json",
    tenantid: tenant,
    data: {
      orderId: `A-${part}`,
      status: random.pick(STATES),
      region: random.pick(REGIONS),
      amount,
      currency: random.pick(["EUR", "USD", "GBP", "CHF"]),
      customer: { id: `c-${random.below(1e6)}`, name: random.pick(NAMES), vip: random.below(20) === 0 },
      ...(random.below(10) === 0 && { coupon: `SAVE${5 * (1 + random.below(6))}` }),
      items: Array.from({ length: 1 + random.below(4) }, () => ({
        sku: partName(random.below(PARTS)),
        quantity: 1 + random.below(9),
        price: random.below(20_000) / 100,
      })),
      tags: Array.from({ length: random.below(4) }, () => `tag-${random.below(300)}`),
      note: random.pick(NOTES),
    },
  };
}

const AREAS = "order payment invoice parcel customer stock refund basket voucher review".split(" ");
const VERBS = "created changed paid sent opened closed failed moved merged removed".split(" ");
const FILES = ["pdf", "xml", "json"];
const NAMES = ["Ada Byron", "Grace Murray", "Jörg Müller", "Mary Jackson", "Radia Joy", "Zoë Blanc"];
const NOTES = [
  "Please leave it with the neighbours on the second floor, the bell does not work, and the dog barks at whoever rings it twice; the garage is never locked in the daytime.",
  "Called twice; the customer asks for one delivery on a Saturday before noon, all in one parcel, with a text message an hour ahead and not on the bank holiday weekend.",
  "A gift: no prices on the papers, and the card from the first order goes with it; if anything is out of stock wait for it rather than splitting the order into two parcels.",
];
