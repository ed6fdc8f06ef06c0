import { describe, expect, test } from "vitest";
import { aServer } from "../../../../tools/testing/index.ts";
import { anOffer, aProposal, aTerritory, aWaitingPatient, findLost, later } from "./proposal-test-kit.ts";

const server = await aServer();

describe("after a doctor's no", () => {
  test("a refusal is not undone by a doctor set aside since, nor for an offer that ended", async () => {
    const place = await aTerritory(server, 2);
    const { at, coordinator, doctors, cptsId, professionals } = place;
    const refusedBy = async (nth: number) => {
      const requestId = await aWaitingPatient(server, cptsId);
      const offerId = await anOffer(place, nth);
      const id = await aProposal(place, requestId, offerId);
      await doctors[nth]!.call("POST", `${at}/proposals/${id}/refuse`, { refusal: "other" });
      const shown = async () => (await doctors[nth]!.call("GET", `${at}/proposals/${id}`)).body.can.undo;
      expect(await shown()).toBe(true);
      const undo = () => doctors[nth]!.call("POST", `${at}/proposals/${id}/undo`);
      return { requestId, offerId, undo, shown };
    };
    const excluded = await refusedBy(0);
    await coordinator.call("POST", `${at}/requests/${excluded.requestId}/exclusions`, {
      professionalId: professionals[0]!.id,
      reason: "Le patient ne souhaite pas ce cabinet",
    });
    // What the server would refuse is not offered.
    expect(await excluded.shown()).toBe(false);
    expect(await excluded.undo()).toMatchObject({ status: 409, body: { code: "family-doctor.set-aside" } });
    const { rows } = await server.owner.query("select status from mt_requests where id = $1", [
      excluded.requestId,
    ]);
    expect(rows[0].status).not.toBe("sent");
    const ended = await refusedBy(1);
    const left = await doctors[1]!.call("POST", `${at}/offers/${ended.offerId}/end`, {
      version: 1,
      reason: "Départ en retraite",
    });
    expect(left.status).toBe(200);
    expect(await ended.shown()).toBe(false);
    expect(await ended.undo()).toMatchObject({ status: 409, body: { code: "family-doctor.offer-closed" } });
    expect(await findLost(server, cptsId)).toEqual([]);
  });

  test("who said no sees no more of the patient's situation, and nothing at all after three months", async () => {
    const place = await aTerritory(server, 1);
    const { at, coordinator, doctors, cptsId } = place;
    const offerId = await anOffer(place, 0);
    const requestId = await aWaitingPatient(server, cptsId, { languages: ["ar"], needs_home_visit: false });
    const id = await aProposal(place, requestId, offerId);
    const [doctor, url] = [doctors[0]!, `${at}/proposals/${id}`];
    expect((await doctor.call("GET", url)).body.situation).toMatchObject({ languages: ["ar"] });
    const refused = await doctor.call("POST", `${url}/refuse`, { refusal: "full" });
    // What is learnt of the patient afterwards is no more theirs than what was known then.
    await server.owner.query("update mt_requests set pregnancy = true where id = $1", [requestId]);
    const nothing = {
      ageBand: null,
      ageLabel: "",
      needsHomeVisit: null,
      languages: [],
      criteria: [],
      wish: "",
    };
    expect(refused.body).toMatchObject({ situation: nothing, why: [] });
    expect((await doctor.call("GET", url)).body).toMatchObject({ situation: nothing, why: [] });
    expect((await doctor.call("GET", `${at}/my-proposals`)).body.items).toMatchObject([
      { situation: nothing, why: [] },
    ]);
    const whole = { ageBand: "70-79", languages: ["ar"], wish: "Plutôt le matin" };
    expect((await coordinator.call("GET", url)).body.situation).toMatchObject(whole);
    await later(server, 89);
    expect((await doctor.call("GET", url)).status).toBe(200);
    await later(server, 2);
    expect((await doctor.call("GET", url)).status).toBe(404);
    expect((await coordinator.call("GET", url)).body.situation).toMatchObject(whole);
  });
});
