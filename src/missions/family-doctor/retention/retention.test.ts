import { expect, test } from "vitest";
import { patientBody } from "../../../../tools/testing/a-request.ts";
import { aCptsWith, aPerson, aServer, runJob } from "../../../../tools/testing/index.ts";

const server = await aServer();
const SECRETS = /Zéphyrine|Bertillon|0612345678|digicode|voisine|insuline/i;

async function aClosedRequest(monthsAgo: number) {
  const { cptsId, slug } = await aCptsWith(server);
  const coordinator = await aPerson(server, {
    roles: [{ cptsId, role: "coordinator" }],
    familyName: "Bertillon",
  });
  const base = `/api/c/${slug}/family-doctor`;
  const patient = await coordinator.call(
    "POST",
    `/api/c/${slug}/patients`,
    patientBody({ birthFamilyName: "Zéphyrine" }),
  );
  const opened = await coordinator.call("POST", `${base}/requests`, {
    patientId: patient.body.id,
    agreed: true,
    situation: { ald: true, wish: "Pas de digicode", fragilityNote: "Sous insuline", languages: ["pt"] },
    carer: { name: "Zéphyrine Fille", phone: "06 12 34 56 78" },
  });
  const { id } = opened.body;
  await coordinator.call("PUT", `${base}/requests/${id}/weight`, {
    weight: 7,
    reason: "Appel de la voisine",
  });
  await coordinator.call("POST", `${base}/requests/${id}/close`, {
    reason: "moved",
    note: "Chez sa voisine",
  });
  await server.owner.query(
    "update mt_requests set closed_at = closed_at - make_interval(months => $3), created_at = created_at - make_interval(months => $3) where cpts_id = $1 and id = $2",
    [cptsId, id, monthsAgo],
  );
  const row = async () =>
    (await server.owner.query("select * from mt_requests where cpts_id = $1 and id = $2", [cptsId, id]))
      .rows[0];
  const events = async () =>
    (
      await server.owner.query("select * from mt_request_events where cpts_id = $1 and request_id = $2", [
        cptsId,
        id,
      ])
    ).rows;
  return { cptsId, id, base, coordinator, row, events };
}

test("a request closed long ago keeps what measures count and nothing that names anybody; twice is once", async () => {
  const { row, events } = await aClosedRequest(25);
  await runJob(server, "family-doctor.forget-closed");
  const forgotten = await row();
  expect(JSON.stringify([forgotten, await events()])).not.toMatch(SECRETS);
  expect(forgotten).toMatchObject({
    patient_id: null,
    declarant_user_id: null,
    carer_name: null,
    latitude: null,
    postal_code: null,
    ald: true,
    age_band: "70-79",
    commune_code: "31446",
    origin: "desk",
    weight: 70,
    end_reason: "moved",
    status: "closed",
  });
  expect((await events()).map(({ kind }) => kind)).toContain("request-closed");
  await runJob(server, "family-doctor.forget-closed");
  expect((await row()).anonymous_at).toEqual(forgotten.anonymous_at);
});

test("within the delay of the CPTS nothing is forgotten; a shorter delay applies from then on", async () => {
  const { row, coordinator, base } = await aClosedRequest(8);
  await runJob(server, "family-doctor.forget-closed");
  expect((await row()).wish).toBe("Pas de digicode");
  const settings = (await coordinator.call("GET", `${base}/settings`)).body;
  const edited = await coordinator.call("PUT", `${base}/settings`, { ...settings, retentionMonths: 6 });
  expect(edited).toMatchObject({ status: 200, body: { retentionMonths: 6, version: 1 } });
  expect((await coordinator.call("PUT", `${base}/settings`, { ...settings, answerDays: 3 })).status).toBe(
    409,
  );
  await runJob(server, "family-doctor.forget-closed");
  expect((await row()).wish).toBe("");
});

test("an open request is never forgotten", async () => {
  const { cptsId, id, row } = await aClosedRequest(60);
  await server.owner.query(
    "update mt_requests set status = 'waiting', closed_at = null, end_reason = null where cpts_id = $1 and id = $2",
    [cptsId, id],
  );
  await runJob(server, "family-doctor.forget-closed");
  expect((await row()).anonymous_at).toBeNull();
});
