import { beforeEach, describe, expect, test } from "vitest";
import { aServer, aStranger, drainJobs } from "../../../../tools/testing/index.ts";
import {
  anOffer,
  aProposal,
  aTerritory,
  aWaitingPatient,
  findLost,
  later,
  type Territory,
} from "./proposal-test-kit.ts";

const server = await aServer();
const stranger = aStranger(server);
beforeEach(async () => {
  await drainJobs(server);
  server.mailbox.clear();
});

async function aMailedProposal(): Promise<{ place: Territory; requestId: string; id: string; link: string }> {
  const place = await aTerritory(server, 2);
  const offerId = await anOffer(place, 0);
  const requestId = await aWaitingPatient(server, place.cptsId);
  const id = await aProposal(place, requestId, offerId);
  await drainJobs(server);
  const mail = server.mailbox.list().find((one) => one.to.includes(place.professionals[0]!.id));
  // But for the link and the name of the CPTS, which are drawn: they may hold any two digits.
  expect(mail?.text.replace(/https?:\S+|CPTS \d+/g, "")).not.toMatch(/Fictive|ALD|longue durée|70/);
  const token = /\/c\/[\w-]+\/reponse\/proposition\/([\w-]+)/.exec(mail?.text ?? "")?.[1];
  return { place, requestId, id, link: `/api/family-doctor/proposals/${token}` };
}
const stateOf = async (id: string) =>
  (await server.owner.query("select status, answered_how, answered_by from mt_proposals where id = $1", [id]))
    .rows[0];
const over = { status: 404, body: { code: "family-doctor.link-over" } };

describe("the link of a proposal", () => {
  test("shows nothing that names anybody, changes nothing by being read, and accepts once", async () => {
    const { place, requestId, id, link } = await aMailedProposal();
    for (let i = 0; i < 3; i++) {
      const seen = await stranger("GET", link);
      expect(seen).toMatchObject({
        status: 200,
        body: { state: "to-answer", ageLabel: "70 à 79 ans", distanceMeters: 0 },
      });
      expect(JSON.stringify(seen.body)).not.toMatch(/Fictive|Alba|longue durée|matin/);
    }
    expect(await stateOf(id)).toMatchObject({ status: "sent" });
    expect((await stranger("POST", `${link}/answer`, { answer: "perhaps" })).status).toBe(422);
    const tries = await Promise.all(
      Array.from({ length: 5 }, () => stranger("POST", `${link}/answer`, { answer: "accept" })),
    );
    expect(tries.map((one) => one.status).sort()).toEqual([200, 404, 404, 404, 404]);
    expect(JSON.stringify(tries.map((one) => one.body))).not.toMatch(/Fictive|Alba|0600000000/);
    expect(await stateOf(id)).toEqual({ status: "accepted", answered_how: "mail", answered_by: null });
    expect(await stranger("GET", link)).toMatchObject(over);
    const { rows } = await server.owner.query(
      "select p::text as line from mt_proposals p where id = $1 union all select e::text from mt_request_events e where request_id = $2",
      [id, requestId],
    );
    expect(JSON.stringify(rows)).not.toContain(link.split("/").at(-1));
    expect((await place.doctors[0]!.call("GET", `${place.at}/proposals/${id}`)).body.patient.familyName).toBe(
      "Fictive",
    );
    expect(await findLost(server, place.cptsId)).toEqual([]);
  });

  test("refuses with a reason, once", async () => {
    const { id, link } = await aMailedProposal();
    expect((await stranger("POST", `${link}/answer`, { answer: "refuse" })).status).toBe(422);
    const refused = await stranger("POST", `${link}/answer`, {
      answer: "refuse",
      refusal: "away",
      note: "Retour en mars",
    });
    expect(refused).toMatchObject({ status: 200, body: { state: "refused" } });
    expect(await stateOf(id)).toMatchObject({ status: "refused" });
    expect(await stranger("POST", `${link}/answer`, { answer: "accept" })).toMatchObject(over);
  });

  test("forged, answered elsewhere, withdrawn or too old: one answer, and nothing changed", async () => {
    const used = await aMailedProposal();
    await used.place.doctors[0]!.call("POST", `${used.place.at}/proposals/${used.id}/accept`);
    const withdrawn = await aMailedProposal();
    await withdrawn.place.coordinator.call(
      "POST",
      `${withdrawn.place.at}/proposals/${withdrawn.id}/withdraw`,
      { reason: "Essai" },
    );
    const old = await aMailedProposal();
    const token = old.link.split("/").at(-1)!;
    await later(server, 8);
    const answers = [];
    for (const link of [
      used.link,
      withdrawn.link,
      old.link,
      `/api/family-doctor/proposals/${token.slice(0, -1)}${token.endsWith("A") ? "Q" : "A"}`,
      `/api/family-doctor/proposals/${"a".repeat(3_000)}`,
      `/api/family-doctor/asks/${token}`,
    ]) {
      answers.push(await stranger("GET", link));
      const isAsk = link.includes("/asks/");
      answers.push(
        await stranger("POST", `${link}/answer`, isAsk ? { answer: "stop" } : { answer: "accept" }),
      );
    }
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.code} ${body.detail}`)).size).toBe(1);
    expect(answers[0]).toMatchObject(over);
    expect(await stateOf(old.id)).toMatchObject({ status: "sent" });
    expect(await stateOf(withdrawn.id)).toMatchObject({ status: "withdrawn" });
  });
});
