import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { aCptsWith, aPerson, aServer, drainJobs } from "../../../tools/testing/index.ts";
import { withTenant } from "../../platform/db/index.ts";
import { readLoad } from "./load/read-load.ts";

const folder = mkdtempSync(join(tmpdir(), "maillage-ground-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const server = await aServer({ MAILLAGE_DATA: folder });

/** A CPTS and what its coordinator does with files. */
async function aDrawingCpts(role: "coordinator" | "administrator" = "coordinator", isAdministrator = false) {
  const { cptsId, slug } = await aCptsWith(server);
  const { call, cookie } = await aPerson(server, {
    roles: [{ cptsId, role }],
    isAdministrator,
    familyName: "Vasseur",
    givenName: "Claire",
  });
  const base = `/api/c/${slug}/territory`;
  const send = async (kind: string, file: string, more = "", headers: Record<string, string> = {}) => {
    const response = await server.app.request(`${base}/loads?kind=${kind}&name=essai.geojson${more}`, {
      method: "POST",
      body: file,
      headers: { cookie, "x-maillage": "1", "content-type": "application/octet-stream", ...headers },
    });
    return { status: response.status, body: await response.json() };
  };
  const load = async (kind: string, file: string, more = "") => {
    const sent = await send(kind, file, more);
    if (sent.status !== 201) throw new Error(JSON.stringify(sent.body));
    await drainJobs(server);
    return (await call("GET", `${base}/loads/${sent.body.id}`)).body;
  };
  const draw = (areas: object[]) => call("PUT", `${base}/areas`, { areas });
  return { cptsId, slug, call, base, send, load, draw };
}

const SIDE = 0.05;
/** A square of the grid, its lower left corner `x` and `y` squares from 1.4 east, 43.4 north. */
const square = (code: string, x: number, y: number, name = `Commune ${code}`) => {
  const [w, s] = [Math.round((1.4 + x * SIDE) * 1e5) / 1e5, Math.round((43.4 + y * SIDE) * 1e5) / 1e5];
  const [e, n] = [Math.round((w + SIDE) * 1e5) / 1e5, Math.round((s + SIDE) * 1e5) / 1e5];
  return {
    type: "Feature",
    properties: { code, nom: name },
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [w, s],
          [e, s],
          [e, n],
          [w, n],
          [w, s],
        ],
      ],
    },
  };
};
const collection = (features: object[]) => JSON.stringify({ type: "FeatureCollection", features });
const area = (code: string, more: object = {}) => ({
  kind: "commune",
  code,
  name: code,
  communeCode: code.slice(0, 5),
  population: 1_000,
  populationSource: "INSEE",
  ...more,
});

describe("files of contours", () => {
  test("are read by a job, told feature by feature, kept for all, and drawn in a box", async () => {
    const one = await aDrawingCpts();
    const text = collection([
      square("31446", 40, 0),
      square("31113", 41, 0),
      { type: "Feature", properties: { code: "31035" }, geometry: null },
    ]);
    const loaded = await one.load("contours", text);
    expect(loaded).toMatchObject({
      state: "done",
      written: 2,
      communes: 2,
      refusedCount: 1,
      refused: [{ nth: 3, code: "31035", why: "Aucune géométrie." }],
      bytesRead: 2 * text.length,
    });
    expect(readdirSync(join(folder, "ground", one.cptsId))).toEqual([]);
    const { body } = await one.call(
      "GET",
      `${one.base}/ground?level=commune&west=3.41&south=43.41&east=3.42&north=43.42`,
    );
    expect(body).toMatchObject({ hasCommunes: true, hasIris: false, source: "essai.geojson", isCut: false });
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ code: "31446", name: "Ramonville-Saint-Agne", takenBy: [] });
    expect(body.items[0].shape[0][0]).toHaveLength(5);
    expect(body.items[0].population).toBeGreaterThan(10_000);
  });

  test("of another CPTS are neither written over nor trusted before one's own; those of the installation's administrator are", async () => {
    const one = await aDrawingCpts();
    const other = await aDrawingCpts("administrator");
    const installation = await aDrawingCpts("coordinator", true);
    const shown = async (reader: typeof one) => {
      const box = "west=2.41&south=44.41&east=2.42&north=44.42";
      const { body } = await reader.call("GET", `${reader.base}/ground?level=commune&${box}`);
      return body.items.find((item: { code: string }) => item.code === "31254");
    };
    await one.load("contours", collection([square("31254", 20, 20)]));
    expect(await one.load("contours", collection([square("31254", 20, 20)]))).toMatchObject({
      written: 1,
      kept: 0,
    });
    await other.load("contours", collection([square("31254", 90, 20)]));
    expect([await shown(one), await shown(other)]).toEqual([expect.anything(), undefined]);
    // An administrator of a CPTS does not speak for the others.
    for (const sender of [one, other])
      expect((await sender.send("contours", "{}", "&replaces=true")).body.code).toBe(
        "territory.load-replaces",
      );
    await installation.load("contours", collection([square("31254", 20, 20)]), "&replaces=true");
    expect(await shown(other)).toBeDefined();
    expect(await installation.load("contours", collection([square("31254", 90, 20)]))).toMatchObject({
      written: 0,
      kept: 1,
    });
  });

  test("that are none are refused: by their first bytes at once, by their content in the report", async () => {
    const one = await aDrawingCpts();
    expect((await one.send("contours", "PK\u0003\u0004")).body.detail).toContain("archive ZIP");
    expect((await one.send("contours", "IRIS;COM")).body.code).toBe("territory.file-type");
    expect((await one.send("contours", "")).body.code).toBe("territory.file-empty");
    expect((await one.send("contours", "{}", "", { "content-type": "text/plain" })).body.code).toBe(
      "territory.upload-type",
    );
    expect((await one.send("contours", "{}", "", { "idempotency-key": "cle-0001" })).status).toBe(422);
    expect(await one.load("contours", '{"type":"Topology"}')).toMatchObject({ state: "failed", written: 0 });
    const stopped = await one.send("contours", collection([square("31446", 0, 0)]));
    expect((await one.send("contours", "{}")).body.code).toBe("territory.load-busy");
    expect((await one.call("POST", `${one.base}/loads/${stopped.body.id}/stop`)).body.state).toBe("failed");
    await drainJobs(server);
    expect((await one.call("GET", `${one.base}/loads`)).body.items[0]).toMatchObject({
      state: "failed",
      written: 0,
    });
    const stranger = await aDrawingCpts();
    expect((await stranger.call("GET", `${stranger.base}/loads/${stopped.body.id}`)).status).toBe(404);
  });
});

test("an IRIS is found by its name, that of its commune or its code; who only reads sees contours, and where sectors lie", async () => {
  const one = await aDrawingCpts();
  const other = await aDrawingCpts();
  const iris = [square("315550401", 10, 30, "Empâlot Nord"), square("315060000", 11, 31, "Empalot")];
  await one.load("contours", collection([...iris, square("31555", 10, 30)]));
  await one.load("population", "IRIS;P22_POP;P22_POP0014\n315550401;2500.4;400");
  await other.draw([
    area("315550401", { kind: "iris" }),
    area("31555", { kind: "sector", code: null, name: "Les îles" }),
  ]);
  const parts = async (query: string) => (await one.call("GET", `${one.base}/parts?${query}`)).body.items;
  const nord = { code: "315550401", population: 2_500.4, takenBy: [expect.any(String)] };
  for (const q of ["q=empalot", "q=EMPÂLOT%20toulouse", "q=315550401", "commune=31555&q=nord"])
    expect(await parts(q), q).toMatchObject([nord]);
  for (const q of ["q=e", "q=%25%25"]) expect(await parts(q)).toEqual([]);
  expect(await parts("commune=31555")).toMatchObject([nord, { kind: "sector", name: "Les îles" }]);
  await one.draw(["Rive", "Port"].map((name) => area("31555", { kind: "sector", code: null, name })));
  const nurse = await aPerson(server, { roles: [{ cptsId: one.cptsId, role: "professional" }] });
  const { body } = await nurse.call("GET", `${one.base}/map`);
  expect(body).toMatchObject({
    source: "essai.geojson",
    pieces: [{ code: "31555", kind: "part", sectors: ["Port", "Rive"] }],
  });
  expect(body.pieces[0].shape[0][0]).toHaveLength(5);
});

test("a reading that is cut begins again, and ends whole", async () => {
  const one = await aDrawingCpts();
  const codes = Array.from({ length: 600 }, (_, i) => `09${String(i).padStart(3, "0")}`);
  const file = collection(codes.map((code, i) => square(code, 60 + (i % 25), Math.floor(i / 25))));
  const { body } = await one.send("contours", file);
  const cut = AbortSignal.abort(new Error("the server ends"));
  await expect(readLoad(server.deps, one.cptsId, body.id, cut)).rejects.toThrow();
  expect((await one.call("GET", `${one.base}/loads/${body.id}`)).body.state).toBe("reading");
  await drainJobs(server);
  const { body: ended } = await one.call("GET", `${one.base}/loads/${body.id}`);
  expect(ended).toMatchObject({ state: "done", written: 600, communes: 600, kept: 0 });
  await drainJobs(server);
  expect((await one.call("GET", `${one.base}/loads/${body.id}`)).body).toEqual(ended);
});

describe("population of the IRIS", () => {
  const file = [
    "IRIS;COM;TYP_IRIS;LAB_IRIS;P22_POP;P22_POP0014;P22_POP1529;P22_POP3044;P22_POP4559;P22_POP6074;P22_POP75P;P22_POP65P;P22_H0014;P22_F0014;C22_POP15P",
    "314460101;31446;H;1;1000.4;200.2;100;200;200;200;100.2;220.5;100.1;100.1;800",
    "314460102;31446;H;1;2000.4;400.6;200;400;400;400;200;440.7;200.3;200.3;1600",
    "311130000;31113;Z;5;500.3;100;50;100;100;100;50.3;120;50;50;400",
    "31447;x;H;1;1;1;1;1;1;1;1;1;1;1;1",
  ].join("\n");

  test("feeds the ages of the territory: decimals summed, then rounded; what no file tells is said", async () => {
    const one = await aDrawingCpts();
    const loaded = await one.load("population", file);
    expect(loaded).toMatchObject({ state: "done", year: 2022, iris: 3, refusedCount: 1 });
    await one.draw([
      area("31446"),
      area("311130000", { kind: "iris", name: "Castanet" }),
      area("31446", { kind: "sector", code: null, name: "Le port" }),
    ]);
    const { body } = await one.call("GET", `${one.base}/ages`);
    expect(body).toMatchObject({ population: 3_501, year: 2022, unknown: ["Le port"] });
    expect(body.areas.map((row: { population: number }) => row.population)).toEqual([3_000.8, 500.3]);
    expect(body.bands[0]).toEqual({ label: "Moins de 15 ans", people: 701, men: 350, women: 350 });
    expect(body.shares.find((row: { key: string }) => row.key === "over65")).toEqual({
      key: "over65",
      label: "65 ans et plus",
      people: 781,
      percent: 22.3,
    });
  });

  test("a total that an authority gave stands in place of the sum, with its source, until it is taken back", async () => {
    const one = await aDrawingCpts();
    await one.draw([area("31555", { kind: "sector", code: null, name: "Secteur 5.2", population: 0 })]);
    const put = (declared: object | null) => one.call("PUT", `${one.base}/population`, { declared });
    const declared = await put({ population: 72_052, source: "INSEE RP", year: 2016 });
    expect(declared.body).toMatchObject({
      population: 72_052,
      summedPopulation: 0,
      size: 2,
      declared: { source: "INSEE RP", year: 2016 },
    });
    expect((await put({ population: 0, source: "x", year: null })).status).toBe(422);
    expect((await put(null)).body).toMatchObject({ population: 0, declared: null, size: null });
  });

  test("of another CPTS, of a newer year or loaded first, does not count before one's own; no year to come is read", async () => {
    const one = await aDrawingCpts();
    const other = await aDrawingCpts();
    const installation = await aDrawingCpts("coordinator", true);
    const of = (year: number, people: number) =>
      `IRIS;P${year}_POP;P${year}_POP0014\n312820000;${people};${people / 10}`;
    const peopleOf = async (reader: typeof one) => {
      await reader.draw([area("31282")]);
      return (await reader.call("GET", `${reader.base}/ages`)).body.population;
    };
    await other.load("population", of(25, 99_000));
    await other.load("population", of(22, 88_000));
    expect(await peopleOf(one)).toBe(99_000);
    expect(await one.load("population", of(22, 1_000))).toMatchObject({ written: 1, kept: 0 });
    expect([await peopleOf(one), await peopleOf(other)]).toEqual([1_000, 99_000]);
    await installation.load("population", of(23, 1_100), "&replaces=true");
    expect(await peopleOf(one)).toBe(1_100);
    const ahead = await other.load("population", of(99, 77_000));
    expect(ahead).toMatchObject({ state: "failed", written: 0 });
    expect(ahead.problem).toContain("2099");
  });

  test("of which a line cannot be kept is read without it: told twice, beyond counting, with marks that cannot be seen", async () => {
    const one = await aDrawingCpts();
    const loaded = await one.load(
      "population",
      [
        "IRIS;LAB_IRIS_NOM;P22_POP",
        // Files that begin with such marks are refused at once.
        "\n".repeat(100_000),
        "312900000;Le\u0000 Port;10",
        "312900000;Le Port;20",
        "312910000;Ici;100000000",
        `312920000;${"a".repeat(119)}😀;30`,
        "31\u0000;Là;1",
      ].join("\n"),
    );
    expect(loaded).toMatchObject({ state: "done", written: 2, refusedCount: 3 });
    expect(loaded.refused.map(({ why }: { why: string }) => why)).toEqual([
      expect.stringContaining("déjà dans le fichier"),
      expect.stringContaining("trop grande"),
      expect.stringContaining("neuf chiffres"),
    ]);
    const names = await one.load(
      "contours",
      collection([
        square("31292", 70, 40, "Nul\u0000 et \ud83d"),
        { type: "Feature", properties: { "num\u0000ero": 1 }, geometry: null },
      ]),
    );
    expect(names).toMatchObject({ state: "done", written: 1, refusedCount: 1 });
  });

  test("that the database refuses ends with its reason, and the next file is read", async () => {
    const one = await aDrawingCpts();
    const { body } = await one.send("population", "IRIS;P22_POP;P22_POP0014\n312930000;10;1");
    // A clock that is wrong once: the time of the rows is none, which no check before the database sees.
    let asked = 0;
    const now = () =>
      asked++ === 0 ? ({ epochMilliseconds: Number.NaN } as Temporal.Instant) : server.deps.clock.now();
    const reading = readLoad(
      { ...server.deps, clock: { now } },
      one.cptsId,
      body.id,
      new AbortController().signal,
    );
    await expect(reading).rejects.toMatchObject({ code: "22007" });
    const { body: ended } = await one.call("GET", `${one.base}/loads/${body.id}`);
    expect(ended).toMatchObject({
      state: "failed",
      problem: expect.stringContaining("n'a pas pu être enregistrée"),
    });
    expect(readdirSync(join(folder, "ground", one.cptsId))).toEqual([]);
    expect(await one.load("population", "IRIS;P22_POP;P22_POP0014\n312930000;10;1")).toMatchObject({
      state: "done",
    });
  });

  test("another file is refused as a whole", async () => {
    const one = await aDrawingCpts();
    expect(await one.load("population", "nom;prenom\na;b\n")).toMatchObject({ state: "failed" });
    expect((await one.send("population", '{"type":"x"}')).body.code).toBe("territory.file-type");
  });
});

describe("the neighbours of a territory", () => {
  test("overlaps and holes are shown, explained with who and when, and gone once the territory is drawn otherwise", async () => {
    const one = await aDrawingCpts();
    const other = await aDrawingCpts();
    // A row of five: ours, ours, nobody's, theirs; the same above and below, so that the third is enclosed.
    await one.load(
      "contours",
      collection(
        ["31035", "31036", "31057", "31169"]
          .flatMap((code, x) => [square(code, x, 0)])
          .concat(
            ["31340", "31409", "31411", "31448"].map((code, x) => square(code, x, 1)),
            ["31506", "31575", "31044", "31053"].map((code, x) => square(code, x, -1)),
          ),
      ),
      "",
    );
    const ours = ["31035", "31036", "31340", "31409", "31411", "31506", "31575", "31044"];
    await one.draw(ours.map((code) => area(code)));
    await other.draw([area("31169"), area("31448"), area("31053"), area("31036", { population: 777 })]);
    const { body } = await one.call("GET", `${one.base}/borders`);
    expect(body).toMatchObject({ method: "contours", isSettled: false });
    const told = body.items.map((item: { kind: string; code: string; with: { slug: string }[] }) => [
      item.kind,
      item.code,
      item.with.map((row) => row.slug),
    ]);
    expect(told).toEqual([
      ["overlap", "31036", [other.slug]],
      ["hole", "31057", [other.slug]],
    ]);
    const explain = (kind: string, code: string, note: string) =>
      one.call("PUT", `${one.base}/borders`, { kind, code, note });
    const note = "Commune partagée, accord du 12 octobre avec la voisine.";
    await explain("overlap", "31036", note);
    const settled = await explain("hole", "31057", "Rattachement à la voisine prévu en 2027.");
    expect(settled.body.isSettled).toBe(true);
    expect(settled.body.items[0].explanation).toMatchObject({ note, at: "2026-11-23T08:00:00.000Z" });
    expect(settled.body.items[0].explanation.by).toContain("Vasseur");
    expect((await explain("hole", "31035", "Ce n'est pas une limite.")).status).toBe(404);
    expect((await explain("overlap", "31036", "")).body.isSettled).toBe(false);
    await one.draw([...ours.filter((code) => code !== "31036"), "31057"].map((code) => area(code)));
    expect((await one.call("GET", `${one.base}/borders`)).body.items).toEqual([]);
  });

  test("the door to the others shows their name and codes, and leaves the running tenant as it was", async () => {
    const one = await aDrawingCpts();
    const other = await aDrawingCpts();
    await other.draw([area("31117", { population: 4_321 })]);
    const seen = await withTenant(server.deps.db, one.cptsId, async (tx) => {
      const { rows } = await tx.executeQuery<Record<string, unknown>>({
        sql: "select * from territory_areas_of_others('{31117,31118}')",
        parameters: [],
        query: { kind: "RawNode", sqlFragments: [], parameters: [] },
        queryId: { queryId: "others" },
      } as never);
      const own = await tx.selectFrom("territory_areas").select("code").execute();
      return { rows, own };
    });
    expect(seen.rows).toEqual([
      expect.objectContaining({
        owner_slug: other.slug,
        area_kind: "commune",
        area_code: "31117",
        area_commune: "31117",
      }),
    ]);
    expect(Object.keys(seen.rows[0]!).sort()).toEqual(
      ["area_code", "area_commune", "area_kind", "area_name", "owner_name", "owner_slug"].sort(),
    );
    expect(seen.own).toEqual([]);
  });
});
