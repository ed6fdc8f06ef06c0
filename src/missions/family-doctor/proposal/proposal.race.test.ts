import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aPerson, aServer, drainJobs, runJob, type TestPerson } from "../../../../tools/testing/index.ts";
import {
  anOffer,
  aProposal,
  aTerritory,
  aWaitingPatient,
  findLost,
  type Territory,
} from "./proposal-test-kit.ts";

const server = await aServer();
const ROUNDS = 8;
const codes = (answers: { status: number }[]) => answers.map((one) => one.status).sort();
const statusOf = async (requestId: string): Promise<string> =>
  (await server.owner.query("select status from mt_requests where id = $1", [requestId])).rows[0].status;

describe("at the same moment", () => {
  test("a doctor accepts on two devices: once, and the other is told", async () => {
    const place = await aTerritory(server, 1);
    const offerId = await anOffer(place, 0, { capacity: 50 });
    for (let round = 0; round < ROUNDS; round++) {
      const id = await aProposal(place, await aWaitingPatient(server, place.cptsId), offerId);
      const answers = await Promise.all(
        [1, 2, 3].map(() => place.doctors[0]!.call("POST", `${place.at}/proposals/${id}/accept`)),
      );
      expect(codes(answers)).toEqual([200, 409, 409]);
      expect(answers.find((one) => one.status === 409)?.body.detail).toContain("déjà acceptée");
    }
    expect(await findLost(server, place.cptsId)).toEqual([]);
  });

  test("accepts while the job expires it, and while the coordination withdraws it: one of the two, whole", async () => {
    const place = await aTerritory(server, 1);
    const { at, coordinator, doctors, cptsId } = place;
    const offerId = await anOffer(place, 0, { capacity: 50 });
    for (let round = 0; round < ROUNDS; round++) {
      const requestId = await aWaitingPatient(server, cptsId);
      const id = await aProposal(place, requestId, offerId);
      const accept = () => doctors[0]!.call("POST", `${at}/proposals/${id}/accept`);
      if (round % 2 === 0) {
        // Its last second for one, past it for the other: the row decides.
        await server.owner.query(
          "update mt_proposals set expires_at = sent_at + interval '1 second' where id = $1",
          [id],
        );
        const [answer] = await Promise.all([
          accept(),
          (async () => {
            server.deps.clock.advance(1);
            await runJob(server, "family-doctor.follow-proposals");
          })(),
        ]);
        expect(answer.status === 200 ? "accepted" : "waiting").toBe(await statusOf(requestId));
      } else {
        const [answer, withdrawn] = await Promise.all([
          accept(),
          coordinator.call("POST", `${at}/proposals/${id}/withdraw`, { reason: "Essai" }),
        ]);
        expect(codes([answer, withdrawn])).toEqual([200, 409]);
        expect(await statusOf(requestId)).toBe(answer.status === 200 ? "accepted" : "waiting");
      }
    }
    expect(await findLost(server, cptsId)).toEqual([]);
  });

  test("two coordinators propose two doctors for one patient: one proposal, and the other is told in French", async () => {
    const place = await aTerritory(server, 2);
    const offers = [await anOffer(place, 0, { capacity: 50 }), await anOffer(place, 1, { capacity: 50 })];
    const second = await aPerson(server, { roles: [{ cptsId: place.cptsId, role: "coordinator" }] });
    for (let round = 0; round < ROUNDS; round++) {
      const requestId = await aWaitingPatient(server, place.cptsId);
      const propose = (who: TestPerson, offerId?: string) =>
        who.call("POST", `${place.at}/requests/${requestId}/proposals`, { offerId });
      const answers = await Promise.all([propose(place.coordinator, offers[0]), propose(second, offers[1])]);
      expect(codes(answers)).toEqual([201, 409]);
      const told = answers.find((one) => one.status === 409)!;
      expect(told.body).toMatchObject({ code: "family-doctor.already-proposed" });
      expect(told.body.detail).toContain("Un médecin est déjà choisi");
    }
    expect(await findLost(server, place.cptsId)).toEqual([]);
  });

  test("many patients for the last place: one is promised it, the others are told that it is gone", async () => {
    const place = await aTerritory(server, 1);
    const offerId = await anOffer(place, 0, { capacity: 1 });
    const requests = await Promise.all(
      Array.from({ length: 8 }, () => aWaitingPatient(server, place.cptsId)),
    );
    const answers = await Promise.all(
      requests.map((id) =>
        place.coordinator.call("POST", `${place.at}/requests/${id}/proposals`, { offerId }),
      ),
    );
    expect(codes(answers)).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
    for (const { status, body } of answers)
      if (status === 409) expect(body.detail).toContain("toutes les places offertes sont déjà promises");
    expect(await findLost(server, place.cptsId)).toEqual([]);
  });

  test("the month's last place is given once, on two devices", async () => {
    const place = await aTerritory(server, 1);
    const { at, doctors } = place;
    const offerId = await anOffer(place, 0, { capacity: 9, perMonth: 9 });
    const ids: string[] = [];
    for (let i = 0; i < 4; i++)
      ids.push(await aProposal(place, await aWaitingPatient(server, place.cptsId), offerId));
    await doctors[0]!.call("PUT", `${at}/offers/${offerId}`, {
      version: 1,
      capacity: 9,
      perMonth: 1,
      zone: "territory",
    });
    const answers = await Promise.all(
      ids.map((id) => doctors[0]!.call("POST", `${at}/proposals/${id}/accept`)),
    );
    expect(codes(answers)).toEqual([200, 409, 409, 409]);
  });

  test("a capacity is lowered while patients are proposed, or the volunteer leaves: never below, nobody lost", async () => {
    const place = await aTerritory(server, 1);
    const { at, doctors, coordinator, cptsId } = place;
    const doctor = doctors[0]!;
    for (let round = 0; round < 4; round++) {
      const offerId = await anOffer(place, 0, { capacity: 3 });
      const requests = await Promise.all([1, 2, 3].map(() => aWaitingPatient(server, cptsId)));
      const propose = (id: string) => coordinator.call("POST", `${at}/requests/${id}/proposals`, { offerId });
      const [lowered, ...proposed] = await Promise.all([
        doctor.call("PUT", `${at}/offers/${offerId}`, { version: 1, capacity: 1, zone: "territory" }),
        ...requests.map(propose),
      ]);
      expect([200, 409]).toContain(lowered!.status);
      const made = proposed.filter((one) => one.status === 201);
      expect(made.length).toBeLessThanOrEqual(lowered!.status === 200 ? 1 : 3);
      expect(await findLost(server, cptsId)).toEqual([]);
      const version = lowered!.status === 200 ? 2 : 1;
      const [ended] = await Promise.all([
        doctor.call("POST", `${at}/offers/${offerId}/end`, { version, reason: "Départ" }),
        ...requests.map(propose),
        ...made.map((one) => coordinator.call("POST", `${at}/proposals/${one.body.id}/send`)),
      ]);
      expect(ended.status).toBe(200);
      for (const id of requests) expect(await statusOf(id)).toBe("waiting");
      expect(await findLost(server, cptsId)).toEqual([]);
    }
  });
});

// What leads on comes more often, so that sequences go far enough to meet.
const ACTS = [
  "propose",
  "propose",
  "propose",
  "send",
  "send",
  "send",
  "accept",
  "accept",
  "refuse",
  "withdraw",
];
const MORE = ["undo", "end", "undo-end", "offer", "jobs", "time"];

test("whatever is done, in any order and two at a time, what is promised is what stands and nobody is lost", async () => {
  const step = fc.record({ act: fc.constantFrom(...ACTS, ...MORE), who: fc.nat(2), which: fc.nat(2) });
  const done = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(step, step), { minLength: 8, maxLength: 16 }), async (pairs) => {
      const place = await aTerritory(server, 3);
      for (let i = 0; i < 3; i++) await anOffer(place, i, { capacity: 2 });
      const requests = await Promise.all([1, 2, 3].map(() => aWaitingPatient(server, place.cptsId)));
      for (const pair of pairs) {
        const statuses = await Promise.all(
          pair.map(({ act, who, which }) => perform(place, act, who, requests[which]!)),
        );
        pair.forEach(({ act }, index) => {
          if (statuses[index]! < 300) done.add(act);
        });
        expect(statuses.filter((one) => one >= 500)).toEqual([]);
        expect(await findLost(server, place.cptsId)).toEqual([]);
      }
      await drainJobs(server);
      expect(await findLost(server, place.cptsId)).toEqual([]);
    }),
    { numRuns: 8, seed: 3, endOnFailure: true },
  );
  expect([...done]).toEqual(expect.arrayContaining(["propose", "send", "accept", "end", "offer"]));
}, 120_000);

async function perform(place: Territory, act: string, who: number, requestId: string): Promise<number> {
  const { at, coordinator, doctors, cptsId } = place;
  const doctor = doctors[who]!;
  const of = `${at}/requests/${requestId}/proposals`;
  if (act === "jobs") return runJob(server, "family-doctor.follow-proposals").then(() => 200);
  if (act === "time") {
    // The time of every answer is over.
    const text = "update mt_proposals set expires_at = sent_at where cpts_id = $1 and status = 'sent'";
    return server.owner.query(text, [cptsId]).then(() => 200);
  }
  const offer = (await doctor.call("GET", `${at}/my-offers`)).body.items[0];
  const offered = `${at}/offers/${offer.id}`;
  const { version } = offer;
  if (act === "propose") return (await coordinator.call("POST", of, { offerId: offer.id })).status;
  if (act === "end")
    return (await doctor.call("POST", `${offered}/end`, { version, reason: "Essai" })).status;
  if (act === "undo-end") return (await doctor.call("POST", `${offered}/undo-end`)).status;
  if (act === "offer")
    return (await doctor.call("PUT", offered, { version, capacity: 1 + who, zone: "territory" })).status;
  const [last] = (await coordinator.call("GET", of)).body.items;
  const body = act === "refuse" ? { refusal: "other" } : act === "withdraw" ? { reason: "Essai" } : undefined;
  return (await coordinator.call("POST", `${at}/proposals/${last?.id ?? requestId}/${act}`, body)).status;
}
