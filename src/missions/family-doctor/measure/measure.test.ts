import exceljs from "exceljs";
import { describe, expect, test } from "vitest";
import { aPerson, aServer, runJob, type TestPerson } from "../../../../tools/testing/index.ts";
import { anOffer, aTerritory, aWaitingPatient } from "../proposal/proposal-test-kit.ts";
import { measureDefinitions } from "./definitions.ts";

const server = await aServer();
const QUARTER = "from=2026-07-01&to=2026-09-30";

const at = (text: string): Date => new Date(text);

/** A quarter of a register: who came, who was accepted, what doctors answered. */
async function aQuarter() {
  const territory = await aTerritory(server, 2);
  const { cptsId, slug, coordinator, professionals } = territory;
  const authority = await aPerson(server, { roles: [{ cptsId, role: "authority" }] });
  const opened = async (
    day: string,
    { birth_on: birthOn = "1990-01-01", ...columns }: Record<string, unknown> = {},
  ): Promise<string> => {
    const id = await aWaitingPatient(server, cptsId, {
      created_at: at(`${day}T08:00:00Z`),
      ald: false,
      rights: null,
      age_band: "16-69",
      weight: 10,
      ...columns,
    });
    await server.owner.query(
      "update patients_records set birth_on = $2 where id = (select patient_id from mt_requests where id = $1)",
      [id, birthOn],
    );
    return id;
  };
  const read = (who: TestPerson, query = QUARTER, file = "measures") =>
    who.call("GET", `/api/c/${slug}/family-doctor/${file}?${query}`);
  const offers = [
    await anOffer(territory, 0, { capacity: 50 }),
    await anOffer(territory, 1, { capacity: 50 }),
  ];
  const proposed = (requestId: string, nth: number, status: string, day: string) =>
    server.owner.query(
      `insert into mt_proposals (cpts_id, id, request_id, offer_id, status, refusal, proposed_at, sent_at, expires_at)
       values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $6, $6)`,
      [cptsId, requestId, offers[nth], status, status === "refused" ? "full" : null, at(`${day}T09:00:00Z`)],
    );
  return { ...territory, authority, doctor: professionals[0]!.id, coordinator, opened, read, proposed };
}

describe("measures of a quarter", () => {
  test("count who waits, who came and by which door, how long, and what doctors answered", async () => {
    const { opened, read, coordinator, doctor, proposed } = await aQuarter();
    // The last instant of the quarter in Paris is 22:00 in UTC.
    await opened("2026-07-10", { ald: true, weight: 80, origin: "public" });
    await opened("2026-09-28", {
      commune_code: "31113",
      rights: "ame",
      age_band: "80+",
      birth_on: "1940-01-01",
      overruled_weight: 40,
      overruled_reason: "Vit seule",
    });
    await opened("2026-09-01", {
      status: "closed",
      end_reason: "twin",
      closed_at: at("2026-09-02T08:00:00Z"),
    });
    await opened("2026-10-01", { created_at: at("2026-09-30T22:00:00Z") });
    const taken = await opened("2026-07-01", {
      status: "accepted",
      doctor_professional_id: doctor,
      accepted_at: at("2026-07-05T08:00:00Z"),
      weight: 80,
    });
    await opened("2026-06-01", {
      status: "accepted",
      doctor_professional_id: doctor,
      accepted_at: at("2026-07-11T08:00:00Z"),
      weight: 30,
    });
    const later = await opened("2026-09-20", {
      status: "accepted",
      doctor_professional_id: doctor,
      accepted_at: at("2026-10-05T08:00:00Z"),
    });
    await opened("2026-08-01", {
      status: "closed",
      end_reason: "moved",
      closed_at: at("2026-09-01T08:00:00Z"),
    });
    await proposed(taken, 0, "accepted", "2026-07-03");
    await proposed(later, 1, "refused", "2026-09-21");
    await proposed(later, 0, "expired", "2026-09-22");
    await proposed(later, 0, "accepted", "2026-10-02");
    const { body, status } = await read(coordinator);
    expect(status).toBe(200);
    expect(body.waiting).toMatchObject({
      total: 3,
      byBand: [
        { key: "high", count: 1 },
        { key: "medium", count: 1 },
        { key: "low", count: 1 },
      ],
      byCommune: [
        { key: "31446", label: "Ramonville-Saint-Agne", count: 2 },
        { key: "31113", count: 1 },
      ],
      byCommuneAndBand: [
        { key: "31446", high: 1, medium: 0, low: 1 },
        { key: "31113", high: 0, medium: 1, low: 0 },
      ],
    });
    expect(body.waiting.medianDays).toBe(10.6);
    expect(body.opened).toMatchObject({
      total: 5,
      ald: { numerator: 1, denominator: 5, share: 0.2 },
      over70: { numerator: 1, denominator: 5 },
      rights: { numerator: 1, denominator: 5 },
    });
    expect(body.opened.byOrigin.find(({ key }: { key: string }) => key === "public")).toMatchObject({
      count: 1,
    });
    expect(body.delay).toMatchObject({
      total: 2,
      medianDays: 22,
      p90Days: 36.4,
      byBand: [
        { key: "high", count: 1, medianDays: 4, p90Days: 4 },
        { key: "medium", count: 1, medianDays: 40 },
        { key: "low", count: 0, medianDays: null },
      ],
    });
    expect(body.proposals.total).toBe(3);
    expect(body.proposals.byDoctor).toMatchObject([
      { sent: 2, accepted: 1, refused: 0, expired: 1, label: "Dr Alix DocteurA" },
      { sent: 1, accepted: 0, refused: 1, expired: 0, label: "Dr Alix DocteurB" },
    ]);
    expect(body.definitions).toEqual(measureDefinitions);
  });

  test("survive anonymisation to the figure", async () => {
    const { opened, read, coordinator, doctor, cptsId } = await aQuarter();
    await opened("2026-07-01", {
      status: "closed",
      end_reason: "declared",
      declared_on: "2026-07-20",
      ald: true,
      rights: "c2s",
      age_band: "70-79",
      birth_on: "1950-01-01",
      weight: 90,
      doctor_professional_id: doctor,
      accepted_at: at("2026-07-05T08:00:00Z"),
      closed_at: at("2026-07-21T08:00:00Z"),
    });
    // 70 while the request was open: the night wrote it, and the quarter that was published does not move.
    await opened("2026-07-02", {
      status: "closed",
      end_reason: "moved",
      closed_at: at("2026-08-20T08:00:00Z"),
      age_band: "70-79",
      birth_on: "1956-08-01",
    });
    const { computedAt: _, ...before } = (await read(coordinator)).body;
    expect(before.opened).toMatchObject({ ald: { numerator: 1 }, over70: { numerator: 1, denominator: 2 } });
    await server.owner.query("insert into mt_settings (cpts_id, retention_months) values ($1, 1)", [cptsId]);
    await runJob(server, "family-doctor.forget-closed");
    const { rows } = await server.owner.query(
      "select anonymous_at, patient_id from mt_requests where cpts_id = $1",
      [cptsId],
    );
    expect(rows[0].anonymous_at).not.toBeNull();
    const { computedAt: __, ...after } = (await read(coordinator)).body;
    expect(after).toEqual(before);
  });

  test("the authority reads masked figures of a past quarter, no doctor, and nothing else", async () => {
    const { opened, read, authority, coordinator, at: base } = await aQuarter();
    for (let nth = 0; nth < 26; nth++)
      await opened("2026-08-01", {
        commune_code: nth < 14 ? "31446" : nth < 23 ? "31113" : "31555",
        ald: nth < 12,
        rights: nth < 3 ? "ame" : null,
        origin: nth < 13 ? "public" : "desk",
      });
    const { body } = await read(authority);
    expect(body).toMatchObject({
      masked: true,
      waiting: { total: 26, byCommuneAndBand: [] },
      proposals: { total: null, byDoctor: [] },
    });
    expect(body.waiting.byCommune.map(({ count }: { count: number }) => count)).toEqual([14, null, null]);
    expect(body.opened).toMatchObject({ ald: { numerator: 12 }, rights: null, over70: null });
    // The desk's 13 are held back, or subtraction would say that the three other doors had none.
    expect(body.opened.byOrigin.map(({ count }: { count: number | null }) => count)).toEqual([
      13,
      null,
      null,
      null,
      null,
    ]);
    expect((await read(authority, `${QUARTER}&mask=0`)).body.masked).toBe(true);
    expect((await read(authority, "from=2026-07-01&to=2026-09-29")).body.errors[0].field).toBe("to");
    expect((await read(authority, "from=2026-10-01&to=2026-12-31")).body.errors[0].field).toBe("to");
    expect((await read(coordinator, "from=2026-08-01&to=2026-08-31&mask=1")).status).toBe(422);
    expect((await authority.call("GET", `${base}/requests?view=board`)).status).toBe(403);
    expect((await authority.call("GET", `${base}/standstills`)).status).toBe(403);
    const csv = (await read(authority, QUARTER, "measures.csv")).body as string;
    expect(csv).toContain("masqué (secret statistique)");
    expect(csv).not.toContain("Docteur");
  });

  test("who cares sees none, another CPTS is not found, a bad period is refused", async () => {
    const { read, doctors, slug } = await aQuarter();
    expect((await read(doctors[0]!)).status).toBe(403);
    const other = await aQuarter();
    expect(
      (await other.coordinator.call("GET", `/api/c/${slug}/family-doctor/measures?${QUARTER}`)).status,
    ).toBe(404);
    expect((await other.read(other.coordinator, "from=2026-09-30&to=2026-07-01")).status).toBe(422);
    expect((await other.read(other.coordinator, "from=2025-01-01&to=2026-09-30")).status).toBe(422);
  });

  test("the exports say the same: figures as numbers, days as dates, every definition, no formula", async () => {
    const { opened, read, coordinator, slug, cptsId, professionals, proposed } = await aQuarter();
    const id = await opened("2026-07-10", { ald: true });
    await proposed(id, 0, "expired", "2026-07-12");
    await server.owner.query(
      "update directory_professionals set given_name = '', family_name = $3 where cpts_id = $1 and id = $2",
      [cptsId, professionals[0]!.id, '=HYPERLINK("x")'],
    );
    const lines = ((await read(coordinator, QUARTER, "measures.csv")).body as string).split("\r\n");
    expect(lines[0]).toContain("debut;fin;decoupage;groupe;mesure;valeur;numerateur;denominateur");
    expect(lines.find((line) => line.includes(";Patients en ALD;"))).toMatch(/;100;1;1;%;/);
    const answer = await server.app.request(`/api/c/${slug}/family-doctor/measures.xlsx?${QUARTER}`, {
      headers: { cookie: coordinator.cookie },
    });
    expect(answer.headers.get("content-disposition")).toContain(
      "medecin-traitant-2026-07-01-2026-09-30.xlsx",
    );
    const book = new exceljs.Workbook();
    await book.xlsx.load(await answer.arrayBuffer());
    expect(book.worksheets.map(({ name }) => name)).toEqual(["Mesures", "Définitions"]);
    const rows: unknown[][] = [];
    book.getWorksheet("Mesures")!.eachRow((row) => {
      rows.push(row.values as unknown[]);
      row.eachCell((cell) => expect(cell.formula).toBeUndefined());
    });
    expect(rows.find((row) => row[5] === "Patients en ALD")!.slice(6)).toEqual([100, "%", 1, 1]);
    expect(rows[1]![1]).toEqual(new Date("2026-07-01T00:00:00Z"));
    expect(book.getWorksheet("Définitions")!.getColumn(1).values.slice(2)).toEqual([
      ...measureDefinitions.map(({ label }) => label),
      "Centiles",
    ]);
  });
});
