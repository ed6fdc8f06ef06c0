import { describe, expect, test } from "vitest";
import { patientBody, readyFields } from "../../../../tools/testing/a-request.ts";
import { aCptsWith, aPerson, aServer, runJob, type TestPerson } from "../../../../tools/testing/index.ts";
import { nowOf } from "../../../platform/time/index.ts";

const server = await aServer();

const amelie = {
  birthFamilyName: "Lefèvre-Bœuf",
  birthGivenNames: "Amélie Jeanne",
  sex: "F",
  birthOn: "1951-02-03",
  noTwinConfirmed: true,
};

async function aTeam() {
  const { cptsId, slug } = await aCptsWith(server, { gps: 1 });
  const coordinator = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
  const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
  const at = `/api/c/${slug}/patients`;
  const patient = async (change: object = {}): Promise<string> => {
    const made = await nurse.call("POST", at, { ...amelie, ...change });
    expect(made.status).toBe(201);
    return made.body.id;
  };
  return { cptsId, slug, coordinator, nurse, at, patient };
}

/** Amélie twice: typed by the nurse, then with day and month exchanged. */
async function twins() {
  const team = await aTeam();
  const one = await team.patient();
  const other = await team.patient({ birthFamilyName: "LEFEVRE BOEUF", birthOn: "1951-03-02" });
  return { ...team, one, other };
}

const compare = (who: TestPerson, at: string, one: string, other: string) =>
  who.call("GET", `${at}/twins/${one}/${other}`);
async function mergeOf(who: TestPerson, at: string, kept: string, dropped: string, headers = {}) {
  const { body } = await compare(who, at, kept, dropped);
  const readAt = { keptReadAt: body.one.patient.updatedAt, droppedReadAt: body.other.patient.updatedAt };
  return who.call("POST", `${at}/merges`, { keptId: kept, droppedId: dropped, ...readAt }, headers);
}
const seek = (who: TestPerson, at: string) => who.call("POST", `${at}/twins/seek`);
const pairs = async (who: TestPerson, at: string) => (await who.call("GET", `${at}/twins`)).body.items;
/** Every row that names a patient, as it is. */
const rowsOf = async (cptsId: string) =>
  (
    await server.owner.query(
      `select 'snp' as kind, id, patient_id, status, updated_at::text as at from snp_requests where cpts_id = $1
       union all select 'mt', id, patient_id, status, stands_since::text from mt_requests where cpts_id = $1
       union all select 'booking', id, patient_id, status, created_at::text from agenda_bookings where cpts_id = $1 order by 1, 2`,
      [cptsId],
    )
  ).rows;

describe("likely doubles", () => {
  test("are found, listed with their reasons, once each, and again after a correction", async () => {
    const { coordinator, nurse, at, one, other, patient } = await twins();
    await patient({ birthFamilyName: "Sanchez", birthGivenNames: "Paul", sex: "M" });
    expect((await seek(coordinator, at)).body).toEqual({ sought: 3, left: false });
    const [found, ...more] = await pairs(coordinator, at);
    expect(more).toEqual([]);
    expect([found.one.id, found.other.id].sort()).toEqual([one, other].sort());
    expect(found.reasons).toContain("jour et mois de naissance inversés");
    expect((await seek(coordinator, at)).body.sought).toBe(0);
    await nurse.call("POST", `/api/c/${at.split("/")[3]}/unscheduled-care/requests`, { patientId: other });
    const { updatedAt } = (await nurse.call("GET", `${at}/${other}`)).body;
    const change = {
      readAt: updatedAt,
      birthGivenNames: "Bernadette",
      birthOn: "1987-06-01",
      reason: "Autre",
    };
    expect((await nurse.call("PATCH", `${at}/${other}`, change)).status).toBe(200);
    expect((await seek(coordinator, at)).body.sought).toBe(1);
    expect(await pairs(coordinator, at)).toEqual([]);
  });

  test("are looked for at night, and listed by pages", async () => {
    const { coordinator, at, patient } = await aTeam();
    for (const birthFamilyName of ["Garrigou", "Montségur", "Puylaurens"])
      for (const accent of [birthFamilyName, birthFamilyName.toUpperCase()])
        await patient({ birthFamilyName: accent });
    await runJob(server, "patients.seek-twins");
    const first = (await coordinator.call("GET", `${at}/twins?limit=2`)).body;
    const rest = (await coordinator.call("GET", `${at}/twins?limit=2&after=${first.next}`)).body;
    expect([first.items.length, rest.items.length, rest.next]).toEqual([2, 1, null]);
    expect((await coordinator.call("GET", `${at}/twins?after=abc`)).status).toBe(422);
  });

  test("who were called two persons are not shown again, nor merged, until that is taken back", async () => {
    const { coordinator, at, one, other } = await twins();
    await seek(coordinator, at);
    const decide = (different: boolean) =>
      coordinator.call("PUT", `${at}/twins/${one}/${other}`, { different, reason: "Deux cousines" });
    expect((await decide(true)).body).toEqual({ state: "different" });
    expect(await pairs(coordinator, at)).toEqual([]);
    await server.owner.query("update patients_records set twins_sought_at = null where id = $1", [one]);
    await seek(coordinator, at);
    expect(await pairs(coordinator, at)).toEqual([]);
    expect((await mergeOf(coordinator, at, one, other)).body.code).toBe("patients.called-different");
    await decide(false);
    expect(await pairs(coordinator, at)).toHaveLength(1);
  });

  test("stand side by side with what differs and what each holds; both readings are audited", async () => {
    const { coordinator, nurse, at, one, other, slug, cptsId } = await twins();
    await nurse.call("POST", `/api/c/${slug}/unscheduled-care/requests`, {
      patientId: one,
      ...readyFields(),
    });
    const { body } = await compare(coordinator, at, one, other);
    expect(body.differing).toEqual(["birthOn"]);
    // That something hangs on it helps to choose; how much of what care is for who may know.
    expect(body.one).toMatchObject({ onlyToConfirm: true, isUsed: true, holds: [] });
    expect(body.other.isUsed).toBe(false);
    const reason = "Deux fiches à rapprocher";
    await coordinator.call("POST", `/api/c/${slug}/break-glass`, { kind: "patient", id: one, reason });
    expect((await compare(coordinator, at, one, other)).body.one.holds).toContainEqual({
      label: "demandes de soins non programmés",
      count: 1,
    });
    const { rows } = await server.owner.query(
      "select patient_id from audit_entries where cpts_id = $1 and action = 'patients.compared'",
      [cptsId],
    );
    expect(rows.map((row) => row.patient_id).sort()).toEqual([one, one, other, other].sort());
  });
});

describe("a merge", () => {
  test("takes all rows along, points to the record kept, and its undoing puts every row back", async () => {
    const { coordinator, nurse, at, one, other, slug, cptsId } = await twins();
    const requests = `/api/c/${slug}/unscheduled-care/requests`;
    for (const patientId of [one, other]) await nurse.call("POST", requests, { patientId, ...readyFields() });
    const before = await rowsOf(cptsId);
    const made = await mergeOf(coordinator, at, one, other);
    expect(made).toMatchObject({ status: 201, body: { kept: { id: one }, dropped: { id: other } } });
    const patientsNow = new Set((await rowsOf(cptsId)).map((row) => row.patient_id));
    expect([...patientsNow]).toEqual([one]);
    const pointer = await nurse.call("GET", `${at}/${other}`);
    expect(pointer).toMatchObject({ status: 200, body: { id: other, mergedIntoId: one } });
    expect((await nurse.call("POST", requests, { patientId: other })).body.code).toBe("patients.merged");
    expect(
      (await nurse.call("PATCH", `${at}/${other}`, { readAt: pointer.body.updatedAt, phone: "0561000008" }))
        .body.code,
    ).toBe("patients.merged");
    const search = await nurse.call("POST", `${at}/search`, { name: "lefevre", birthOn: "1951-03-02" });
    expect(search.body.items).toEqual([]);
    const undone = await coordinator.call("POST", `${at}/merges/${made.body.id}/undo`, {
      reason: "Deux sœurs",
    });
    expect(undone.body.undoneBy).toContain("Essai");
    expect(await rowsOf(cptsId)).toEqual(before);
    expect((await nurse.call("GET", `${at}/${other}`)).body.mergedIntoId).toBeNull();
    expect((await coordinator.call("POST", `${at}/merges/${made.body.id}/undo`, {})).body.code).toBe(
      "patients.unmerged-already",
    );
    const { items } = (await coordinator.call("GET", `${at}/merges`)).body;
    expect(items).toMatchObject([{ id: made.body.id, reason: "" }]);
  });

  test("of two open searches for a doctor keeps the elder, and its undoing reopens the other as it was", async () => {
    const { coordinator, at, one, other, slug, cptsId } = await twins();
    const searches = `/api/c/${slug}/family-doctor/requests`;
    const open = async (patientId: string) =>
      (await coordinator.call("POST", searches, { patientId, agreed: true })).body.id;
    const elder = await open(other);
    server.deps.clock.advance(60);
    const younger = await open(one);
    const before = await rowsOf(cptsId);
    const made = await mergeOf(coordinator, at, one, other);
    expect(made.status).toBe(201);
    expect(
      (await rowsOf(cptsId))
        .filter((row) => row.kind === "mt")
        .map((row) => [row.id, row.patient_id, row.status]),
    ).toEqual(
      [elder, younger]
        .sort()
        .map((id) => [id, one, id === younger ? "closed" : expect.not.stringMatching("closed")]),
    );
    expect((await coordinator.call("POST", `${at}/merges/${made.body.id}/undo`, {})).status).toBe(200);
    expect(await rowsOf(cptsId)).toEqual(before);
    // A double that a doctor has in hands is not closed behind their back.
    await server.owner.query("update mt_requests set status = 'proposed' where id = $1", [younger]);
    expect((await mergeOf(coordinator, at, one, other)).body.code).toBe("family-doctor.twin-in-hands");
  });

  test("is not undone over what was changed since, in French", async () => {
    const { coordinator, at, one, other, slug, patient } = await twins();
    const searches = `/api/c/${slug}/family-doctor/requests`;
    const open = (patientId: string) => coordinator.call("POST", searches, { patientId, agreed: true });
    await open(one);
    await open(other);
    const made = (await mergeOf(coordinator, at, one, other)).body;
    const third = await patient({ birthFamilyName: "Lefebvre Boeuf" });
    const later = (await mergeOf(coordinator, at, third, one)).body;
    const undo = (id: string) => coordinator.call("POST", `${at}/merges/${id}/undo`, {});
    expect((await undo(made.id)).body.code).toBe("patients.merged-since");
    expect((await undo(later.id)).status).toBe(200);
    // Somebody's step on the request that was closed as a double, later than the closing.
    await server.owner.query(
      `insert into mt_request_events (cpts_id, id, request_id, at, user_label, kind, sentence, details)
       select cpts_id, gen_random_uuid(), id, $2::timestamptz + interval '1 s', '', 'request-corrected', 'Demande corrigée.', '{}' from mt_requests
       where end_reason = 'twin' and patient_id = $1`,
      [one, nowOf(server.deps)],
    );
    expect((await undo(made.id)).body.code).toBe("family-doctor.changed-since");
    expect((await coordinator.call("GET", `${at}/merges`)).body.items[1]).toMatchObject({ undoneAt: null });
  });

  test("follows a chain to the record that is left, and is undone from its end", async () => {
    const { coordinator, nurse, at, one, other, patient, slug } = await twins();
    await nurse.call("POST", `/api/c/${slug}/unscheduled-care/requests`, {
      patientId: other,
      ...readyFields(),
    });
    const third = await patient({ birthFamilyName: "Lefebvre-Boeuf" });
    await mergeOf(coordinator, at, one, other);
    expect((await mergeOf(coordinator, at, third, one)).status).toBe(201);
    expect((await nurse.call("GET", `${at}/${other}`)).body.mergedIntoId).toBe(third);
  });

  test("of a chain is undone link by link from its end, searches closed as doubles and all", async () => {
    const { coordinator, at, one, other, slug, cptsId, patient } = await twins();
    const open = (patientId: string) =>
      coordinator.call("POST", `/api/c/${slug}/family-doctor/requests`, { patientId, agreed: true });
    await open(other);
    server.deps.clock.advance(60);
    await open(one);
    const third = await patient({ birthFamilyName: "Lefebvre-Boeuf" });
    server.deps.clock.advance(60);
    await open(third);
    const before = await rowsOf(cptsId);
    const first = (await mergeOf(coordinator, at, one, other)).body;
    const second = (await mergeOf(coordinator, at, third, one)).body;
    const undo = (id: string) => coordinator.call("POST", `${at}/merges/${id}/undo`, {});
    expect((await undo(second.id)).status).toBe(200);
    expect(await undo(first.id)).toMatchObject({ status: 200 });
    expect(await rowsOf(cptsId)).toEqual(before);
  });

  test("stays undoable when the record kept was corrected since, and no longer looks like the other", async () => {
    const { coordinator, at, one, other } = await twins();
    const made = (await mergeOf(coordinator, at, one, other)).body;
    await server.owner.query(
      "update patients_records set birth_family_name = 'Sanchez', birth_given_names = 'Paul', birth_on = '1987-06-01', sex = 'M' where id = $1",
      [one],
    );
    await seek(coordinator, at);
    const undo = () => coordinator.call("POST", `${at}/merges/${made.id}/undo`, {});
    expect((await undo()).status).toBe(200);
    // Undone, it opens nothing any more.
    expect((await undo()).status).toBe(404);
    expect((await compare(coordinator, at, one, other)).status).toBe(404);
  });

  test("is refused when a record was changed since, is merged already, or its identity is the surer", async () => {
    const { coordinator, nurse, at, one, other, slug } = await twins();
    await nurse.call("POST", `/api/c/${slug}/unscheduled-care/requests`, {
      patientId: other,
      ...readyFields(),
    });
    const { body } = await compare(coordinator, at, one, other);
    const stale = { keptReadAt: body.one.patient.updatedAt, droppedReadAt: body.other.patient.updatedAt };
    await server.owner.query(
      "update patients_records set identity_status = 'VALIDEE', identity_document = 'CNI', document_seen_at = now(), updated_at = updated_at + interval '1 s' where id = $1",
      [other],
    );
    const send = (input: object) => coordinator.call("POST", `${at}/merges`, input);
    expect((await send({ keptId: one, droppedId: other, ...stale })).body.code).toBe(
      "patients.changed-elsewhere",
    );
    expect((await compare(coordinator, at, one, other)).body.mustKeepId).toBe(other);
    expect((await mergeOf(coordinator, at, one, other)).body.code).toBe("patients.keep-the-surer");
    expect((await mergeOf(coordinator, at, other, one)).status).toBe(201);
    expect((await mergeOf(coordinator, at, other, one)).body.code).toBe("patients.merged");
    expect((await send({ keptId: one, droppedId: one, ...stale })).body.errors[0].field).toBe("droppedId");
  });

  test("sent twice is one merge", async () => {
    const { coordinator, at, one, other, cptsId } = await twins();
    const { body } = await compare(coordinator, at, one, other);
    const input = {
      keptId: one,
      droppedId: other,
      keptReadAt: body.one.patient.updatedAt,
      droppedReadAt: body.other.patient.updatedAt,
    };
    const send = () =>
      coordinator.call("POST", `${at}/merges`, input, { "idempotency-key": "fusion-essai-1" });
    const [a, b] = [await send(), await send()];
    expect([a.status, b.status, b.body.id]).toEqual([201, 201, a.body.id]);
    const { rows } = await server.owner.query(
      "select count(*)::int as n from patients_merges where cpts_id = $1",
      [cptsId],
    );
    expect(rows[0].n).toBe(1);
  });
});

describe("who may", () => {
  test("see how to reach somebody in a comparison: only who knows of them both; the others confirm who it is", async () => {
    const { coordinator, at, patient, slug } = await aTeam();
    const reach = { phone: "0561000009", addressLine: "3 rue des Lilas", contactPerson: "Sa fille" };
    const one = await patient(reach);
    const other = await patient();
    const { body } = await compare(coordinator, at, one, other);
    expect(body.one).toMatchObject({
      onlyToConfirm: true,
      patient: { birthFamilyName: "Lefèvre-Bœuf", phone: null, addressLine: "", contactPerson: null },
      holds: [],
      isUsed: false,
    });
    expect(body.differing).toEqual([]);
    const glass = (id: string) =>
      coordinator.call("POST", `/api/c/${slug}/break-glass`, {
        kind: "patient",
        id,
        reason: "Deux fiches à rapprocher",
      });
    expect((await glass(one)).status).toBe(201);
    const seen = (await compare(coordinator, at, one, other)).body;
    expect(seen.one).toMatchObject({ onlyToConfirm: false, patient: { phone: "0561000009" } });
    expect(seen.other.onlyToConfirm).toBe(true);
    expect(seen.differing).toEqual([]);
    await glass(other);
    expect((await compare(coordinator, at, one, other)).body.differing).toContain("phone");
  });

  test("make a look-alike of somebody's record: it opens nothing to its maker, before nor after the night", async () => {
    const { coordinator, at, patient, slug } = await aTeam();
    const one = await patient({ phone: "0561000009" });
    const made = await coordinator.call("POST", at, amelie);
    expect(made.status).toBe(201);
    const bait = made.body.id;
    expect((await compare(coordinator, at, one, bait)).status).toBe(404);
    await seek(coordinator, at);
    expect((await compare(coordinator, at, one, bait)).status).toBe(404);
    const readAt = { keptReadAt: made.body.updatedAt, droppedReadAt: made.body.updatedAt };
    expect(
      (await coordinator.call("POST", `${at}/merges`, { keptId: bait, droppedId: one, ...readAt })).status,
    ).toBe(404);
    const broken = await coordinator.call("POST", `/api/c/${slug}/break-glass`, {
      kind: "patient",
      id: one,
      reason: "Deux fiches à rapprocher",
    });
    expect(broken.status).toBe(201);
    expect((await compare(coordinator, at, one, bait)).status).toBe(200);
  });

  test("compare and merge: the desk and the coordination, of likely doubles or of patients they follow", async () => {
    const { cptsId, coordinator, nurse, at, one, other, patient } = await twins();
    const person = (role: "operator" | "partner" | "assistant" | "administrator", of = cptsId) =>
      aPerson(server, { roles: [{ cptsId: of, role }] });
    const stranger = await person("operator", (await aCptsWith(server)).cptsId);
    const table: [TestPerson, number][] = [
      [coordinator, 200],
      [await person("operator"), 200],
      [nurse, 403],
      [await person("partner"), 403],
      [await person("assistant"), 403],
      [await person("administrator"), 403],
      [stranger, 404],
    ];
    for (const [who, status] of table) {
      expect((await compare(who, at, one, other)).status).toBe(status);
      expect((await who.call("GET", `${at}/twins`)).status).toBe(status);
    }
    const unlike = await patient(
      patientBody({ birthFamilyName: "Sanchez", birthGivenNames: "Paul", sex: "M" }),
    );
    expect((await compare(coordinator, at, one, unlike)).status).toBe(404);
    expect((await coordinator.call("GET", `${at}/${one}`)).status).toBe(404);
  });
});
