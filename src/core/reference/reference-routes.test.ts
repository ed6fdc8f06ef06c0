import { describe, expect, test } from "vitest";
import { aPerson, aServer, aStranger } from "../../../tools/testing/index.ts";
import { referenceSets } from "./data/reference-sets.ts";
import { checkBounds } from "./edit/attribute-bounds.ts";

const server = await aServer();
const { call } = await aPerson(server, { roles: [] });
const { call: administer } = await aPerson(server, { roles: [], isAdministrator: true });
const names = async (q: string) =>
  (await call("GET", `/api/reference/communes?q=${encodeURIComponent(q)}`)).body.items.map(
    (one: { name: string }) => one.name,
  );

describe("communes", () => {
  test.each([
    ["Castanet", "Castanet-Tolosan"],
    ["ramonville", "Ramonville-Saint-Agne"],
    ["labege", "Labège"],
    ["RAMONVILE", "Ramonville-Saint-Agne"],
    ["st orens", "Saint-Orens-de-Gameville"],
    ["l'union", "L'Union"],
    ["31320", "Castanet-Tolosan"],
    ["strasbour", "Strasbourg"],
  ])("%s → %s first", async (q, name) => expect((await names(q))[0]).toBe(name));

  test("by the start of a postcode, the largest first; nothing for signs; too short is refused", async () => {
    expect(await names("313")).toContain("Castanet-Tolosan");
    expect(await names("%%%")).toEqual([]);
    expect((await call("GET", "/api/reference/communes?q=a")).status).toBe(422);
    expect((await aStranger(server)("GET", "/api/reference/communes?q=castanet")).status).toBe(401);
  });
});

describe("values", () => {
  test("read by anyone signed in, kept by the browser until they change", async () => {
    expect((await call("GET", "/api/reference/sets")).body.items).toContainEqual({
      set: "profession",
      title: "Professions",
      values: 30,
    });
    const first = await call("GET", "/api/reference/sets/profession");
    expect(first.body.items).toContainEqual(
      expect.objectContaining({ code: "60", label: "Infirmier", isEdited: false }),
    );
    const mark = first.headers.get("etag") ?? "";
    expect(first.headers.get("cache-control")).toContain("max-age=60");
    expect(
      (await call("GET", "/api/reference/sets/profession", undefined, { "if-none-match": mark })).status,
    ).toBe(304);
    expect((await call("GET", "/api/reference/sets/rien")).status).toBe(404);
    expect((await call("GET", "/api/reference/sets/reference-seed")).status).toBe(404);
    expect((await aStranger(server)("GET", "/api/reference/sets")).status).toBe(401);
  });

  test("changed by the administrator from a day on; the past stays as it was", async () => {
    const path = "/api/reference/sets/agenda-horizon";
    const change = {
      label: "Créneaux publiés à l'avance",
      attributes: { weeks: 10 },
      source: "Décision du bureau du 20/11/2026",
      validFrom: "2026-12-01",
    };
    expect(await administer("PUT", `${path}/values/published`, change)).toMatchObject({
      status: 200,
      body: { validFrom: "2026-12-01", isEdited: true },
    });
    const weeksOn = async (on: string) =>
      (await call("GET", `${path}?on=${on}`)).body.items.map(
        (one: { attributes: { weeks: number } }) => one.attributes.weeks,
      );
    expect([await weeksOn("2026-11-30"), await weeksOn("2026-12-01")]).toEqual([[8], [10]]);
    expect(
      (await administer("PUT", `${path}/values/published`, { ...change, attributes: { weeks: 12 } })).body
        .attributes,
    ).toEqual({ weeks: 12 });
    expect(
      (await call("GET", `${path}/history`)).body.items.map((one: { validFrom: string; validTo: string }) => [
        one.validFrom,
        one.validTo,
      ]),
    ).toEqual([
      ["2026-12-01", null],
      ["2000-01-01", "2026-11-30"],
    ]);
    expect(
      (await administer("PUT", `${path}/values/published`, { ...change, attributes: { weeks: null } })).body
        .errors[0].field,
    ).toBe("attributes.weeks");
    expect(
      await administer("PUT", `${path}/values/published`, { ...change, validFrom: "2026-11-24" }),
    ).toMatchObject({ status: 422, body: { code: "reference.history-kept" } });
    expect(
      (await server.owner.query("select actor_label from audit_entries where action = 'reference.edited'"))
        .rows,
    ).toHaveLength(2);
  });

  test("added once, with the attributes of its like", async () => {
    const path = "/api/reference/sets/profession/values";
    const value = {
      code: "97",
      label: "Métier d'essai",
      attributes: { letterRow: "AUTRES", mayRequest: true },
      source: "Essai",
      validFrom: "2026-11-23",
    };
    expect((await administer("POST", path, value)).status).toBe(201);
    expect(await administer("POST", path, value)).toMatchObject({
      status: 409,
      body: { code: "reference.code-exists" },
    });
    for (const [bad, field] of [
      [{ attributes: { letterRow: "AUTRES" } }, "attributes.mayRequest"],
      [{ attributes: { letterRow: "AUTRES", mayRequest: "oui" } }, "attributes.mayRequest"],
      [{ attributes: { letterRow: "AUTRES", mayRequest: true, autre: 1 } }, "attributes.autre"],
      [{ source: " " }, "source"],
      [{ validTo: "2026-01-01" }, "validTo"],
      [{ code: "é" }, "code"],
    ] as const) {
      const refused = await administer("POST", path, { ...value, code: "98", ...bad });
      expect([refused.status, refused.body.errors?.[0]?.field]).toEqual([422, field]);
    }
    expect((await administer("POST", "/api/reference/sets/reference-seed/values", value)).status).toBe(404);
  });

  test("numbers keep within what the software can compute with, shipped ones too", async () => {
    for (const { set, code, attributes } of referenceSets)
      expect(() => checkBounds(attributes, set, code)).not.toThrow();
    const put = async (set: string, code: string, change: Record<string, unknown>) => {
      const { body } = await call("GET", `/api/reference/sets/${set}`);
      const found = body.items.find((one: { code: string }) => one.code === code);
      const attributes = { ...found.attributes, ...change };
      const value = { label: found.label, attributes, source: "Essai", validFrom: "2026-12-24" };
      const { status, body: told } = await administer(
        "PUT",
        `/api/reference/sets/${set}/values/${code}`,
        value,
      );
      return [status, told.errors?.[0]?.field ?? null];
    };
    for (const minutes of [0, -5, 2.5, 1e9, 61])
      expect(await put("unscheduled-care-delay", "hold", { minutes })).toEqual([422, "attributes.minutes"]);
    expect(await put("unscheduled-care-delay", "hold", { minutes: 10 })).toEqual([200, null]);
    for (const minutes of [-30, 1e12])
      expect((await put("unscheduled-care-delay", "callback", { minutes }))[0]).toBe(422);
    expect((await put("priority-level", "JAUNE", { fromHours: -1 }))[0]).toBe(422);
    expect(await put("priority-level", "JAUNE", { fromHours: 72 })).toEqual([422, "attributes.withinHours"]);
    expect((await put("cpts-size", "2", { fromPopulation: 900_000 }))[0]).toBe(422);
    expect((await put("retention", "closed-request", { months: 2 }))[0]).toBe(422);
  });

  test("by nobody else", async () => {
    const value = { code: "96", label: "x", attributes: {}, source: "x", validFrom: "2026-11-23" };
    expect((await call("POST", "/api/reference/sets/profession/values", value)).status).toBe(403);
    expect((await call("PUT", "/api/reference/sets/profession/values/60", value)).status).toBe(403);
    expect((await aStranger(server)("PUT", "/api/reference/sets/profession/values/60", value)).status).toBe(
      401,
    );
  });
});
