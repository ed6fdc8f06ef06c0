import { describe, expect, test } from "vitest";
import { aPerson, aServer, runJob } from "../../../../tools/testing/index.ts";
import {
  anOffer,
  aProposal,
  aTerritory,
  aWaitingPatient,
  findLost,
  later,
} from "../proposal/proposal-test-kit.ts";

const server = await aServer();

describe("a volunteer's offer", () => {
  test("is the doctor's or their assistant's, by the page; the coordination's, by phone; nobody else's", async () => {
    const place = await aTerritory(server, 3);
    const { at, doctors, coordinator, professionals, cptsId } = place;
    const assistant = await aPerson(server, {
      roles: [{ cptsId, role: "assistant", professionalId: professionals[1]!.id }],
    });
    const partner = await aPerson(server, { roles: [{ cptsId, role: "partner" }] });
    const input = (nth: number) => ({
      professionalId: professionals[nth]!.id,
      perMonth: 2,
      zone: "distance",
      maxDistanceMeters: 5_000,
    });
    const own = await doctors[0]!.call("POST", `${at}/offers`, input(0));
    expect(own).toMatchObject({
      status: 201,
      body: {
        // Two a month, for a year.
        capacity: 24,
        perMonth: 2,
        enteredHow: "page",
        professionalName: "Dr Alix DocteurA",
        communeName: "Ramonville-Saint-Agne",
        opens: true,
        whyClosed: null,
        fromOn: "2026-11-23",
        load: 0,
      },
    });
    expect((await assistant.call("POST", `${at}/offers`, input(1))).body.enteredHow).toBe("page");
    expect((await coordinator.call("POST", `${at}/offers`, input(2))).body.enteredHow).toBe("phone");
    expect((await doctors[0]!.call("POST", `${at}/offers`, input(1))).status).toBe(404);
    expect((await partner.call("POST", `${at}/offers`, input(1))).status).toBe(403);
    expect((await doctors[1]!.call("GET", `${at}/offers/${own.body.id}`)).status).toBe(404);
    expect((await doctors[0]!.call("GET", `${at}/offers`)).status).toBe(403);
    const twice = await coordinator.call("POST", `${at}/offers`, input(0));
    expect(twice).toMatchObject({ status: 409, body: { code: "family-doctor.offer-exists" } });
    expect((await doctors[1]!.call("GET", `${at}/my-offers`)).body.items).toHaveLength(1);
    const page = await coordinator.call("GET", `${at}/offers?limit=2`);
    expect(page.body.items.map((one: { professionalName: string }) => one.professionalName)).toEqual([
      "Dr Alix DocteurA",
      "Dr Alix DocteurB",
    ]);
    expect(
      (await coordinator.call("GET", `${at}/offers?limit=2&after=${page.body.next}`)).body.items,
    ).toHaveLength(1);
  });

  test("says what it lacks, field by field, and is a medical doctor's", async () => {
    const { at, coordinator, professionals, cptsId } = await aTerritory(server, 1);
    const offer = (more: object) =>
      coordinator.call("POST", `${at}/offers`, {
        professionalId: professionals[0]!.id,
        capacity: 3,
        zone: "territory",
        ...more,
      });
    const fieldOf = async (more: object) => (await offer(more)).body.errors[0].field;
    expect(await fieldOf({ capacity: null })).toBe("capacity");
    expect(await fieldOf({ zone: "communes" })).toBe("communeCodes");
    expect(await fieldOf({ zone: "distance" })).toBe("maxDistanceMeters");
    expect(await fieldOf({ fromOn: "2026-12-01", toOn: "2026-11-30" })).toBe("toOn");
    await server.owner.query("update directory_professionals set profession_code = '60' where cpts_id = $1", [
      cptsId,
    ]);
    expect(await fieldOf({})).toBe("professionalId");
  });

  test("tells an older tab, and is never lowered below what is promised", async () => {
    const place = await aTerritory(server, 1);
    const { at, doctors, cptsId } = place;
    const id = await anOffer(place, 0, { capacity: 3 });
    for (let i = 0; i < 2; i++) await aProposal(place, await aWaitingPatient(server, cptsId), id);
    const change = (body: object) =>
      doctors[0]!.call("PUT", `${at}/offers/${id}`, { version: 1, zone: "territory", ...body });
    const low = await change({ capacity: 1 });
    expect(low).toMatchObject({ status: 409, body: { code: "family-doctor.offer-promised" } });
    expect(low.body.detail).toMatch(/2 patients sont déjà promis.*Gardez au moins 2/);
    expect(await change({ capacity: 2, homeVisits: true })).toMatchObject({
      status: 200,
      body: { capacity: 2, taken: 2, left: 0, version: 2, homeVisits: true, opens: false },
    });
    expect(await change({ capacity: 9 })).toMatchObject({
      status: 409,
      body: { code: "family-doctor.offer-older" },
    });
    await expect(
      server.owner.query("update mt_offers set capacity = 1 where id = $1", [id]),
    ).rejects.toMatchObject({ constraint: "mt_offers_promised_check" });
  });

  test("pauses until a day, and opens again by itself", async () => {
    const place = await aTerritory(server, 1);
    const { at, doctors, coordinator, cptsId } = place;
    const id = await anOffer(place, 0);
    const requestId = await aWaitingPatient(server, cptsId);
    const pause = (untilOn: string | null, version: number) =>
      doctors[0]!.call("POST", `${at}/offers/${id}/pause`, { version, untilOn });
    expect((await pause("2026-11-23", 1)).body.errors[0].field).toBe("untilOn");
    expect((await pause("2026-11-25", 1)).body).toMatchObject({ state: "paused", opens: false });
    const refused = await coordinator.call("POST", `${at}/requests/${requestId}/proposals`, { offerId: id });
    expect(refused).toMatchObject({ status: 409, body: { code: "family-doctor.offer-closed" } });
    expect(refused.body.detail).toContain("en pause jusqu'au 25 novembre 2026");
    await later(server, 3);
    await runJob(server, "family-doctor.end-pauses");
    expect((await doctors[0]!.call("GET", `${at}/offers/${id}`)).body).toMatchObject({
      state: "open",
      opens: true,
      version: 3,
    });
    expect((await pause(null, 3)).body.whyClosed).toBe("En pause, sans date de reprise.");
    expect((await doctors[0]!.call("POST", `${at}/offers/${id}/resume`, { version: 4 })).body.state).toBe(
      "open",
    );
  });

  test("ends as was said beforehand: nobody is lost, accepted patients stay; and the end is undone", async () => {
    const place = await aTerritory(server, 1);
    const { at, doctors, cptsId } = place;
    const doctor = doctors[0]!;
    const id = await anOffer(place, 0);
    const [prepared, sent, accepted] = await Promise.all(
      [1, 2, 3].map(() => aWaitingPatient(server, cptsId)),
    );
    await aProposal(place, prepared!, id, false);
    const sentId = await aProposal(place, sent!, id);
    await doctor.call("POST", `${at}/proposals/${await aProposal(place, accepted!, id)}/accept`);
    const said = await doctor.call("GET", `${at}/offers/${id}/leaving`);
    expect(said.body).toMatchObject({ proposed: 1, sent: 1, accepted: 1 });
    expect(said.body.sentences.join(" ")).toContain("1 patient déjà accepté reste chez ce médecin");
    const ended = await doctor.call("POST", `${at}/offers/${id}/end`, {
      version: 1,
      reason: "Départ en retraite",
    });
    expect(ended.body).toMatchObject({ state: "ended", taken: 1, accepted: 1, version: 2 });
    const statuses = async () =>
      (await server.owner.query("select id, status from mt_requests where cpts_id = $1", [cptsId])).rows;
    expect(await statuses()).toEqual(
      expect.arrayContaining([
        { id: prepared, status: "waiting" },
        { id: sent, status: "waiting" },
        { id: accepted, status: "accepted" },
      ]),
    );
    expect((await doctor.call("POST", `${at}/proposals/${sentId}/accept`)).body.code).toBe(
      "family-doctor.already-answered",
    );
    const { rows: notices } = await server.owner.query(
      "select title from notify_notices where user_id = $1 and kind = 'family-doctor.proposal-withdrawn'",
      [doctor.userId],
    );
    // By the doctor's own hand: no notice to themselves.
    expect(notices).toEqual([]);
    expect(await findLost(server, cptsId)).toEqual([]);
    expect((await doctor.call("POST", `${at}/offers/${id}/undo-end`)).body).toMatchObject({
      state: "open",
      taken: 3,
      endedAt: null,
    });
    expect(await statuses()).toEqual(
      expect.arrayContaining([
        { id: prepared, status: "proposed" },
        { id: sent, status: "proposed" },
      ]),
    );
    expect(await findLost(server, cptsId)).toEqual([]);
    await doctor.call("POST", `${at}/offers/${id}/end`, { version: 3, reason: "Départ en retraite" });
    await later(server, 1.1);
    expect((await doctor.call("POST", `${at}/offers/${id}/undo-end`)).body.code).toBe(
      "family-doctor.too-late-to-undo",
    );
  });

  test("the end is undone too when the clock moves at each reading, as a real one does", async () => {
    const moving = await aServer();
    const place = await aTerritory(moving, 1);
    const id = await anOffer(place, 0);
    const requestId = await aWaitingPatient(moving, place.cptsId);
    await aProposal(place, requestId, id);
    const still = moving.deps.clock.now;
    let readings = 0;
    moving.deps.clock.now = () => still().add({ milliseconds: ++readings });
    const doctor = place.doctors[0]!;
    await doctor.call("POST", `${place.at}/offers/${id}/end`, { version: 1, reason: "Départ en retraite" });
    expect((await doctor.call("POST", `${place.at}/offers/${id}/undo-end`)).body).toMatchObject({
      state: "open",
      taken: 1,
    });
    const { rows } = await moving.owner.query("select status from mt_requests where id = $1", [requestId]);
    expect(rows).toEqual([{ status: "proposed" }]);
  });

  test("the table says who could take whom, and whom nobody reaches", async () => {
    const place = await aTerritory(server, 3);
    const { at, coordinator, cptsId } = place;
    const near = await anOffer(place, 0, { zone: "distance", maxDistanceMeters: 1_500 });
    const town = await anOffer(place, 1, {
      zone: "communes",
      communeCodes: ["31113"],
      homeVisits: true,
      capacity: 1,
    });
    const far = await anOffer(place, 2, { zone: "distance", maxDistanceMeters: 1_500 });
    await aWaitingPatient(server, cptsId, { weight: 70 });
    await aWaitingPatient(server, cptsId, {
      needs_home_visit: true,
      weight: 5,
      overruled_weight: 40,
      overruled_reason: "Vit seul",
    });
    await aWaitingPatient(server, cptsId, { commune_code: "31113", latitude: null, longitude: null });
    await aWaitingPatient(server, cptsId, { commune_code: null, latitude: null, longitude: null, weight: 5 });
    const { body } = await coordinator.call("GET", `${at}/offer-table`);
    const within = Object.fromEntries(
      body.offers.map((one: { id: string; within: number }) => [one.id, one.within]),
    );
    expect(within).toEqual({ [near]: 1, [town]: 1, [far]: 0 });
    expect(body.totals).toMatchObject({ waiting: 4, unreached: 2, capacity: 11, taken: 0 });
    expect(body.communes).toContainEqual({
      communeCode: "31446",
      communeName: "Ramonville-Saint-Agne",
      latitude: expect.closeTo(43.54, 1),
      longitude: expect.closeTo(1.48, 1),
      waiting: 2,
      high: 1,
      medium: 1,
      low: 0,
      unreached: 1,
    });
    expect(body.communes).toContainEqual({
      communeCode: null,
      communeName: "Commune inconnue",
      latitude: null,
      longitude: null,
      waiting: 1,
      high: 0,
      medium: 0,
      low: 1,
      unreached: 1,
    });
    const reach = async (id: string) => (await coordinator.call("GET", `${at}/offers/${id}/reach`)).body;
    expect(await reach(near)).toMatchObject({
      maxDistanceMeters: 1_500,
      communes: [{ communeCode: "31446", within: 1 }],
    });
    expect(await reach(town)).toMatchObject({
      maxDistanceMeters: null,
      communes: [{ communeCode: "31113", within: 1 }],
    });
    expect(await reach(far)).toMatchObject({ communes: [] });
    expect((await place.doctors[0]!.call("GET", `${at}/offers/${near}/reach`)).status).toBe(403);
  });
});
