import { describe, expect, test } from "vitest";
import { aRequest, patientBody, readyFields } from "../../../tools/testing/a-request.ts";
import { aCptsWith, aPerson, aServer, type TestPerson } from "../../../tools/testing/index.ts";

const server = await aServer();

async function aTeam() {
  const { cptsId, slug, professionals } = await aCptsWith(server, { gps: 1 });
  const professionalId = professionals[0]!.id;
  const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
  const doctor = await aPerson(server, { roles: [{ cptsId, role: "professional", professionalId }] });
  const helper = await aPerson(server, { roles: [{ cptsId, role: "assistant", professionalId }] });
  return { nurse, doctor, helper, slug, at: `/api/c/${slug}`, professionalId };
}

/** A request of that person for a patient already recorded, sent to be oriented. */
async function aRequestFor(person: TestPerson, at: string, patientId: string): Promise<void> {
  const requests = `${at}/unscheduled-care/requests`;
  const { id, version } = (await person.call("POST", requests, { patientId, ...readyFields() })).body;
  const sent = await person.call("POST", `${requests}/${id}/submit`, { version, levelCode: "JAUNE" });
  expect(sent.status).toBe(200);
}

describe("who is written as own doctor reads all requests of a patient", () => {
  test("so a doctor, or who assists, is not written by own hand on a patient never received", async () => {
    const { nurse, doctor, helper, slug, at, professionalId } = await aTeam();
    const asked = await aRequest(nurse, slug);
    const record = `${at}/patients/${asked.patientId}`;
    for (const person of [doctor, helper]) {
      // A request sent names the patient and opens the record, as it must for whoever asks.
      await aRequestFor(person, at, asked.patientId);
      const { updatedAt } = (await person.call("GET", record)).body;
      const change = { ownDoctor: "yes", ownDoctorProfessionalId: professionalId, readAt: updatedAt };
      expect(await person.call("PATCH", record, change)).toMatchObject({
        status: 403,
        body: { code: "patients.own-doctor-by-own-hand" },
      });
      expect((await person.call("GET", `${at}/unscheduled-care/requests/${asked.id}`)).status).toBe(404);
    }
  });

  test("another hand writes it, and the doctor who makes the record may", async () => {
    const { nurse, doctor, slug, at, professionalId } = await aTeam();
    const asked = await aRequest(nurse, slug);
    const record = `${at}/patients/${asked.patientId}`;
    const { updatedAt } = (await nurse.call("GET", record)).body;
    const change = { ownDoctor: "yes", ownDoctorProfessionalId: professionalId };
    expect((await nurse.call("PATCH", record, { ...change, readAt: updatedAt })).status).toBe(200);
    expect((await doctor.call("GET", `${at}/unscheduled-care/requests/${asked.id}`)).status).toBe(200);
    const own = (await doctor.call("POST", `${at}/patients`, patientBody())).body;
    await doctor.call("POST", `${at}/unscheduled-care/requests`, { patientId: own.id });
    const ownRecord = `${at}/patients/${own.id}`;
    expect((await doctor.call("PATCH", ownRecord, { ...change, readAt: own.updatedAt })).status).toBe(200);
  });
});
