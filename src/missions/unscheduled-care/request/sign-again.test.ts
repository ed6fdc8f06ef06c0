import { describe, expect, test } from "vitest";
import { aRequest, aRequestTeam } from "../../../../tools/testing/a-request.ts";
import { aSlot } from "../../../../tools/testing/a-slot.ts";
import { aServer } from "../../../../tools/testing/index.ts";

const server = await aServer();

describe("a sign of gravity", () => {
  test("taken for a mistake, then said again, stops the request again", async () => {
    const { at, nurse, slug } = await aRequestTeam(server);
    const { id, version } = await aRequest(nurse, slug, { draft: true });
    const answer = async (version: number, respiration: boolean) =>
      (await nurse.call("PATCH", `${at}/${id}`, { version, answers: { respiration } })).body;
    const mistaken = await answer(version, true);
    const corrected = await answer(mistaken.version, false);
    expect(corrected.redFlags).toHaveLength(1);
    await nurse.call("POST", `${at}/${id}/decision`, {
      decision: "flag-entered-by-mistake",
      reason: "Coché sur la mauvaise ligne",
    });
    const decided = (await nurse.call("GET", `${at}/${id}`)).body;
    const sent = await nurse.call("POST", `${at}/${id}/submit`, {
      version: decided.version,
      levelCode: "JAUNE",
    });
    expect(sent.body.status).toBe("to-orient");
    const again = await answer(sent.body.version, true);
    expect(again).toMatchObject({
      status: "urgent",
      decision: null,
      score: { bookingAllowed: false },
      redFlags: [{ code: "respiration" }],
    });
  });

  test("decided of stays decided while nothing new is said", async () => {
    const { at, nurse, slug } = await aRequestTeam(server);
    const { id, version } = await aRequest(nurse, slug, { draft: true });
    await nurse.call("PATCH", `${at}/${id}`, { version, answers: { respiration: true } });
    const decided = await nurse.call("POST", `${at}/${id}/decision`, {
      decision: "booking-after-15",
      reason: "Le 15 demande une consultation aujourd'hui",
    });
    const saved = await nurse.call("PATCH", `${at}/${id}`, {
      version: decided.body.version,
      answers: { respiration: true, age: 41 },
    });
    expect(saved.body).toMatchObject({ status: "urgent", decision: { code: "booking-after-15" } });
  });

  test("is heard when the place held has just run out and nobody has told the request yet", async () => {
    const { at, cptsId, nurse, slug, doctor } = await aRequestTeam(server);
    const { id } = await aRequest(nurse, slug);
    const slotId = await aSlot(server, cptsId, doctor);
    const { orientationId } = (await nurse.call("GET", `${at}/${id}/proposals`)).body;
    await nurse.call("POST", `${at}/${id}/hold`, { orientationId, slotId });
    await server.owner.query("update agenda_bookings set status = 'expired' where request_id = $1", [id]);
    const { version } = (await nurse.call("GET", `${at}/${id}`)).body;
    const raised = await nurse.call("PATCH", `${at}/${id}`, { version, answers: { conscience: true } });
    expect(raised).toMatchObject({ status: 200, body: { status: "urgent", booking: null } });
  });
});
