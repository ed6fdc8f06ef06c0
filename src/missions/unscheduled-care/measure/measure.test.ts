import exceljs from "exceljs";
import { describe, expect, test } from "vitest";
import { aSlot } from "../../../../tools/testing/a-slot.ts";
import { aCptsWith, aPerson, aServer, type TestPerson } from "../../../../tools/testing/index.ts";
import { measureDefinitions } from "../measures/definitions.ts";

const server = await aServer();

interface Known {
  status: string;
  madeAt: string;
  appointmentInHours?: number;
  level?: string | null;
  wantedInHours?: number;
  outcome?: string | null;
  commune?: string;
  /** A sign of gravity, and what was decided after it. */
  redFlag?: "undecided" | "called-15" | "booking-after-15";
}

/** Requests as they stand at the end of their life, written past the use cases: the measures must not depend on how they came. */
async function someRequests(cptsId: string, requester: TestPerson, known: Known[]) {
  const patientId = crypto.randomUUID();
  await server.owner.query(
    "insert into patients_records (cpts_id, id, birth_family_name, birth_given_names, search_text, sex) values ($1, $2, 'Essai', 'Camille', 'camille essai', 'F')",
    [cptsId, patientId],
  );
  for (const [index, one] of known.entries()) {
    const made = new Date(one.madeAt);
    const hours = (n: number | undefined) =>
      n === undefined ? null : new Date(made.getTime() + n * 3_600_000);
    const decided =
      one.redFlag && one.redFlag !== "undecided"
        ? [one.redFlag, "Le 15 a répondu", requester.userId, made]
        : [null, null, null, null];
    await server.owner.query(
      `insert into snp_requests (cpts_id, id, reference, status, requester_user_id, requester_kind, patient_id, agreed_at, level_code, wanted_by, appointment_at, booking_id, outcome,
         place_commune_code, filters, created_at, red_flag_decision, red_flag_reason, red_flag_decided_by, red_flag_decided_at, red_flag_at)
       values ($1, gen_random_uuid(), $2, $3, $4, 'professional', $5, $6, $7, $8, $9, gen_random_uuid(), $10, $11, '{"professionCodes":["10"]}', $6, $12, $13, $14, $15, $16)`,
      [
        cptsId,
        `T-${index}`,
        one.status,
        requester.userId,
        patientId,
        made,
        one.level ?? null,
        hours(one.wantedInHours),
        hours(one.appointmentInHours),
        one.outcome ?? null,
        one.commune ?? "31446",
        ...decided,
        one.redFlag ? made : null,
      ],
    );
  }
}

const WEEK: Known[] = [
  {
    status: "closed",
    madeAt: "2026-11-16T08:00:00Z",
    level: "ORANGE",
    wantedInHours: 24,
    appointmentInHours: 6,
    outcome: "seen",
  },
  {
    status: "closed",
    madeAt: "2026-11-17T08:00:00Z",
    level: "ORANGE",
    wantedInHours: 24,
    appointmentInHours: 30,
    outcome: "noshow",
  },
  {
    status: "booked",
    madeAt: "2026-11-18T08:00:00Z",
    level: "JAUNE",
    wantedInHours: 48,
    appointmentInHours: 40,
    commune: "31113",
  },
  { status: "to-orient", madeAt: "2026-11-19T08:00:00Z", level: "VERT" },
  { status: "cancelled", madeAt: "2026-11-19T09:00:00Z", level: "VERT" },
  { status: "closed", madeAt: "2026-11-20T08:00:00Z", redFlag: "called-15", outcome: "redirected" },
  { status: "urgent", madeAt: "2026-11-20T08:30:00Z", redFlag: "undecided" },
  {
    status: "booked",
    madeAt: "2026-11-20T08:40:00Z",
    redFlag: "booking-after-15",
    appointmentInHours: 60,
  },
  { status: "draft", madeAt: "2026-11-20T09:00:00Z" },
  // 23 h 30 in UTC is the next day in Paris: out of the period.
  { status: "to-orient", madeAt: "2026-11-22T23:30:00Z" },
];

async function aTerritory() {
  const { cptsId, slug, professionals } = await aCptsWith(server, { gps: 2 });
  const coordinator = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
  const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
  await someRequests(cptsId, nurse, WEEK);
  const measures = (who: TestPerson, query = "from=2026-11-16&to=2026-11-22", file = "measures") =>
    who.call("GET", `/api/c/${slug}/unscheduled-care/${file}?${query}`);
  return { cptsId, slug, professionals, coordinator, nurse, measures };
}

describe("measures", () => {
  test("of a known week, total and by group, each with its definition", async () => {
    const { coordinator, measures } = await aTerritory();
    const { body } = await measures(coordinator);
    expect(body.total).toEqual({
      requests: 8,
      redFlags: 3,
      calledThe15: 1,
      decidedOtherwise: 1,
      undecided: 1,
      oriented: 5,
      booked: { numerator: 4, denominator: 5, share: 0.8 },
      delayAskedMedianMinutes: 24 * 60,
      delayObtainedMedianMinutes: 35 * 60,
      delayObtainedP90Minutes: 54 * 60,
      withinAsked: { numerator: 2, denominator: 3, share: 2 / 3 },
      within24h: { numerator: 1, denominator: 5, share: 0.2 },
      within48h: { numerator: 3, denominator: 5, share: 0.6 },
      inProgress24h: 0,
      inProgress48h: 0,
      noShows: { numerator: 1, denominator: 2, share: 0.5 },
    });
    expect(body.byCommune.map((one: { label: string; count: number }) => [one.label, one.count])).toEqual([
      ["Ramonville-Saint-Agne", 7],
      ["Castanet-Tolosan", 1],
    ]);
    expect(body.byLevel.map((one: { key: string | null; count: number }) => [one.key, one.count])).toEqual([
      [null, 3],
      ["ORANGE", 2],
      ["VERT", 2],
      ["JAUNE", 1],
    ]);
    expect(body.byProfession).toMatchObject([{ key: "10", label: "Médecin", count: 8 }]);
    expect(
      body.byDay.map((one: { day: string; requests: number }) => [one.day.slice(8), one.requests]),
    ).toEqual([
      ["16", 1],
      ["17", 1],
      ["18", 1],
      ["19", 2],
      ["20", 3],
    ]);
    expect(body.definitions.map((one: { code: string }) => one.code)).toEqual(
      expect.arrayContaining(["within24h", "thirdNextAvailable"]),
    );
  });

  test("masked for publication: nothing under eleven is said", async () => {
    const { coordinator, measures } = await aTerritory();
    const { body } = await measures(coordinator, "from=2026-11-16&to=2026-11-22&mask=1");
    expect(body).toMatchObject({ masked: true, total: null, byDay: [] });
    expect(
      body.byLevel.every(
        (one: { masked: boolean; count: number | null }) => one.masked && one.count === null,
      ),
    ).toBe(true);
    expect(
      (await measures(coordinator, "from=2026-11-16&to=2026-11-22&mask=1", "measures.csv")).body,
    ).toContain("masqué (secret statistique)");
  });

  test("places filled and empty, and the third next available per profession and commune", async () => {
    const { cptsId, coordinator, measures, professionals } = await aTerritory();
    const [drA, drB] = professionals as [(typeof professionals)[number], (typeof professionals)[number]];
    const past = await aSlot(server, cptsId, drA, { inMinutes: -24 * 60, places: 2 });
    await server.owner.query("update agenda_slots set taken = 1 where id = $1", [past]);
    await aSlot(server, cptsId, drA, { inMinutes: -48 * 60, state: "closed" });
    await aSlot(server, cptsId, drA, { inMinutes: 60, places: 2 });
    await aSlot(server, cptsId, drA, { inMinutes: 3 * 24 * 60 });
    await aSlot(server, cptsId, drB, { inMinutes: 90 });
    const { body } = await measures(coordinator);
    expect(body.slots).toEqual({
      slots: 1,
      placesFilled: { numerator: 1, denominator: 2, share: 0.5 },
      placesEmpty: 1,
      emptySlots: 0,
    });
    expect(body.thirdNext).toEqual([
      {
        professionCode: "10",
        professionLabel: "Médecin",
        communeCode: "31446",
        communeName: "Ramonville-Saint-Agne",
        professionals: 2,
        withoutThird: 1,
        medianDays: null,
        shortestDays: 3,
      },
    ]);
  });

  test("the export says the same in a spreadsheet's words", async () => {
    const { coordinator, measures } = await aTerritory();
    const { headers, body } = await measures(coordinator, undefined, "measures.csv");
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const lines = (body as string).replace("\ufeff", "").split("\r\n");
    expect(lines[0]).toBe(
      "debut;fin;decoupage;groupe;mesure;valeur;numerateur;denominateur;unite;definition;source",
    );
    expect(
      lines.find((line) => line.startsWith("2026-11-16;2026-11-22;total;;Rendez-vous en 48 heures;")),
    ).toMatch(/;60;3;5;%;/);
    for (const measure of ["Dont confiées au 15", "Dont décidées autrement", "Dont sans décision écrite"])
      expect(lines.find((line) => line.includes(`;total;;${measure};`))).toContain(";1;;;demandes;");
    expect(
      lines.find((line) => line.includes(";commune;Castanet-Tolosan;Délai obtenu (médiane);")),
    ).toContain(";2400;");
  });

  test("the workbook holds real numbers and dates, frozen headings and every definition, and runs nothing", async () => {
    const { coordinator, slug } = await aTerritory();
    // A label of the reference is what a person can write; a spreadsheet must not run it.
    await server.owner.query(
      "update reference_values set label = '=HYPERLINK(\"http://x.invalid\")' where set_name = 'priority-level' and code = 'VERT'",
    );
    const answer = await server.app.request(
      `/api/c/${slug}/unscheduled-care/measures.xlsx?from=2026-11-16&to=2026-11-22`,
      { headers: { cookie: coordinator.cookie } },
    );
    expect(answer.headers.get("content-type")).toContain("spreadsheetml");
    expect(answer.headers.get("content-disposition")).toContain("2026-11-22.xlsx");
    const book = new exceljs.Workbook();
    await book.xlsx.load(await answer.arrayBuffer());
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(["Mesures", "Par jour", "Définitions"]);
    const cells: exceljs.Cell[] = [];
    for (const sheet of book.worksheets) {
      expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
      sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
    }
    expect(
      cells.filter((cell) => cell.formula !== undefined || cell.type === exceljs.ValueType.Hyperlink),
    ).toEqual([]);
    expect(cells.some((cell) => String(cell.value).startsWith("'=HYPERLINK"))).toBe(true);
    const lines = book.getWorksheet("Mesures")!;
    const rows = (lines.getRows(2, lines.rowCount - 1) ?? []).map((row) => row.values as unknown[]);
    const line = (cut: string, group: string, measure: string) =>
      rows.find((row) => row[3] === cut && (row[4] ?? "") === group && row[5] === measure);
    const within48h = line("total", "", "Rendez-vous en 48 heures")!;
    expect(within48h.slice(6, 10)).toEqual([60, "%", 3, 5]);
    expect(within48h[1]).toEqual(new Date("2026-11-16T00:00:00Z"));
    expect(line("commune", "Castanet-Tolosan", "Délai obtenu (médiane)")![6]).toBe(2400);
    const days = book.getWorksheet("Par jour")!;
    expect((days.getRow(2).values as unknown[]).slice(1)).toEqual([
      new Date("2026-11-16T00:00:00Z"),
      1,
      1,
      1,
    ]);
    // Every day of the period has its row: one without a request says zero, and a chart drawn from it keeps its gaps.
    expect((days.getColumn(1).values as unknown[]).slice(2)).toEqual(
      [16, 17, 18, 19, 20, 21, 22].map((day) => new Date(`2026-11-${day}T00:00:00Z`)),
    );
    expect((days.getRow(8).values as unknown[]).slice(1)).toEqual([
      new Date("2026-11-22T00:00:00Z"),
      0,
      0,
      0,
    ]);
    const definitions = book.getWorksheet("Définitions")!;
    const labels = definitions.getColumn(1).values.slice(2);
    expect(labels).toEqual([...measureDefinitions.map((one) => one.label), "Centiles"]);
    expect((definitions.getRow(1).values as unknown[]).slice(1)).toEqual([
      "Mesure",
      "Unité",
      "Numérateur",
      "Dénominateur",
      "Période",
      "Source",
    ]);
  });

  test("professionals see totals; another CPTS sees nothing; a bad period is refused", async () => {
    const { coordinator, nurse, measures, slug } = await aTerritory();
    expect((await measures(nurse)).body).toMatchObject({
      total: { requests: 8 },
      byCommune: [],
      byProfession: [],
      byLevel: [],
      byDay: [],
    });
    expect((await measures(nurse, undefined, "measures.csv")).status).toBe(403);
    expect((await measures(nurse, undefined, "measures.xlsx")).status).toBe(403);
    const other = await aTerritory();
    expect(
      (
        await other.coordinator.call(
          "GET",
          `/api/c/${slug}/unscheduled-care/measures?from=2026-11-16&to=2026-11-22`,
        )
      ).status,
    ).toBe(404);
    expect((await measures(coordinator, "from=2026-11-22&to=2026-11-16")).body.errors[0].field).toBe("to");
    expect((await measures(coordinator, "from=2025-01-01&to=2026-11-16")).body.errors[0].field).toBe("to");
    expect((await measures(coordinator, "from=hier&to=2026-11-16")).status).toBe(422);
  });
});
