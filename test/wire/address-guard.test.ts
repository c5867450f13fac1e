import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { describe, expect, test } from "vitest";
import { guardedLookup, isPrivateHost, openLookup } from "../../functions/wire/address-guard.ts";
import { destinationOf } from "../../functions/targets/guarded-http.ts";

describe("a host of a URL", () => {
  test.each([
    "http://127.0.0.1/",
    "http://127.0.0.1./",
    "http://127.1/",
    "http://0x7f.1/",
    "http://2130706433/",
    "http://017700000001/",
    "http://①②⑦.0.0.1/",
    "http://0/",
    "http://10.1.2.3/",
    "http://172.16.0.1/",
    "http://192.168.178.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.100.100.200/",
    "http://168.63.129.16/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::10.0.0.1]/",
    "http://[64:ff9b:1::8.8.8.8]/",
    "http://[2002:7f00:1::1]/",
    "http://[2001:0:1::1]/",
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[fd00:ec2::254]/",
    "http://[2001:db8::1]/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://db.localhost:5432/",
  ])("%s is private", (url) => {
    expect(destinationOf(new URL(url)).private).toBe(true);
  });

  test.each([
    "http://8.8.8.8/",
    "http://[2606:4700::1111]/",
    "http://[::ffff:8.8.8.8]/",
    "http://[64:ff9b::8.8.8.8]/",
    "http://wms.example/",
    "http://localhost.example/",
    "http://mylocalhost/",
  ])("%s is not, or DNS has the last word", (url) => {
    expect(destinationOf(new URL(url)).private).toBe(false);
  });

  test("is judged as it is written, too", () => {
    expect(isPrivateHost("::1")).toBe(true);
    expect(isPrivateHost("1.1.1.1")).toBe(false);
  });
});

const v4 = (address: string): LookupAddress => ({ address, family: 4 });

/** What a socket gets from a lookup. */
function ask(lookup: LookupFunction, name: string, all: boolean) {
  return new Promise<unknown>((resolve) => {
    lookup(name, { all }, (error, address, family) => resolve(error ?? (all ? address : [address, family])));
  });
}

describe("the guarded lookup", () => {
  test("leaves out the private addresses of a name", async () => {
    const lookup = guardedLookup(async () => [v4("10.0.0.1"), v4("93.184.216.34"), v4("127.0.0.1")]);
    expect(await ask(lookup, "mixed.example", true)).toEqual([v4("93.184.216.34")]);
    expect(await ask(lookup, "mixed.example", false)).toEqual(["93.184.216.34", 4]);
  });

  test("fails with a code when all are private", async () => {
    const lookup = guardedLookup(async () => [v4("169.254.169.254")]);
    for (const all of [true, false])
      expect(await ask(lookup, "inside.example", all)).toMatchObject({ code: "address-private" });
  });

  test("asks anew for each connection, so a name that is bound to another address later gets nowhere", async () => {
    const answers = [[v4("93.184.216.34")], [v4("127.0.0.1")]];
    const lookup = guardedLookup(async () => answers.shift()!);
    expect(await ask(lookup, "rebound.example", true)).toEqual([v4("93.184.216.34")]);
    expect(await ask(lookup, "rebound.example", true)).toMatchObject({ code: "address-private" });
  });

  test("hands on what DNS says of a name that there is not", async () => {
    const unknown = Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" });
    expect(
      await ask(
        guardedLookup(() => Promise.reject(unknown)),
        "no.example",
        true,
      ),
    ).toBe(unknown);
  });

  test("asks DNS once for connections that are opened at the same time", async () => {
    let asked = 0;
    const lookup = guardedLookup(async () => {
      asked++;
      return [v4("93.184.216.34")];
    });
    await Promise.all([1, 2, 3].map(() => ask(lookup, "busy.example", true)));
    expect(asked).toBe(1);
  });
});

test("the open lookup leaves out nothing", async () => {
  expect(
    await ask(
      openLookup(async () => [v4("127.0.0.1")]),
      "inside.example",
      true,
    ),
  ).toEqual([v4("127.0.0.1")]);
});
