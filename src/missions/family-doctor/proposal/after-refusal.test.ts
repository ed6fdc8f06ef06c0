import { describe, expect, test } from "vitest";
import { aServer } from "../../../../tools/testing/index.ts";
import { anOffer, aProposal, aTerritory, aWaitingPatient, findLost } from "./proposal-test-kit.ts";

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
      return { requestId, offerId, undo: () => doctors[nth]!.call("POST", `${at}/proposals/${id}/undo`) };
    };
    const excluded = await refusedBy(0);
    await coordinator.call("POST", `${at}/requests/${excluded.requestId}/exclusions`, {
      professionalId: professionals[0]!.id,
      reason: "Le patient ne souhaite pas ce cabinet",
    });
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
    expect(await ended.undo()).toMatchObject({ status: 409, body: { code: "family-doctor.offer-closed" } });
    expect(await findLost(server, cptsId)).toEqual([]);
  });
});
