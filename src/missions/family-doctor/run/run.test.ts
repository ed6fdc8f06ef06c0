import { beforeEach, describe, expect, test } from "vitest";
import { aPerson, aServer, runJob } from "../../../../tools/testing/index.ts";
import { anOffer, aTerritory, aWaitingPatient, later } from "../proposal/proposal-test-kit.ts";
import { RUN_TOPIC } from "./report-progress.ts";
import { drainQueues, runActs } from "./run-test-kit.ts";
import { workRun } from "./work-run.ts";

const server = await aServer();
const { rows, ask, read, linesOf, adopt, aRun, many } = runActs(server);
beforeEach(async () => {
  await drainQueues(server);
});

describe("the whole register", () => {
  test("the heaviest first, evenly, near; each line says why, or why nobody", async () => {
    const place = await aTerritory(server, 3);
    const near = await anOffer(place, 0, { capacity: 1 });
    const far = await anOffer(place, 2, { capacity: 1, homeVisits: true });
    await anOffer(place, 1, { capacity: 9, perMonth: 1, zone: "communes", communeCodes: ["31555"] });
    const [heavy, middle, light] = [
      await aWaitingPatient(server, place.cptsId, { weight: 90 }),
      await aWaitingPatient(server, place.cptsId, {
        weight: 10,
        overruled_weight: 60,
        overruled_reason: "Sortie d'hôpital",
      }),
      await aWaitingPatient(server, place.cptsId, { weight: 40 }),
    ];
    const homebound = await aWaitingPatient(server, place.cptsId, { weight: 5, needs_home_visit: true });
    await aWaitingPatient(server, place.cptsId, { status: "to-check" });
    const id = await aRun(place, { seed: 7, label: "Lundi" });
    const done = await read(place, id);
    expect(done).toMatchObject({
      state: "done",
      label: "Lundi",
      seed: 7,
      progress: 100,
      patients: 4,
      doctors: 3,
      served: 2,
      weightSum: 150,
      loadCost: 2_000,
      problem: null,
      scenario: null,
      adoption: null,
    });
    expect(done.today).toMatchObject({ waiting: 4, served: 2, distanceSum: done.distanceSum });
    expect(done.today.communes).toEqual([
      expect.objectContaining({ communeName: "Ramonville-Saint-Agne", waiting: 4, served: 2 }),
    ]);
    expect(
      done.today.doctors.map((one: { given: number; left: number }) => [one.left, one.given]).sort(),
    ).toEqual([
      [1, 0],
      [1, 1],
      [1, 1],
    ]);
    const lines = await linesOf(place, id);
    expect(lines.map((one: { requestId: string }) => one.requestId)).toEqual([
      heavy,
      middle,
      light,
      homebound,
    ]);
    expect(new Set([lines[0].offerId, lines[1].offerId])).toEqual(new Set([near, far]));
    expect(lines[1].weight).toBe(60);
    const nearLine = lines.find((one: { offerId: string }) => one.offerId === near);
    expect(nearLine.why.at(-1)).toBe("Le plus proche des 2 volontaires possibles");
    expect(nearLine.candidates).toHaveLength(2);
    const farLine = lines.find((one: { offerId: string }) => one.offerId === far);
    expect(farLine.why.at(-1)).toBe("Le médecin plus proche donne toutes ses places à d'autres patients");
    expect(lines[2]).toMatchObject({ offerId: null, adopted: false });
    expect(lines[2].why).toEqual([
      "Les 2 volontaires possibles donnent toutes leurs places à des patients dont le poids est de 60 au moins (le sien : 40)",
    ]);
    expect(lines[3].why).toEqual([
      "Le seul volontaire possible donne toutes ses places à des patients dont le poids est de 60 au moins (le sien : 5)",
    ]);
    expect(await linesOf(place, id, "show=unserved&limit=1")).toHaveLength(1);
    const first = (await place.coordinator.call("GET", `${place.at}/runs/${id}/lines?limit=3`)).body;
    expect(await linesOf(place, id, `limit=3&after=${first.next}`)).toMatchObject([{ requestId: homebound }]);
    expect(JSON.stringify(lines)).not.toContain("Fictive");
  });

  test("refusals, exclusions and the month are hard; without a volunteer it is said why", async () => {
    const place = await aTerritory(server, 2);
    const offer = await anOffer(place, 0, { capacity: 9, perMonth: 1 });
    const [one, two, three] = await many(place, 3);
    await place.coordinator.call("POST", `${place.at}/requests/${one}/exclusions`, {
      professionalId: place.professionals[0]!.id,
      reason: "A déménagé loin",
    });
    const made = await place.coordinator.call("POST", `${place.at}/requests/${two}/proposals`, {
      offerId: offer,
    });
    await place.coordinator.call("POST", `${place.at}/proposals/${made.body.id}/send`);
    await place.doctors[0]!.call("POST", `${place.at}/proposals/${made.body.id}/refuse`, {
      refusal: "too-far",
    });
    await server.owner.query("update mt_requests set status = 'waiting' where id = $1", [two]);
    const id = await aRun(place);
    const lines = await linesOf(place, id);
    const byId = new Map(lines.map((line: { requestId: string }) => [line.requestId, line]));
    expect(byId.get(one)).toMatchObject({ offerId: null, why: ["1 volontaire : est exclu pour ce patient"] });
    expect(byId.get(two)).toMatchObject({ offerId: null, why: ["1 volontaire : a déjà refusé ce patient"] });
    expect(byId.get(three)).toMatchObject({ offerId: offer });
    const empty = await aTerritory(server, 1);
    await many(empty, 1);
    expect((await linesOf(empty, await aRun(empty)))[0].why).toEqual([
      "Aucun médecin n'offre de place aujourd'hui",
    ]);
    const nobody = await aTerritory(server, 1);
    expect(await read(nobody, await aRun(nobody))).toMatchObject({ state: "done", served: 0, patients: 0 });
  });

  test("one at a time: the second is told who asked; the next one makes the last outdated", async () => {
    const place = await aTerritory(server, 1);
    const second = await aPerson(server, { roles: [{ cptsId: place.cptsId, role: "coordinator" }] });
    const both = await Promise.all([
      ask(place),
      second.call("POST", `${place.at}/runs`, { kind: "register" }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual([201, 409]);
    const told = both.find((one) => one.status === 409)!.body;
    expect(told.code).toBe("family-doctor.run-working");
    expect(told.detail).toMatch(/déjà en cours, demandé par .+ à \d/);
    await drainQueues(server);
    const before = both.find((one) => one.status === 201)!.body.id;
    await later(server, 0.01);
    await aRun(place);
    expect((await read(place, before)).state).toBe("outdated");
    expect((await adopt(place, before)).body.code).toBe("family-doctor.run-outdated");
    const page = (await place.coordinator.call("GET", `${place.at}/runs?limit=1`)).body;
    const next = (await place.coordinator.call("GET", `${place.at}/runs?limit=1&after=${page.next}`)).body;
    expect(next.items[0].id).toBe(before);
  });

  test("stopped or killed in the middle, it begins again and ends; lost for hours, it is said to have failed", async () => {
    const place = await aTerritory(server, 1);
    await anOffer(place, 0, { capacity: 3 });
    await many(place, 4);
    const asked = (await ask(place, { seed: 1 })).body;
    const payload = { cptsId: place.cptsId, runId: asked.id };
    const stopping = new AbortController();
    const leave = server.deps.live.listen(place.cptsId, ({ topic }) => {
      if (topic === RUN_TOPIC) stopping.abort(new Error("the server stops"));
    });
    await expect(workRun(server.deps, payload, stopping.signal)).rejects.toThrow("the server stops");
    leave?.();
    expect((await read(place, asked.id)).state).toBe("working");
    // What a kill leaves behind: lines of a run that is not done. They are never shown, and the next try begins anew.
    await server.owner.query(
      `insert into mt_run_lines (cpts_id, run_id, request_id, weight)
       select cpts_id, $1, id, 1 from mt_requests where cpts_id = $2 limit 1`,
      [asked.id, place.cptsId],
    );
    expect(await linesOf(place, asked.id)).toEqual([]);
    await drainQueues(server);
    expect(await read(place, asked.id)).toMatchObject({ state: "done", served: 3 });
    expect(await linesOf(place, asked.id)).toHaveLength(4);

    const lost = (await ask(place)).body.id;
    await server.owner.query("delete from graphile_worker._private_jobs");
    await later(server, 0.02);
    await runJob(server, "family-doctor.sweep-runs");
    expect(await drainQueues(server)).toContain("family-doctor.match");
    expect((await read(place, lost)).state).toBe("done");
    const stuck = (await ask(place)).body.id;
    await server.owner.query("delete from graphile_worker._private_jobs");
    await later(server, 0.2);
    await runJob(server, "family-doctor.sweep-runs");
    expect(await read(place, stuck)).toMatchObject({
      state: "failed",
      problem: expect.stringContaining("trois heures"),
    });
    expect((await ask(place)).status).toBe(201);
  });

  test("an error of the work is said on the run, and another can be asked at once", async () => {
    const place = await aTerritory(server, 1);
    await many(place, 1);
    const id = (await ask(place)).body.id;
    await server.owner.query(
      "create function test_refuse() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$",
    );
    await server.owner.query(
      "create trigger test_refuse before insert on mt_run_lines for each row execute function test_refuse()",
    );
    await drainQueues(server);
    await server.owner.query("drop trigger test_refuse on mt_run_lines; drop function test_refuse()");
    expect(await read(place, id)).toMatchObject({
      state: "failed",
      problem: expect.stringContaining("rien n'a été changé"),
    });
    expect((await adopt(place, id)).body.code).toBe("family-doctor.run-not-done");
    expect(await read(place, await aRun(place))).toMatchObject({ state: "done" });
  });
});

describe("what if", () => {
  test("beside today, compared, and nothing changes", async () => {
    const place = await aTerritory(server, 2);
    const offers = [await anOffer(place, 0, { capacity: 1 }), await anOffer(place, 1, { capacity: 2 })];
    await many(place, 4, { weight: 50 });
    const before = await rows(
      "select id, version, capacity, taken from mt_offers where cpts_id = $1 order by id",
      [place.cptsId],
    );
    const id = await aRun(place, {
      kind: "what-if",
      label: "Un départ, vingt arrivées",
      edits: [
        { kind: "capacity", offerId: offers[0], more: 20 },
        { kind: "leaves", offerId: offers[1], onOn: "2027-06-30" },
        { kind: "arrivals", count: 6, communeCode: "31446", weight: 30 },
      ],
    });
    const run = await read(place, id);
    expect(run).toMatchObject({ state: "done", kind: "what-if", served: 10, patients: 10 });
    expect(run.today).toMatchObject({ waiting: 4, served: 3 });
    expect(run.scenario).toMatchObject({ waiting: 10, served: 10 });
    expect(run.scenario.doctors).toEqual([expect.objectContaining({ capacity: 21, left: 21, given: 10 })]);
    expect(run.comparison).toMatchObject({
      waiting: { before: 4, after: 10 },
      served: { before: 3, after: 10 },
      changes: { noLongerServed: 0, nowServed: 1 },
    });
    expect(run.editSentences).toEqual([
      expect.stringMatching(/^Dr .+ : 20 places de plus$/),
      expect.stringMatching(/^Dr .+ ne prend plus personne à partir du 30 juin 2027$/),
      "6 patients de plus à Ramonville-Saint-Agne, de poids 30",
    ]);
    expect(await linesOf(place, id)).toEqual([]);
    expect((await adopt(place, id)).body.code).toBe("family-doctor.run-what-if");
    expect(
      await rows("select id, version, capacity, taken from mt_offers where cpts_id = $1 order by id", [
        place.cptsId,
      ]),
    ).toEqual(before);
    expect(
      await rows("select status, count(*)::int as n from mt_requests where cpts_id = $1 group by 1", [
        place.cptsId,
      ]),
    ).toEqual([{ status: "waiting", n: 4 }]);
  });

  test("home visits only; unknown doctors, communes and empty scenarios are refused in French", async () => {
    const place = await aTerritory(server, 1);
    await anOffer(place, 0, { homeVisits: true });
    await many(place, 2);
    await many(place, 1, { needs_home_visit: true });
    const id = await aRun(place, { kind: "what-if", edits: [{ kind: "home-visits-only" }] });
    expect((await read(place, id)).scenario).toMatchObject({ waiting: 1, served: 1 });
    const refused = async (edits: object[]) => {
      const { status, body } = await ask(place, { kind: "what-if", edits });
      return [status, body.errors?.[0]?.field];
    };
    expect(await refused([])).toEqual([422, "edits"]);
    expect(await refused([{ kind: "capacity", offerId: place.cptsId, more: 1 }])).toEqual([
      422,
      "edits.0.offerId",
    ]);
    expect(await refused([{ kind: "arrivals", count: 1, communeCode: "99999", weight: 1 }])).toEqual([
      422,
      "edits.0.communeCode",
    ]);
    expect((await place.doctors[0]!.call("POST", `${place.at}/runs`, {})).status).toBe(403);
    const elsewhere = await aTerritory(server, 1);
    expect((await elsewhere.coordinator.call("GET", `${elsewhere.at}/runs/${id}`)).status).toBe(404);
  });
});
