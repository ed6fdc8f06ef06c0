import { expect, test } from "vitest";
import { aPerson, aServer, type TestPerson } from "../../../../tools/testing/index.ts";
import { anOffer, aTerritory, aWaitingPatient, findLost } from "../proposal/proposal-test-kit.ts";
import { adoptJob } from "./adopt-run.ts";
import { drainQueues } from "./run-test-kit.ts";
import { undoJob } from "./undo-adoption.ts";

const server = await aServer();

async function aPlaceToAdopt(patients: number, capacities: number[]) {
  const place = await aTerritory(server, capacities.length);
  const offers: string[] = [];
  for (const [nth, capacity] of capacities.entries()) offers.push(await anOffer(place, nth, { capacity }));
  const ids: string[] = [];
  for (let i = 0; i < patients; i++) ids.push(await aWaitingPatient(server, place.cptsId, { weight: i }));
  const second = await aPerson(server, { roles: [{ cptsId: place.cptsId, role: "coordinator" }] });
  const run = (await place.coordinator.call("POST", `${place.at}/runs`, { kind: "register" })).body
    .id as string;
  await drainQueues(server);
  return { ...place, offers, ids, second, run };
}
const proposals = async (cptsId: string) =>
  (
    await server.owner.query(
      "select count(*)::int as n, count(distinct request_id)::int as patients from mt_proposals where cpts_id = $1",
      [cptsId],
    )
  ).rows[0];

test("two coordinators adopt the same lines: one proposal per patient, and both are answered", async () => {
  for (let round = 0; round < 4; round++) {
    const place = await aPlaceToAdopt(12, [8, 8]);
    const adopt = (who: TestPerson, requestIds: string[] | null) =>
      who.call("POST", `${place.at}/runs/${place.run}/adopt`, { requestIds });
    const [a, b, c] = await Promise.all([
      adopt(place.coordinator, place.ids.slice(0, 8)),
      adopt(place.second, [...place.ids.slice(4)].reverse()),
      adopt(place.second, place.ids.slice(2, 6)),
    ]);
    expect([a.status, b.status, c.status]).toEqual([200, 200, 200]);
    expect(a.body.adopted + b.body.adopted + c.body.adopted).toBe(12);
    expect([...a.body.skipped, ...b.body.skipped, ...c.body.skipped]).toEqual([]);
    expect(await proposals(place.cptsId)).toEqual({ n: 12, patients: 12 });
    expect(await findLost(server, place.cptsId)).toEqual([]);
  }
});

test("two adopt everything at once, and its job runs twice: one adoption, each patient once", async () => {
  for (let round = 0; round < 3; round++) {
    const place = await aPlaceToAdopt(10, [10]);
    const answers = await Promise.all(
      [place.coordinator, place.second].map((who) =>
        who.call("POST", `${place.at}/runs/${place.run}/adopt`, {}),
      ),
    );
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409]);
    expect(answers.find((one) => one.status === 409)?.body.detail).toContain("adopte déjà ce calcul");
    const payload = { cptsId: place.cptsId, runId: place.run };
    const never = new AbortController().signal;
    await Promise.all([1, 2, 3].map(() => adoptJob(server.deps, payload, never)));
    expect(await proposals(place.cptsId)).toEqual({ n: 10, patients: 10 });
    const { body } = await place.coordinator.call("GET", `${place.at}/runs/${place.run}`);
    expect(body).toMatchObject({ state: "adopted", adoption: { adopted: 10, skipped: 0 } });
  }
});

test("while one adopts, another proposes by hand and a doctor leaves: nobody has two, nobody is lost", async () => {
  for (let round = 0; round < 4; round++) {
    const place = await aPlaceToAdopt(10, [4, 4, 4]);
    const payload = { cptsId: place.cptsId, runId: place.run };
    await place.coordinator.call("POST", `${place.at}/runs/${place.run}/adopt`, {});
    const [, ended, ...byHand] = await Promise.all([
      adoptJob(server.deps, payload, new AbortController().signal),
      place.doctors[0]!.call("POST", `${place.at}/offers/${place.offers[0]}/end`, {
        version: 1,
        reason: "Départ",
      }),
      ...place.ids
        .slice(0, 5)
        .map((id) =>
          place.second.call("POST", `${place.at}/requests/${id}/proposals`, { offerId: place.offers[1] }),
        ),
    ]);
    expect(ended.status).toBe(200);
    expect(byHand.every((one) => one.status === 201 || one.status === 409)).toBe(true);
    expect(await findLost(server, place.cptsId)).toEqual([]);
    const live = await server.owner.query(
      "select request_id from mt_proposals where cpts_id = $1 and status in ('proposed', 'sent', 'accepted') group by 1 having count(*) > 1",
      [place.cptsId],
    );
    expect(live.rows).toEqual([]);
    const { body } = await place.coordinator.call("GET", `${place.at}/runs/${place.run}`);
    expect(body.adoption.adopted + body.adoption.skipped).toBe(10);
  }
});

test("two undo an adoption at once, while its job works, a proposal leaves and one is withdrawn by hand: each patient is in one place", async () => {
  for (let round = 0; round < 2; round++) {
    const place = await aPlaceToAdopt(70, [80]);
    const payload = { cptsId: place.cptsId, runId: place.run };
    const never = new AbortController().signal;
    const at = `${place.at}/runs/${place.run}`;
    await place.coordinator.call("POST", `${at}/adopt`, { requestIds: place.ids.slice(0, 60) });
    await place.coordinator.call("POST", `${at}/adopt`, {});
    const { rows } = await server.owner.query(
      "select id, request_id from mt_proposals where cpts_id = $1 order by random() limit 4",
      [place.cptsId],
    );
    const [one, two, ...sent] = rows.map((row) => row.id as string);
    const answers = await Promise.all([
      ...[place.coordinator, place.second].map((who) => who.call("POST", `${at}/undo`)),
      ...[one, two].map((id) =>
        place.second.call("POST", `${place.at}/proposals/${id}/withdraw`, { reason: "Essai" }),
      ),
      ...sent.map((id) => place.second.call("POST", `${place.at}/proposals/${id}/send`)),
      adoptJob(server.deps, payload, never),
      adoptJob(server.deps, payload, never),
    ]);
    expect(
      answers
        .slice(0, 2)
        .map((answer) => (answer as { status: number }).status)
        .sort(),
    ).toEqual([200, 409]);
    await Promise.all([1, 2].map(() => undoJob(server.deps, payload, never)));
    await drainQueues(server);
    const { body } = await place.coordinator.call("GET", at);
    expect(body.undo.state).toBe("done");
    const left = (
      await server.owner.query(
        "select status, count(*)::int as n from mt_proposals where cpts_id = $1 and status <> 'withdrawn' group by 1",
        [place.cptsId],
      )
    ).rows;
    // What left before it was undone stays with its doctor; nothing else stays, and nothing came after.
    expect(left.filter((row) => row.status !== "sent")).toEqual([]);
    expect(body.proposals).toEqual({ proposed: 0, sent: left[0]?.n ?? 0, accepted: 0 });
    expect(await findLost(server, place.cptsId)).toEqual([]);
    const waiting = await server.owner.query(
      "select count(*)::int as n from mt_requests where cpts_id = $1 and status = 'waiting'",
      [place.cptsId],
    );
    expect(waiting.rows[0].n).toBe(70 - (left[0]?.n ?? 0));
    expect((await place.coordinator.call("POST", `${at}/adopt`, {})).body.code).toBe(
      "family-doctor.run-undone",
    );
  }
});
