import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import exceljs from "exceljs";
import { describe, expect, test } from "vitest";
import { aDirectory, somePeople } from "../../../../tools/testing/a-directory.ts";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";
import { drawTerritory } from "../../../core/territory/index.ts";
import { type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Diagnosis, ShownIndicator } from "./diagnosis-contract.ts";
import { loadCaseDiagnosis, loadCaseTerritory } from "./load-case.ts";
import { offerIn } from "./offer/read-offer.ts";
import { diagnosisIn } from "./value/read-diagnosis.ts";
import { upsertValues } from "./value/upsert-values.ts";
import { listValues, type WrittenValue } from "./value/value-store.ts";
import { writtenOf } from "./value/write-value.ts";

const server = await aServer();
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

async function aProject() {
  const { cptsId, slug } = await aCptsWith(server);
  const coordinator = await aPerson(server, {
    roles: [{ cptsId, role: "coordinator" }],
    givenName: "Claire",
    familyName: "Vasseur",
  });
  const api = `/api/c/${slug}/project/diagnosis`;
  const put = (value: object) =>
    coordinator.call("PUT", `${api}/values`, {
      source: "Rézone CPTS",
      year: 2021,
      method: "exact",
      perimeter: "territory",
      ...value,
    });
  const actor = {
    userId: coordinator.userId,
    label: "Claire Vasseur",
    cptsId,
    cptsSlug: slug,
    timeZone: "Europe/Paris",
    roles: ["coordinator" as const],
    professionalIds: [],
    assistedProfessionalIds: [],
    sessionId: "essai",
    requestId: "essai",
  };
  return { cptsId, slug, call: coordinator.call, cookie: coordinator.cookie, api, put, actor };
}
const find = (body: Diagnosis, code: string): ShownIndicator =>
  body.families.flatMap((family) => family.indicators).find((one) => one.code === code)!;

const manyValues = (actor: { userId: string; label: string }, count: number): WrittenValue[] =>
  Array.from({ length: count }, (_, nth) =>
    writtenOf(
      {
        perimeter: "commune",
        label: `Commune ${nth}`,
        value: nth,
        people: null,
        source: "INSEE",
        year: 2021,
        datedOn: null,
        retrievedOn: null,
        method: "exact",
        countedThere: false,
        note: "",
      },
      "poverty",
      "imported",
      actor,
      new Date("2026-11-23T08:00:00Z"),
    ),
  );

describe("values of the diagnosis", () => {
  test("written one by one, with their source, said beside the department; written again, they take their place", async () => {
    const { put, call, api } = await aProject();
    await put({ indicator: "mt.without.17plus", perimeter: "department", value: 11.8 });
    await put({ indicator: "mt.without.17plus", value: 12 });
    const { status, body } = await put({
      indicator: "mt.without.17plus",
      value: 13.3,
      note: "Extrait du 15/12/2021",
    });
    expect(status).toBe(200);
    const one = find(body, "mt.without.17plus");
    expect(one.values).toHaveLength(2);
    expect(one.values.find((value) => value.perimeter === "territory")).toMatchObject({
      value: 13.3,
      enteredBy: expect.stringContaining("Vasseur"),
      origin: "typed",
    });
    expect(one.readings.map((reading) => plain(reading.sentence))).toEqual([
      "13,3 %, soit 1,5 point de plus que le département (11,8 %)",
    ]);
    const removed = await call(
      "DELETE",
      `${api}/values/${one.values.find((value) => value.perimeter === "department")?.id}`,
    );
    expect(plain(find(removed.body, "mt.without.17plus").readings[0]!.sentence)).toBe("13,3 %");
    expect((await call("DELETE", `${api}/values/${one.values[0]?.id}`)).status).toBe(
      removed.status === 200 ? 404 : 200,
    );
    expect((await put({ indicator: "inconnu", value: 1 })).body.errors[0].field).toBe("indicator");
    expect((await put({ indicator: "poverty", perimeter: "part", value: 43.2 })).body.errors[0].field).toBe(
      "label",
    );
  });

  test("are of 1990 to 2100: a day before is refused with its field", async () => {
    const { put } = await aProject();
    expect(
      (await put({ indicator: "poverty", value: 18, year: null, datedOn: "1985-06-01" })).body,
    ).toMatchObject({ status: 422, errors: [{ field: "datedOn" }] });
    expect((await put({ indicator: "poverty", value: 18, year: null, datedOn: "1990-06-01" })).status).toBe(
      200,
    );
  });

  test("are 5,000 at most: one more is refused, one of them written again is not", async () => {
    const { put, cptsId, call, api, actor } = await aProject();
    await withTenant(server.deps.db, cptsId, (tx) => upsertValues(tx, cptsId, manyValues(actor, 5_000)));
    expect((await put({ indicator: "ald", value: 1 })).body.code).toBe("project.too-many-values");
    expect(find((await call("GET", api)).body, "ald").values).toEqual([]);
    const again = { indicator: "poverty", perimeter: "commune", label: "Commune 7", value: 8 };
    expect((await put(again)).status).toBe(200);
  });

  test("are 5,000 for two imports at once too, each of which fits alone: the second waits, then is refused", async () => {
    const { cptsId, actor } = await aProject();
    const half = (tx: Tx, year: number) =>
      upsertValues(
        tx,
        cptsId,
        manyValues(actor, 2_600).map((one) => ({ ...one, year })),
      );
    let second: Promise<string> = Promise.resolve("");
    await withTenant(server.deps.db, cptsId, async (tx) => {
      await half(tx, 2019);
      let hasEnded = false;
      second = withTenant(server.deps.db, cptsId, (other) => half(other, 2020)).then(
        () => "written",
        (error: { code: string }) => error.code,
      );
      void second.finally(() => {
        hasEnded = true;
      });
      const waits = `select 1 from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`;
      while (!hasEnded && (await server.owner.query(waits)).rowCount === 0);
    });
    expect(await second).toBe("project.too-many-values");
    expect(await withTenant(server.deps.db, cptsId, (tx) => listValues(tx, cptsId))).toHaveLength(2_600);
  });

  test("fewer than eleven persons are seen by who fills them in, hidden from the authority; nobody else enters", async () => {
    const { put, slug, cptsId, api } = await aProject();
    const written = await put({ indicator: "mt.without.ald.number", value: 7 });
    expect(find(written.body, "mt.without.ald.number")).toMatchObject({
      values: [{ value: 7, isSecret: true }],
    });
    const authority = await aPerson(server, { roles: [{ cptsId, role: "authority" }] });
    const { body } = await authority.call("GET", api);
    expect(body.isPublished).toBe(true);
    expect(find(body, "mt.without.ald.number")).toMatchObject({
      values: [{ value: null }],
      readings: [{ sentence: "Non publié (secret statistique)", bars: [] }],
    });
    expect(JSON.stringify(body)).not.toContain('"value":7');
    expect((await authority.call("PUT", `${api}/values`, {})).status).toBe(403);
    const operator = await aPerson(server, { roles: [{ cptsId, role: "operator" }] });
    expect((await operator.call("GET", `/api/c/${slug}/project/diagnosis`)).status).toBe(403);
  });

  test("an indicator of the CPTS stands beside the common ones, and goes only without values", async () => {
    const { put, call, api } = await aProject();
    const input = {
      label: "Consultations avancées par mois",
      family: "offer",
      unit: "count",
      sense: "better",
    };
    const { body } = await call("POST", `${api}/indicators`, input);
    expect(body.code).toBe("own.consultations-avancees-par-mois");
    expect(
      (await call("POST", `${api}/indicators`, { ...input, label: "consultations avancees PAR mois" })).body
        .code,
    ).toBe("project.indicator-exists");
    const written = await put({ indicator: body.code, value: 12 });
    expect(find(written.body, body.code)).toMatchObject({ isOwn: true, readings: [{ sentence: "12" }] });
    expect((await call("DELETE", `${api}/indicators/${body.code}`)).body.code).toBe(
      "project.indicator-has-values",
    );
    await call("DELETE", `${api}/values/${find(written.body, body.code).values[0]?.id}`);
    expect((await call("DELETE", `${api}/indicators/${body.code}`)).status).toBe(200);
  });
});

describe("a table", () => {
  const table = (rows: string[][], more: object = {}) => ({
    columns: { indicator: 0, value: 1, department: 2, source: 3, year: 4 },
    rows,
    origin: "pasted",
    apply: false,
    ...more,
  });

  test("is tried before it is written: created, changed, the same, refused and why", async () => {
    const { put, call, api } = await aProject();
    await put({ indicator: "mt.without", value: 25 });
    await put({ indicator: "ald", value: 14.6 });
    const rows = [
      ["Patients sans médecin traitant", "27 %", "19", "Rézone CPTS", "2021"],
      ["patients en affection de longue durée", "14,6", "NS", "Rézone CPTS", "2021"],
      ["Taux de pauvreté", "18,6", "", "INSEE", "2020"],
      ["Indicateur inventé", "1", "2", "x", "2020"],
      ["Taux de pauvreté", "beaucoup", "", "INSEE", "2020"],
      ["Taux de pauvreté", "", "", "INSEE", "2020"],
      ["", "", "", "", ""],
    ];
    const tried = (await call("PUT", `${api}/table`, table(rows))).body;
    expect(tried).toMatchObject({ applied: false, counts: { create: 1, change: 1, same: 1, refused: 3 } });
    expect(tried.lines.map((line: { what: string; why: string }) => plain(line.what || line.why))).toEqual([
      "le territoire : 27 % (avant : 25 %) ; le département : 19 %",
      "le territoire : 14,6 %",
      "le territoire : 18,6 %",
      expect.stringContaining("pas dans le catalogue"),
      "« beaucoup » n'est pas un nombre.",
      "Aucune valeur sur cette ligne.",
    ]);
    expect(find((await call("GET", api)).body, "mt.without").values).toHaveLength(1);
    expect((await call("PUT", `${api}/table`, table(rows, { apply: true }))).body.applied).toBe(true);
    const after = find((await call("GET", api)).body, "mt.without");
    expect(plain(after.readings[0]!.sentence)).toBe("27 %, soit 8 points de plus que le département (19 %)");
    expect(after.values[0]).toMatchObject({ origin: "pasted" });
    const again = (await call("PUT", `${api}/table`, table(rows, { apply: true }))).body;
    expect(again.counts).toEqual({ create: 0, change: 0, same: 3, refused: 3 });
    expect(
      (await call("PUT", `${api}/table`, table(rows, { columns: { value: 1 } }))).body.errors[0].field,
    ).toBe("columns.indicator");
    expect(
      (await call("PUT", `${api}/table`, table(rows, { columns: { indicator: 0, value: 0 } }))).status,
    ).toBe(422);
  });

  test("with a year that is none, marks that cannot be seen, or one value twice, is read for what it says", async () => {
    const { call, api } = await aProject();
    const rows = [
      ["Taux de pauvreté", "18", "", "INSEE", "1985"],
      ["Taux de\u0000 pauvreté", "19", "", `Source \u0000\ud83d`, "2020"],
      ["Taux de pauvreté", "20", "", `${"a".repeat(299)}😀`, "2020"],
    ];
    const tried = (await call("PUT", `${api}/table`, table(rows))).body;
    expect(tried.lines[0]).toMatchObject({
      outcome: "refused",
      why: "L'année « 1985 » n'en est pas une, de 1990 à 2100.",
    });
    const done = await call("PUT", `${api}/table`, table(rows, { apply: true }));
    expect(done).toMatchObject({ status: 200, body: { applied: true, counts: { refused: 1 } } });
    expect(find((await call("GET", api)).body, "poverty").values).toMatchObject([{ value: 20, year: 2020 }]);
  });

  test("in a file is read with its columns guessed; formulas are their result, bombs and other files refused", async () => {
    const { api, cookie } = await aProject();
    const send = async (body: Uint8Array | string) => {
      const response = await server.app.request(`${api}/tables?name=rezone.xlsx`, {
        method: "POST",
        body: typeof body === "string" ? body : new Uint8Array(body),
        headers: { cookie, "x-maillage": "1", "content-type": "application/octet-stream" },
      });
      return { status: response.status, body: await response.json() };
    };
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet("Rézone");
    sheet.addRow(["Indicateur", "CPTS (%)", "Département", "Région", "Année", "Source"]);
    sheet.addRow([
      "Taux de pauvreté",
      { formula: 'WEBSERVICE("http://mal")', result: 18.6 },
      15,
      16,
      2021,
      "=cmd|x",
    ]);
    const { body } = await send(new Uint8Array(await book.xlsx.writeBuffer()));
    expect(body.sheets[0]).toMatchObject({
      name: "Rézone",
      columns: { indicator: 0, value: 1, department: 2, region: 3, year: 4, source: 5 },
      rows: [["Taux de pauvreté", "18.6", "15", "16", "2021", "=cmd|x"]],
    });
    expect(
      (await send("indicateur;valeur;source\nTaux de pauvreté;18,6;INSEE\n")).body.sheets[0].rows[0][1],
    ).toBe("18,6");
    expect((await send(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))).body.code).toBe(
      "project.table-unreadable",
    );
    expect((await send("")).body.code).toBe("project.table-empty");
    expect((await send(new Uint8Array(5 * 1024 * 1024 + 1))).body.code).toBe("project.table-too-large");
    // What the directory of the archive says of its first entry: 250 MB to come, then ten bytes of what is more.
    for (const says of [250_000_000, 10]) {
      const bomb = Buffer.from(await book.xlsx.writeBuffer());
      bomb.writeUInt32LE(says, bomb.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
      const refused = await send(bomb);
      expect(refused.body).toMatchObject({ status: 422, code: "project.table-unreadable" });
      expect(refused.body.detail).toContain("trop gros");
    }
  });
});

describe("the offer of care", () => {
  test("is counted from the directory by profession and commune, with its density, and says what it cannot know", async () => {
    const { cptsId, slug } = await aDirectory(server);
    const { call, userId } = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
    await somePeople(server, cptsId, [{ given: "Claire", family: "Zola", profession: "60" }]);
    const actor = { ...(await aProject()).actor, cptsId, cptsSlug: slug, userId };
    const area = {
      kind: "commune" as const,
      code: "31446",
      name: "Ramonville-Saint-Agne",
      communeCode: "31446",
      population: 2_000,
      populationSource: "INSEE",
      populationYear: 2022,
    };
    await drawTerritory(server.deps, actor, [area]);
    const { body } = await call("GET", `/api/c/${slug}/project/diagnosis/offer`);
    expect(body.rows.map((row: { label: string }) => row.label)).toHaveLength(12);
    expect(body.rows[0]).toMatchObject({
      label: "Médecins généralistes",
      people: 2,
      density: 1,
      over60: null,
      byCommune: [{ code: "31446", people: 2, density: 1 }],
    });
    expect(body).toMatchObject({ people: 2, elsewhere: 1 });
    expect(plain(body.sentence)).toBe(
      "2 professionnels exercent sur le territoire, dont 2 médecins généralistes, soit 1 pour 1 000 habitants. Une autre personne de l’annuaire n’a pas de lieu d’exercice sur le territoire : elle compte parmi les professionnels identifiés, pas ici.",
    );
    expect(body.warnings).toEqual([expect.stringContaining("l’âge des professionnels")]);
    await drawTerritory(server.deps, actor, [{ ...area, kind: "iris", code: "314460101", name: "Port Sud" }]);
    const parted = await withTenant(server.deps.db, cptsId, (tx) => offerIn(server.deps, tx, cptsId));
    expect(parted.warnings[0]).toContain("À Ramonville-Saint-Agne, le territoire ne tient que des quartiers");
  });
});

const CASES = join(import.meta.dirname, "../../../../../shared/cases");
describe.skipIf(!existsSync(CASES))("the two real letters", () => {
  const read = (name: string) => JSON.parse(readFileSync(join(CASES, name), "utf8"));

  test("Ruscino: 16 IRIS, 47,617 inhabitants, size 2, and every figure of its diagnosis with its sentence", async () => {
    const { actor, cptsId, slug, call } = await aProject();
    const given = read("ruscino.json");
    await loadCaseTerritory(server.deps, actor, given);
    const { body: territory } = await call("GET", `/api/c/${slug}/territory`);
    expect(territory).toMatchObject({
      population: given.population.value,
      size: given.expectedSize,
      declared: { source: "ARS-INSEE", year: 2017 },
    });
    expect(territory.areas).toHaveLength(16);
    await loadCaseDiagnosis(server.deps, actor, given.diagnosis);
    await loadCaseDiagnosis(server.deps, actor, given.diagnosis);
    const told = await withTenant(server.deps.db, cptsId, (tx) =>
      diagnosisIn(server.deps, tx, cptsId, { isPublished: true }),
    );
    expect(told.isInfraCommunal).toBe(true);
    for (const figure of given.diagnosis) {
      const one = find(told, figure.key);
      expect(one.values, figure.key).toHaveLength(1 + (figure.comparison?.length ?? 0));
      expect(plain(one.readings[0]!.sentence), figure.key).toContain(
        `${String(figure.value).replace(".", ",")} %`,
      );
    }
    expect(plain(find(told, "dental.under16").readings[0]!.sentence)).toBe(
      "65,3 %, soit 4,8 points de moins que le département (70,1 %) et 9,5 points de moins que la région (74,8 %)",
    );
  });

  test("Canal Garonne: two sectors of Toulouse, 72,052 inhabitants, its figures of the town and of Empalot", async () => {
    const { actor, cptsId, slug, call } = await aProject();
    const given = read("canal-garonne.json");
    await loadCaseTerritory(server.deps, actor, given);
    expect((await call("GET", `/api/c/${slug}/territory`)).body).toMatchObject({
      population: 72_052,
      size: 2,
    });
    await loadCaseDiagnosis(server.deps, actor, given.diagnosis);
    const told = await withTenant(server.deps.db, cptsId, (tx) =>
      diagnosisIn(server.deps, tx, cptsId, { isPublished: true }),
    );
    const said = (code: string) =>
      find(told, code).readings.map((one) => plain([one.of, one.sentence].filter(Boolean).join(" : ")));
    expect(said("mt.without")).toEqual(["Toulouse : 27 %, soit 8 points de plus que le département (19 %)"]);
    expect(said("poverty")).toEqual(["Empalot : 43,2 %, soit 24,6 points de plus que Toulouse (18,6 %)"]);
    expect(said("gp.density")).toEqual(["1,2 pour 1 000 habitants, soit 0,35 de moins que Toulouse (1,55)"]);
  });
});
