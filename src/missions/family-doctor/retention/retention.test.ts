import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { aRequest, patientBody } from "../../../../tools/testing/a-request.ts";
import { aCptsWith, aPerson, aServer, runJob } from "../../../../tools/testing/index.ts";
import { withTenant } from "../../../platform/db/index.ts";
import { anOffer, aProposal, aTerritory, aWaitingPatient } from "../proposal/proposal-test-kit.ts";

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

test("what was proposed and decided for it keeps kinds, dates and ids, and tells no more where the patient lived", async () => {
  const place = await aTerritory(server, 1);
  const { at, cptsId, coordinator, doctors } = place;
  const offerId = await anOffer(place, 0);
  const requestId = await aWaitingPatient(server, cptsId);
  const kept = await aWaitingPatient(server, cptsId);
  for (const one of [requestId, kept]) {
    const id = await aProposal(place, one, offerId);
    await doctors[0]!.call("POST", `${at}/proposals/${id}/refuse`, { refusal: "full" });
  }
  const runId = randomUUID();
  await server.owner.query(
    "insert into mt_runs (cpts_id, id, kind, state, seed, rule_version, asked_at) values ($1, $2, 'register', 'adopted', 1, 3, now())",
    [cptsId, runId],
  );
  await server.owner.query(
    `insert into mt_run_lines (cpts_id, run_id, request_id, offer_id, weight, distance_meters, candidates)
     values ($1, $2, $3, $4, 40, 850, '{"items": [{"distanceMeters": 850, "reasons": ["À 850 m"]}], "why": ["Le plus proche"]}')`,
    [cptsId, runId, requestId, offerId],
  );
  await coordinator.call("POST", `${at}/requests/${requestId}/close`, { reason: "moved" });
  await server.owner.query(
    "update mt_requests set closed_at = closed_at - interval '25 months', created_at = created_at - interval '25 months' where id = $1",
    [requestId],
  );
  const read = async (table: string, id: string) =>
    (await server.owner.query(`select * from ${table} where cpts_id = $1 and request_id = $2`, [cptsId, id]))
      .rows;
  const before = await read("mt_decisions", requestId);
  expect(before[0].candidates[0].reasons).not.toEqual([]);
  await runJob(server, "family-doctor.forget-closed");
  expect(await read("mt_proposals", requestId)).toMatchObject([{ why: [], distance_meters: null }]);
  expect(await read("mt_run_lines", requestId)).toMatchObject([
    { offer_id: offerId, weight: 40, distance_meters: null, candidates: { items: [], why: [] } },
  ]);
  const [first, ...others] = before;
  const [forgotten] = first.candidates;
  expect(await read("mt_decisions", requestId)).toEqual(
    expect.arrayContaining([
      { ...first, reason: "", candidates: [{ ...forgotten, distanceMeters: null, reasons: [] }] },
      ...others.map((one) => ({ ...one, reason: "" })),
    ]),
  );
  expect((await read("mt_decisions", kept))[0].candidates[0].reasons).not.toEqual([]);
});

test("the ledger is forgotten only with its request, in the same transaction", async () => {
  const { cptsId, id } = await aClosedRequest(8);
  const forget = (request: string) =>
    withTenant(server.deps.db, cptsId, (tx) => sql`select mt_forget_decisions(${request})`.execute(tx));
  await expect(forget(id)).rejects.toThrow("is not made anonymous here");
  await expect(forget(randomUUID())).rejects.toThrow("is not made anonymous here");
  const old = await aClosedRequest(25);
  await runJob(server, "family-doctor.forget-closed");
  expect((await old.row()).anonymous_at).not.toBeNull();
  await expect(forget(old.id)).rejects.toThrow("is not made anonymous here");
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

describe("a record that came from outside", () => {
  /** A record of the public page, and its request closed long ago. */
  async function fromThePage(cptsId: string, familyName: string) {
    const requestId = await aWaitingPatient(server, cptsId, { origin: "public" });
    const { rows } = await server.owner.query(
      "update patients_records set birth_family_name = $2, search_text = lower($2) where id = (select patient_id from mt_requests where id = $1) returning id",
      [requestId, familyName],
    );
    return { requestId, patientId: rows[0].id as string };
  }
  const closeLongAgo = (requestIds: string[]) =>
    server.owner.query(
      "update mt_requests set status = 'closed', end_reason = 'moved', closed_at = $2::timestamptz - interval '25 months', created_at = $2::timestamptz - interval '26 months' where id = any($1)",
      [requestIds, server.deps.clock.now().toString()],
    );
  const namesLeft = async (cptsId: string) =>
    (
      await server.owner.query(
        "select birth_family_name as name from patients_records where cpts_id = $1 order by 1",
        [cptsId],
      )
    ).rows.map(({ name }) => name);
  const night = async () => {
    await runJob(server, "family-doctor.forget-closed");
    await runJob(server, "patients.forget-unheld");
  };

  test("goes with its request when nothing holds it; one that a nurse's request holds stays, and goes once it holds no more", async () => {
    const { cptsId, slug } = await aCptsWith(server, { gps: 1 });
    const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
    const [gone, held] = [await fromThePage(cptsId, "Partie"), await fromThePage(cptsId, "Tenue")];
    const waiting = await fromThePage(cptsId, "Attend");
    const { patientId: draftOf } = await aRequest(nurse, slug, {
      draft: true,
      patient: { birthFamilyName: "Dedans" },
    });
    await server.owner.query("update snp_requests set patient_id = $1 where patient_id = $2", [
      held.patientId,
      draftOf,
    ]);
    await closeLongAgo([gone.requestId, held.requestId]);
    await night();
    // The record that a nurse made is hers to keep, whatever becomes of requests.
    expect(await namesLeft(cptsId)).toEqual(["Attend", "Dedans", "Tenue"]);
    const grams = await server.owner.query("select 1 from patients_name_grams where patient_id = $1", [
      gone.patientId,
    ]);
    expect(grams.rowCount).toBe(0);
    const { rows } = await server.owner.query(
      "select subject_id, details::text from audit_entries where cpts_id = $1 and action = 'patients.forgotten'",
      [cptsId],
    );
    expect(rows).toMatchObject([{ subject_id: gone.patientId }]);
    await server.owner.query("update snp_requests set patient_id = $1 where patient_id = $2", [
      draftOf,
      held.patientId,
    ]);
    await night();
    expect(await namesLeft(cptsId)).toEqual(["Attend", "Dedans"]);
    expect(waiting.patientId).toBeDefined();
  });

  test("merged into a record made inside, it stays while a search names that patient, then goes with the merge; two from outside go together", async () => {
    const { cptsId, slug } = await aCptsWith(server, { gps: 1 });
    const coordinator = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
    const read = async (id: string) =>
      (await coordinator.call("GET", `/api/c/${slug}/patients/${id}`)).body.updatedAt;
    const merge = async (keptId: string, droppedId: string) =>
      (
        await coordinator.call("POST", `/api/c/${slug}/patients/merges`, {
          keptId,
          droppedId,
          keptReadAt: await read(keptId),
          droppedReadAt: await read(droppedId),
          reason: "Même personne",
        })
      ).body;
    const inside = await coordinator.call(
      "POST",
      `/api/c/${slug}/patients`,
      patientBody({ birthFamilyName: "Dedans" }),
    );
    const page = await fromThePage(cptsId, "Rejointe");
    // Known to the coordination by a search of its own for both.
    await coordinator.call("POST", `/api/c/${slug}/family-doctor/requests`, {
      patientId: inside.body.id,
      agreed: true,
    });
    const first = await merge(inside.body.id, page.patientId);
    expect(first.id).toBeDefined();
    const [one, other] = [await fromThePage(cptsId, "Paire"), await fromThePage(cptsId, "Pareille")];
    expect((await merge(one.patientId, other.patientId)).id).toBeDefined();
    // The search that came from the page is forgotten; the other, of the same patient, is not over.
    await closeLongAgo([page.requestId, one.requestId, other.requestId]);
    await night();
    expect(await namesLeft(cptsId)).toEqual(["Dedans", "Rejointe"]);
    const merges = async () =>
      (await server.owner.query("select 1 from patients_merges where cpts_id = $1", [cptsId])).rowCount;
    expect(await merges()).toBe(1);
    const { rows } = await server.owner.query("select id from mt_requests where cpts_id = $1", [cptsId]);
    await closeLongAgo(rows.map(({ id }) => id));
    await night();
    expect(await namesLeft(cptsId)).toEqual(["Dedans"]);
    expect(await merges()).toBe(0);
    const undone = await coordinator.call("POST", `/api/c/${slug}/patients/merges/${first.id}/undo`, {
      reason: "Deux personnes",
    });
    expect(undone.status).toBe(404);
  });
});
