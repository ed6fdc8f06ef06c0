import { expect, test } from "vitest";
import { aRequest, patientBody, readyFields } from "../../../../tools/testing/a-request.ts";
import { aSlot } from "../../../../tools/testing/a-slot.ts";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";

const server = await aServer();

async function twins() {
  const { cptsId, slug, professionals } = await aCptsWith(server, { gps: 1 });
  const [ann, bob] = await Promise.all(
    [0, 1].map(() => aPerson(server, { roles: [{ cptsId, role: "coordinator" }] })),
  );
  const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
  const patient = patientBody();
  const { id, patientId: one } = await aRequest(nurse, slug, { patient });
  const at = `/api/c/${slug}/patients`;
  const other = (await nurse.call("POST", at, patient)).body.id as string;
  const { body } = await ann!.call("GET", `${at}/twins/${one}/${other}`);
  const read = { [one]: body.one.patient.updatedAt, [other]: body.other.patient.updatedAt };
  const merge = (who: typeof ann, keptId: string, droppedId: string) =>
    who!.call("POST", `${at}/merges`, {
      keptId,
      droppedId,
      keptReadAt: read[keptId],
      droppedReadAt: read[droppedId],
    });
  return { cptsId, slug, ann, bob, nurse, at, one, other, merge, requestId: id, doctor: professionals[0]! };
}

/** Nobody's row may be left with a record that points elsewhere. */
const strays = async (cptsId: string) =>
  (
    await server.owner.query(
      `select r.id from snp_requests r join patients_records p on p.cpts_id = r.cpts_id and p.id = r.patient_id
       where r.cpts_id = $1 and p.merged_into_id is not null
       union all select b.id from agenda_bookings b join patients_records p on p.cpts_id = b.cpts_id and p.id = b.patient_id
       where b.cpts_id = $1 and p.merged_into_id is not null`,
      [cptsId],
    )
  ).rowCount;

test("two merges at once, crosswise: one is made, the other is told; one record is left", async () => {
  for (let round = 0; round < 6; round++) {
    const { ann, bob, one, other, merge, cptsId } = await twins();
    const answers = await Promise.all([merge(ann, one, other), merge(bob, other, one)]);
    expect(answers.map((one) => one.status).sort()).toEqual([201, 409]);
    const { rows } = await server.owner.query(
      "select count(*) filter (where merged_into_id is null)::int as live, count(*)::int as n from patients_records where cpts_id = $1",
      [cptsId],
    );
    expect(rows[0]).toEqual({ live: 1, n: 2 });
    expect(await strays(cptsId)).toBe(0);
  }
}, 60_000);

test("a merge while somebody asks for the record that goes: the request is on the one kept, or is told", async () => {
  for (let round = 0; round < 6; round++) {
    const { ann, nurse, one, other, merge, cptsId, slug } = await twins();
    const ask = () =>
      nurse.call("POST", `/api/c/${slug}/unscheduled-care/requests`, { patientId: other, ...readyFields() });
    const [merged, ...asked] = await Promise.all([merge(ann, one, other), ask(), ask()]);
    expect(merged!.status).toBe(201);
    for (const answer of asked)
      expect([answer.status, answer.body.code ?? null]).toBeOneOf([
        [201, null],
        [409, "patients.merged"],
      ]);
    expect(await strays(cptsId)).toBe(0);
  }
}, 60_000);

test("a merge while the patient is being given a place: the booking stands, on the record kept", async () => {
  for (let round = 0; round < 6; round++) {
    const { ann, nurse, one, other, merge, cptsId, slug, requestId, doctor } = await twins();
    const slotId = await aSlot(server, cptsId, doctor, { inMinutes: 240 });
    const request = `/api/c/${slug}/unscheduled-care/requests/${requestId}`;
    const { orientationId } = (await nurse.call("GET", `${request}/proposals`)).body;
    const [merged, booked] = await Promise.all([
      merge(ann, other, one),
      nurse.call("POST", `${request}/book`, { orientationId, slotId }),
    ]);
    expect([merged!.status, booked.status]).toEqual([201, 201]);
    const { rows } = await server.owner.query("select patient_id from agenda_bookings where cpts_id = $1", [
      cptsId,
    ]);
    expect(rows).toEqual([{ patient_id: other }]);
    expect(await strays(cptsId)).toBe(0);
  }
}, 60_000);
