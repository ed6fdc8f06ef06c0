import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aRequest, patientBody } from "../../../tools/testing/a-request.ts";
import { aCptsWith, aPerson, aServer } from "../../../tools/testing/index.ts";
import { prepared, withTenant } from "../../platform/db/index.ts";
import { searchStatement } from "./record/search-patient-rows.ts";

const server = await aServer();

async function aTeam() {
  const { cptsId, slug, professionals } = await aCptsWith(server, { gps: 2 });
  const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
  const operator = await aPerson(server, { roles: [{ cptsId, role: "operator" }] });
  return { cptsId, slug, nurse, operator, professionals, at: `/api/c/${slug}/patients` };
}

const amelie = {
  birthFamilyName: "Lefèvre-Bœuf",
  usedFamilyName: "Garrigue",
  birthGivenNames: "Amélie Jeanne",
  sex: "F",
  birthOn: "1951-02-03",
};
const auditOf = async (cptsId: string, action: string) =>
  (
    await server.owner.query(
      "select actor_user_id, patient_id, purpose, details from audit_entries where cpts_id = $1 and action = $2 order by at, id",
      [cptsId, action],
    )
  ).rows;

describe("a record", () => {
  test("is made with the national traits and a provisional identity; the same client-made id is one record", async () => {
    const { at, nurse, operator } = await aTeam();
    const id = randomUUID();
    const made = await nurse.call("POST", at, { id, ...amelie, phone: "05 61 12 34 56" });
    expect(made).toMatchObject({
      status: 201,
      body: { id, identityStatus: "PROVISOIRE", phone: "0561123456", ownDoctor: "unknown" },
    });
    expect((await nurse.call("POST", at, { id, ...amelie })).body.updatedAt).toBe(made.body.updatedAt);
    expect((await operator.call("POST", at, { id, ...amelie })).body.code).toBe("patients.id-taken");
  });

  test("what cannot be is refused by field", async () => {
    const { at, nurse } = await aTeam();
    const refused = async (change: object) =>
      (await nurse.call("POST", at, { ...amelie, ...change })).body.errors[0]?.field;
    expect(await refused({ birthOn: "2026-11-24" })).toBe("birthOn");
    expect(await refused({ birthOn: "1948-02-30" })).toBe("birthOn");
    expect(await refused({ birthFamilyName: " " })).toBe("birthFamilyName");
    for (const name of ["Petit😀", "Petit ★", "Petit <b>", "Petit 2"])
      expect(await refused({ birthFamilyName: name })).toBe("birthFamilyName");
    expect(await refused({ usedGivenName: "Léa™" })).toBe("usedGivenName");
    for (const name of ["O’Brien-St. Jean", "בן דוד", "بن علي", "Nguyễn", "Ngoc-Anh, Marie"])
      expect(
        (await nurse.call("POST", at, { ...amelie, birthFamilyName: name, noTwinConfirmed: true })).status,
      ).toBe(201);
    expect(await refused({ sex: "X" })).toBe("sex");
    expect(await refused({ ownDoctor: "yes", ownDoctorProfessionalId: randomUUID() })).toBe(
      "ownDoctorProfessionalId",
    );
  });

  test("a likely twin is refused until its candidates were shown", async () => {
    const { at, nurse, operator } = await aTeam();
    const { id } = (await nurse.call("POST", at, amelie)).body;
    const twin = {
      ...amelie,
      birthFamilyName: "Lefevre Boeuf",
      usedFamilyName: null,
      birthGivenNames: "Amelie",
    };
    expect((await operator.call("POST", at, twin)).body.code).toBe("patients.likely-twin");
    expect((await operator.call("POST", at, { ...twin, noTwinConfirmed: true })).status).toBe(201);
    expect((await operator.call("POST", at, { ...twin, birthOn: "1988-06-01" })).status).toBe(201);
    const found = await operator.call("POST", `${at}/search`, {
      name: "amélie lefevre",
      birthOn: "1951-02-03",
    });
    expect(found.body.items.map((one: { id: string }) => one.id)).toContain(id);
  });
});

describe("a search", () => {
  test("bears accents, typing errors, either name; without birth date it is the desk's", async () => {
    const { at, cptsId, nurse, operator } = await aTeam();
    await nurse.call("POST", at, amelie);
    for (const name of [
      "lefevre boeuf amelie",
      "Garigue",
      "AMELIE GARRIGUE",
      "Lefèvre-Bœuf",
      "Amélie Lefebvre",
    ]) {
      const found = await nurse.call("POST", `${at}/search`, { name, birthOn: "1951-02-03" });
      expect(found.body.items, name).toMatchObject([
        { birthFamilyName: "Lefèvre-Bœuf", sameBirthDate: true },
      ]);
    }
    expect(
      (await nurse.call("POST", `${at}/search`, { name: "Garrigue", birthOn: "1960-01-01" })).body.items,
    ).toEqual([]);
    expect((await nurse.call("POST", `${at}/search`, { name: "Garrigue" })).body.errors[0].field).toBe(
      "birthOn",
    );
    const desk = await operator.call("POST", `${at}/search`, { name: "Garrigue" });
    expect(Object.keys(desk.body.items[0])).not.toEqual(expect.arrayContaining(["phone"]));
    expect((await auditOf(cptsId, "patients.searched")).at(-1)).toMatchObject({
      details: { found: 1, withBirthDate: false },
    });
  });
});

test("a search walks the index of letter groups, under the application's own role", async () => {
  const { cptsId } = await aCptsWith(server);
  // Many others, so that reading everything costs clearly more than a hundred look-ups: at 3,000 the planner may take either.
  await server.owner.query(
    `insert into patients_records (cpts_id, id, birth_family_name, birth_given_names, search_text, sex, birth_on)
     select $1::uuid, gen_random_uuid(), 'N' || n, 'P', md5(n::text) || ' ' || md5((n * 7)::text), 'F', date '1940-01-01' + n from generate_series(1, 16000) n`,
    [cptsId],
  );
  await server.owner.query("analyze patients_name_grams, patients_records");
  for (const birthOn of [null, "1951-02-03"]) {
    const plan = await withTenant(server.deps.db, cptsId, async (tx) => {
      const { text, values } = searchStatement(cptsId, "amelie lefevre", birthOn);
      return (await prepared<{ "QUERY PLAN": string }>(tx, `explained-${birthOn}`, `explain ${text}`, values))
        .map((row) => row["QUERY PLAN"])
        .join("\n");
    });
    expect(plan).toContain("patients_name_grams_search_idx");
    expect(plan).toMatch(/gram = ANY/);
    expect(plan).not.toContain("Seq Scan on patients");
  }
}, 60_000);

test("the letter groups of a patient go with the record", async () => {
  const { cptsId, at, nurse } = await aTeam();
  const { id } = (await nurse.call("POST", at, amelie)).body;
  const groups = async () =>
    (await server.owner.query("select gram from patients_name_grams where patient_id = $1", [id])).rowCount;
  expect(await groups()).toBeGreaterThan(20);
  await withTenant(server.deps.db, cptsId, (tx) =>
    tx.deleteFrom("patients_records").where("cpts_id", "=", cptsId).where("id", "=", id).execute(),
  );
  expect(await groups()).toBe(0);
});

describe("who may know", () => {
  test("each relation, and its absence: one table", async () => {
    const { at, cptsId, slug, nurse, operator, professionals } = await aTeam();
    const [own, other] = professionals;
    const person = (
      role: "professional" | "assistant" | "coordinator" | "partner" | "administrator" | "operator",
      professionalId?: string,
    ) => aPerson(server, { roles: [{ cptsId, role, ...(professionalId ? { professionalId } : {}) }] });
    const stranger = await aPerson(server, {
      roles: [{ cptsId: (await aCptsWith(server)).cptsId, role: "operator" }],
    });
    const { id: requestId, patientId } = await aRequest(nurse, slug, {
      patient: { ownDoctor: "yes", ownDoctorProfessionalId: own!.id },
    });
    const table = [
      { who: "the requester", by: nurse, open: 200, ended: 200 },
      { who: "the own doctor", by: await person("professional", own!.id), open: 200, ended: 200 },
      { who: "the own doctor's assistant", by: await person("assistant", own!.id), open: 200, ended: 200 },
      { who: "another doctor", by: await person("professional", other!.id), open: 404, ended: 404 },
      { who: "a nurse who asked nothing", by: await person("professional"), open: 404, ended: 404 },
      { who: "a partner", by: await person("partner"), open: 404, ended: 404 },
      { who: "the desk", by: operator, open: 200, ended: 404 },
      { who: "the coordination", by: await person("coordinator"), open: 200, ended: 404 },
      { who: "the administration", by: await person("administrator"), open: 403, ended: 403 },
      { who: "another CPTS", by: stranger, open: 404, ended: 404 },
    ];
    const request = `/api/c/${slug}/unscheduled-care/requests/${requestId}`;
    const check = async (which: "open" | "ended") => {
      for (const { who, by, ...expected } of table) {
        expect((await by.call("GET", `${at}/${patientId}`)).status, `${who}, patient, ${which}`).toBe(
          expected[which],
        );
        expect((await by.call("GET", request)).status, `${who}, request, ${which}`).toBe(expected[which]);
        expect((await by.call("GET", `${request}/story`)).status, `${who}, story, ${which}`).toBe(
          expected[which],
        );
      }
    };
    await check("open");
    await nurse.call("POST", `${request}/close`, { outcome: "advice", reason: "Conseil" });
    // What the desk remembers is over.
    await server.owner.query(
      "update snp_requests set closed_at = closed_at - interval '3 days' where id = $1",
      [requestId],
    );
    await check("ended");
    const listed = await operator.call(
      "GET",
      `/api/c/${slug}/unscheduled-care/requests?view=patient&patientId=${patientId}`,
    );
    expect(listed.body.items).toEqual([]);
    const reads = await auditOf(cptsId, "patients.read");
    expect(
      reads.some(
        (one) =>
          one.patient_id === patientId &&
          one.purpose === "orientation" &&
          one.details.relation === "médecin traitant",
      ),
    ).toBe(true);
  });

  test("a draft is its author's alone, and the patient's own doctor does not see it yet", async () => {
    const { slug, nurse, operator, cptsId, professionals } = await aTeam();
    const doctor = await aPerson(server, {
      roles: [{ cptsId, role: "professional", professionalId: professionals[0]!.id }],
    });
    const { id } = await aRequest(nurse, slug, {
      draft: true,
      patient: { ownDoctor: "yes", ownDoctorProfessionalId: professionals[0]!.id },
    });
    const request = `/api/c/${slug}/unscheduled-care/requests/${id}`;
    expect([
      (await nurse.call("GET", request)).status,
      (await operator.call("GET", request)).status,
      (await doctor.call("GET", request)).status,
    ]).toEqual([200, 404, 404]);
  });

  test("treating gives the right to read, not to change the request", async () => {
    const { slug, nurse, cptsId, professionals } = await aTeam();
    const doctor = await aPerson(server, {
      roles: [{ cptsId, role: "professional", professionalId: professionals[0]!.id }],
    });
    const { id, version } = await aRequest(nurse, slug, {
      patient: { ownDoctor: "yes", ownDoctorProfessionalId: professionals[0]!.id },
    });
    const request = `/api/c/${slug}/unscheduled-care/requests/${id}`;
    expect((await doctor.call("PATCH", request, { version, reason: "Autre" })).status).toBe(403);
    expect((await doctor.call("POST", `${request}/cancel`, { reason: "Non" })).status).toBe(403);
    expect((await doctor.call("GET", request)).body.can).toMatchObject({
      edit: false,
      orient: false,
      cancel: false,
    });
    expect(
      (await doctor.call("GET", `/api/c/${slug}/unscheduled-care/requests?view=patients`)).body.items,
    ).toMatchObject([{ id }]);
  });

  test("the broken glass opens for its time, to who broke it, and the audit says so", async () => {
    const { at, cptsId, slug, nurse } = await aTeam();
    const doctor = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
    const { id, patientId } = await aRequest(nurse, slug);
    const request = `/api/c/${slug}/unscheduled-care/requests/${id}`;
    expect((await doctor.call("GET", `${at}/${patientId}`)).status).toBe(404);
    expect((await doctor.call("GET", request)).status).toBe(404);
    await server.owner.query(
      `insert into access_break_glass (cpts_id, id, user_id, subject_kind, subject_id, reason, opened_at, ends_at)
       values ($1, gen_random_uuid(), $2, 'patient', $3, 'Urgence au domicile', '2026-11-23T07:00:00Z', '2026-11-23T09:00:00Z')`,
      [cptsId, doctor.userId, patientId],
    );
    expect((await doctor.call("GET", `${at}/${patientId}`)).status).toBe(200);
    expect((await doctor.call("GET", request)).body).toMatchObject({
      id,
      can: { edit: false, cancel: false },
    });
    expect((await auditOf(cptsId, "patients.read")).at(-1)).toMatchObject({
      actor_user_id: doctor.userId,
      details: { relation: "bris de glace" },
    });
    await server.owner.query(
      "update access_break_glass set ends_at = '2026-11-23T07:30:00Z' where subject_id = $1",
      [patientId],
    );
    expect((await doctor.call("GET", `${at}/${patientId}`)).status).toBe(404);
  });
});

describe("a correction", () => {
  test("keeps the former traits in the audit; the second of two people is told; an unknown doctor is refused", async () => {
    const { at, cptsId, slug, nurse, operator } = await aTeam();
    const { patientId } = await aRequest(nurse, slug, {
      patient: patientBody({ birthFamilyName: "Martim" }),
    });
    const read = (await nurse.call("GET", `${at}/${patientId}`)).body;
    const corrected = await nurse.call("PATCH", `${at}/${patientId}`, {
      readAt: read.updatedAt,
      birthFamilyName: "Martin",
      reason: "Faute de frappe",
    });
    expect(corrected).toMatchObject({ status: 200, body: { birthFamilyName: "Martin", phone: read.phone } });
    const late = await operator.call("PATCH", `${at}/${patientId}`, {
      readAt: read.updatedAt,
      birthFamilyName: "Marin",
    });
    expect(late).toMatchObject({ status: 409, body: { code: "patients.changed-elsewhere" } });
    expect(await auditOf(cptsId, "patients.corrected")).toMatchObject([
      {
        purpose: "Faute de frappe",
        details: { fields: "birthFamilyName", "former.birthFamilyName": "Martim" },
      },
    ]);
    const unknown = await nurse.call("PATCH", `${at}/${patientId}`, {
      readAt: corrected.body.updatedAt,
      ownDoctor: "yes",
      ownDoctorProfessionalId: randomUUID(),
    });
    expect(unknown.body.errors[0].field).toBe("ownDoctorProfessionalId");
    const found = await nurse.call("POST", `${at}/search`, { name: "Martin Camille", birthOn: "1948-03-12" });
    expect(found.body.items).toMatchObject([{ birthFamilyName: "Martin" }]);
  });
});
