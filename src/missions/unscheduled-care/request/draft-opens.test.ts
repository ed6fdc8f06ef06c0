import { describe, expect, test } from "vitest";
import { aRequest, aRequestTeam, patientBody, readyFields } from "../../../../tools/testing/a-request.ts";
import { aPerson, aServer, type TestPerson } from "../../../../tools/testing/index.ts";

const server = await aServer();
const reason = "Le patient est devant moi, inconscient";

/** A patient whom somebody else recorded and asked for, and a nurse who found them by a search. */
async function aFoundPatient() {
  const team = await aRequestTeam(server);
  const { cptsId, slug, nurse, at } = team;
  const { patientId } = await aRequest(nurse, slug, { patient: { contactPerson: "Sa fille" } });
  const finder = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
  const record = `/api/c/${slug}/patients/${patientId}`;
  const draftOf = async (person: TestPerson) =>
    (await person.call("POST", at, { patientId, ...readyFields() })).body as { id: string; version: number };
  return { ...team, patientId, finder, record, draftOf };
}

describe("a draft that names a patient found by a search", () => {
  test("shows who the person is, not how to reach them, and corrects nothing, until it is sent", async () => {
    const { at, finder, record, draftOf } = await aFoundPatient();
    expect((await finder.call("GET", record)).status).toBe(404);
    const { id, version } = await draftOf(finder);
    const { body } = await finder.call("GET", record);
    expect(body).toMatchObject({
      birthGivenNames: "Camille Andrée",
      birthOn: "1986-03-12",
      phone: null,
      contactPerson: null,
      ownDoctorProfessionalId: null,
    });
    const correct = (updatedAt: string) =>
      finder.call("PATCH", record, { readAt: updatedAt, phone: "0561000009" });
    expect(await correct(body.updatedAt)).toMatchObject({
      status: 403,
      body: { code: "patients.request-not-sent" },
    });
    expect((await finder.call("GET", `${at}/${id}`)).body).toMatchObject({
      patientPhone: null,
      ownDoctor: null,
      can: { edit: true, knowPatient: false },
    });
    const sent = await finder.call("POST", `${at}/${id}/submit`, { version, levelCode: "JAUNE" });
    expect(sent.body).toMatchObject({ patientPhone: "0561000001", can: { knowPatient: true } });
    expect((await finder.call("GET", record)).body.phone).toBe("0561000001");
    expect((await correct(body.updatedAt)).status).toBe(200);
  });

  test("opens no more when it is cancelled before it was sent", async () => {
    const { at, finder, record, draftOf } = await aFoundPatient();
    const { id } = await draftOf(finder);
    expect((await finder.call("POST", `${at}/${id}/cancel`, { reason: "Erreur de patient" })).status).toBe(
      200,
    );
    expect((await finder.call("GET", record)).body.phone).toBeNull();
    expect((await finder.call("GET", `${at}/${id}`)).body.patientPhone).toBeNull();
  });

  test("opens the record whole to who made it, to the desk, and by a broken glass", async () => {
    const { at, slug, finder, operator, record, patientId, draftOf } = await aFoundPatient();
    await draftOf(operator);
    expect((await operator.call("GET", record)).body.phone).toBe("0561000001");
    const own = (await finder.call("POST", `/api/c/${slug}/patients`, patientBody())).body;
    const { id } = (await finder.call("POST", at, { patientId: own.id })).body;
    expect((await finder.call("GET", `${at}/${id}`)).body).toMatchObject({
      patientPhone: "0561000001",
      can: { knowPatient: true },
    });
    const change = { readAt: own.updatedAt, usedFamilyName: "Autre" };
    expect((await finder.call("PATCH", `/api/c/${slug}/patients/${own.id}`, change)).status).toBe(200);
    await draftOf(finder);
    expect((await finder.call("GET", record)).body.phone).toBeNull();
    await finder.call("POST", `/api/c/${slug}/break-glass`, { kind: "patient", id: patientId, reason });
    expect((await finder.call("GET", record)).body.phone).toBe("0561000001");
  });
});

test("no broken glass opens a draft, which is its author's alone; once sent it does", async () => {
  const { at, cptsId, slug, nurse } = await aRequestTeam(server);
  const doctor = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
  const { id, version } = await aRequest(nurse, slug, { draft: true });
  const opened = await doctor.call("POST", `/api/c/${slug}/break-glass`, { kind: "request", id, reason });
  expect(opened.status).toBe(201);
  expect((await doctor.call("GET", `${at}/${id}`)).status).toBe(404);
  await nurse.call("POST", `${at}/${id}/submit`, { version, levelCode: "JAUNE" });
  expect((await doctor.call("GET", `${at}/${id}`)).status).toBe(200);
});
