import { describe, expect, test } from "vitest";
import { aCptsWith, aPerson, aServer, aStranger } from "../../../tools/testing/index.ts";

const server = await aServer();

const commune = (code: string, name: string, population: number) => ({
  kind: "commune",
  code,
  name,
  communeCode: code,
  population,
  populationSource: "INSEE",
  populationYear: 2022,
});

describe("territory", () => {
  test("a coordinator draws it; the size follows the population", async () => {
    const { cptsId, slug } = await aCptsWith(server);
    const { call } = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
    const areas = [
      commune("31446", "Ramonville-Saint-Agne", 14_870.4),
      commune("31113", "Castanet-Tolosan", 25_200.4),
    ];
    const drawn = await call("PUT", `/api/c/${slug}/territory/areas`, { areas });
    expect(drawn.status).toBe(200);
    expect(drawn.body).toMatchObject({ population: 40_071, size: 2 });
    expect(drawn.body.areas[0].latitude).toBeCloseTo(43.5, 0);
  });

  test("a part of a commune keeps its own postal code; drawn again without it, it is another territory", async () => {
    const { cptsId, slug } = await aCptsWith(server);
    const { call } = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
    const sector = { ...commune("31555", "Rangueil", 1_000), kind: "sector", code: null };
    const draw = (postalCode?: string) =>
      call("PUT", `/api/c/${slug}/territory/areas`, { areas: [{ ...sector, postalCode }] });
    const drawn = await draw("31400");
    expect(drawn.body.areas).toMatchObject([{ postalCode: "31400" }]);
    const without = await draw();
    expect(without.body.areas).toMatchObject([{ postalCode: null }]);
    expect(without.body.revision).not.toBe(drawn.body.revision);
    expect((await draw("3140")).body.errors[0]).toMatchObject({
      message: "Un code postal a cinq chiffres.",
    });
  });

  test("the same commune twice is refused and changes nothing", async () => {
    const { cptsId, slug } = await aCptsWith(server);
    const { call } = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
    await call("PUT", `/api/c/${slug}/territory/areas`, { areas: [commune("31446", "Ramonville", 100)] });
    const twice = await call("PUT", `/api/c/${slug}/territory/areas`, {
      areas: [commune("31113", "Castanet", 1), commune("31113", "Castanet", 1)],
    });
    expect(twice).toMatchObject({ status: 409, body: { code: "territory.area-twice" } });
    expect((await call("GET", `/api/c/${slug}/territory`)).body.population).toBe(100);
  });

  test("drawn by two at once, the later one is told and nothing is written over; without a revision the last one stands alone", async () => {
    const { cptsId, slug } = await aCptsWith(server);
    const { call } = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
    const draw = (code: string, revision?: string) =>
      call("PUT", `/api/c/${slug}/territory/areas`, { areas: [commune(code, code, 10)], revision });
    const { revision } = (await call("GET", `/api/c/${slug}/territory`)).body;
    const first = await draw("31446", revision);
    expect((await draw("31113", revision)).body).toMatchObject({ status: 409, code: "territory.changed" });
    expect((await draw("31446", first.body.revision)).body.revision).toBe(first.body.revision);
    const both = await Promise.all([draw("31113"), draw("31035"), draw("31254")]);
    expect(both.map((one) => one.status)).toEqual([200, 200, 200]);
    expect((await call("GET", `/api/c/${slug}/territory`)).body.areas).toHaveLength(1);
  });

  test("communes are found with typing errors and by postcode; the thresholds come with the territory", async () => {
    const { cptsId, slug } = await aCptsWith(server);
    const { call } = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
    const found = async (q: string) =>
      (await call("GET", `/api/c/${slug}/territory/communes?q=${encodeURIComponent(q)}`)).body.items;
    expect((await found("ramonvile"))[0]).toMatchObject({ code: "31446", department: "31" });
    expect((await found("31520"))[0]).toMatchObject({ code: "31446" });
    expect(await found("-")).toEqual([]);
    expect(
      (await call("GET", `/api/c/${slug}/territory`)).body.sizes.map((one: { size: number }) => one.size),
    ).toEqual([1, 2, 3, 4]);
  });

  test("a nurse reads it but does not draw it; a stranger to the CPTS gets 404, the signed-out 401", async () => {
    const { cptsId, slug } = await aCptsWith(server);
    const other = await aCptsWith(server);
    const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
    expect((await nurse.call("GET", `/api/c/${slug}/territory`)).status).toBe(200);
    const refused = await nurse.call("PUT", `/api/c/${slug}/territory/areas`, { areas: [] });
    expect(refused).toMatchObject({ status: 403, body: { code: "access.forbidden" } });
    expect(refused.body.detail).toContain("Dessiner le territoire");
    expect((await nurse.call("GET", `/api/c/${other.slug}/territory`)).status).toBe(404);
    expect((await aStranger(server)("GET", `/api/c/${slug}/territory`)).status).toBe(401);
  });

  test("a write from another site is refused", async () => {
    const { cptsId, slug } = await aCptsWith(server);
    const { call } = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
    const foreign = await call(
      "PUT",
      `/api/c/${slug}/territory/areas`,
      { areas: [] },
      { "sec-fetch-site": "cross-site" },
    );
    expect(foreign).toMatchObject({ status: 403, body: { code: "request.foreign-origin" } });
  });
});

describe("agreements", () => {
  test("granted by one, received by the other, one at a time, once per key", async () => {
    const here = await aCptsWith(server, { name: "CPTS d'ici" });
    const there = await aCptsWith(server, { name: "CPTS voisine" });
    const { call } = await aPerson(server, { roles: [{ cptsId: here.cptsId, role: "coordinator" }] });
    const neighbour = await aPerson(server, { roles: [{ cptsId: there.cptsId, role: "coordinator" }] });
    const grant = { partnerSlug: there.slug, mayBook: true, startsOn: "2026-11-01" };
    const key = { "idempotency-key": "accord-0001" };
    const neighbours = (await call("GET", `/api/c/${here.slug}/agreements/neighbours`)).body.items.map(
      (one: { slug: string }) => one.slug,
    );
    expect(neighbours).toContain(there.slug);
    expect(neighbours).not.toContain(here.slug);
    const first = await call("POST", `/api/c/${here.slug}/agreements`, grant, key);
    const again = await call("POST", `/api/c/${here.slug}/agreements`, grant, key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect((await call("POST", `/api/c/${here.slug}/agreements`, grant)).body.code).toBe(
      "territory.agreement-exists",
    );
    const received = await neighbour.call("GET", `/api/c/${there.slug}/agreements`);
    expect(received.body.items).toMatchObject([
      { direction: "received", partnerName: "CPTS d'ici", mayBook: true },
    ]);
    expect((await neighbour.call("DELETE", `/api/c/${there.slug}/agreements/${first.body.id}`)).status).toBe(
      404,
    );
    expect((await call("DELETE", `/api/c/${here.slug}/agreements/${first.body.id}`)).status).toBe(204);
  });
});
