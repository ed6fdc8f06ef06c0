import { beforeEach, describe, expect, test } from "vitest";
import { aServer, runJob } from "../../../../tools/testing/index.ts";
import { anOffer, aTerritory, findLost, later } from "../proposal/proposal-test-kit.ts";
import { adoptJob } from "./adopt-run.ts";
import { drainQueues, runActs } from "./run-test-kit.ts";

const server = await aServer();
const { rows, read, linesOf, adopt, aRun, many } = runActs(server);
beforeEach(async () => {
  await drainQueues(server);
});

describe("adopted", () => {
  test("chosen lines become proposals with their reasons, the run and the seed in the ledger; twice is once", async () => {
    const place = await aTerritory(server, 1);
    const offer = await anOffer(place, 0, { capacity: 5 });
    const [one, two] = (await many(place, 3)) as [string, string, string];
    const id = await aRun(place, { seed: 42 });
    const first = await adopt(place, id, [one]);
    expect(first.body).toMatchObject({ adopted: 1, skipped: [], run: { state: "done" } });
    const again = await adopt(place, id, [one, two]);
    expect(again.body).toMatchObject({ adopted: 1, skipped: [] });
    expect(
      await rows(
        "select status, run_id, offer_id, jsonb_array_length(why) > 0 as why from mt_proposals where cpts_id = $1",
        [place.cptsId],
      ),
    ).toEqual(Array(2).fill({ status: "proposed", run_id: id, offer_id: offer, why: true }));
    const ledger = await rows(
      "select kind, seed, user_id, rule_version, jsonb_array_length(candidates) as n from mt_decisions where run_id = $1 order by kind, at",
      [id],
    );
    expect(ledger.map((row) => [row.kind, row.seed, row.n])).toEqual([
      ["adopted", 42, 0],
      ["adopted", 42, 0],
      ["proposed", 42, 1],
      ["proposed", 42, 1],
    ]);
    expect(new Set(ledger.map((row) => row.user_id))).toEqual(new Set([place.coordinator.userId]));
    expect((await linesOf(place, id)).filter((line: { adopted: boolean }) => line.adopted)).toHaveLength(2);
    expect((await adopt(place, id)).body.run.adoption).toMatchObject({ state: "working", toDo: 1 });
    await drainQueues(server);
    expect(await read(place, id)).toMatchObject({ state: "adopted", adoption: { adopted: 1, skipped: 0 } });
    expect(await findLost(server, place.cptsId)).toEqual([]);
  });

  test("what moved since is skipped with its reason, the rest is adopted", async () => {
    const place = await aTerritory(server, 3);
    const offers = [
      await anOffer(place, 0, { capacity: 1 }),
      await anOffer(place, 1, { capacity: 1 }),
      await anOffer(place, 2, { capacity: 3 }),
    ];
    const ids = await many(place, 5);
    const id = await aRun(place);
    const lines = await linesOf(place, id);
    const ofOffer = (nth: number): string[] =>
      lines
        .filter((line: { offerId: string }) => line.offerId === offers[nth])
        .map((line: { requestId: string }) => line.requestId);
    const paused = await place.doctors[0]!.call("POST", `${place.at}/offers/${offers[0]}/pause`, {
      version: 1,
    });
    expect(paused.status).toBe(200);
    const [gone, excluded] = ofOffer(2) as [string, string];
    await place.coordinator.call("POST", `${place.at}/requests/${gone}/close`, { reason: "found-alone" });
    await place.coordinator.call("POST", `${place.at}/requests/${excluded}/exclusions`, {
      professionalId: place.professionals[2]!.id,
      reason: "Ne souhaite pas ce médecin",
    });
    expect((await adopt(place, id)).body.run.adoption).toMatchObject({ state: "working", toDo: 5 });
    expect((await adopt(place, id)).body).toMatchObject({ code: "family-doctor.adoption-working" });
    await drainQueues(server);
    const { adoption, state } = await read(place, id);
    expect(state).toBe("adopted");
    expect(adoption).toMatchObject({ state: "done", adopted: 2, skipped: 3 });
    const why = new Map(
      adoption.skippedLines.map((one: { requestId: string; reason: string }) => [one.requestId, one.reason]),
    );
    expect(why.get(ofOffer(0)[0])).toContain("En pause");
    expect(why.get(gone)).toContain("terminée depuis le calcul : a trouvé un médecin");
    expect(why.get(excluded)).toContain("ne peut plus prendre ce patient");
    expect((await adopt(place, id)).body.code).toBe("family-doctor.run-adopted");
    expect(ids).toHaveLength(5);
    expect(await findLost(server, place.cptsId)).toEqual([]);
  });

  test("a batch that fails leaves nothing of itself, and the adoption goes on after the last whole one", async () => {
    const place = await aTerritory(server, 1);
    await anOffer(place, 0, { capacity: 200 });
    const ids = (await many(place, 120)).sort();
    const id = await aRun(place);
    const payload = { cptsId: place.cptsId, runId: id };
    expect((await adopt(place, id)).status).toBe(200);
    await server.owner.query(
      `create function test_refuse() returns trigger language plpgsql as $$ begin
         if new.request_id = '${ids[70]}' then raise exception 'cut'; end if; return new; end $$`,
    );
    await server.owner.query(
      "create trigger test_refuse before insert on mt_proposals for each row execute function test_refuse()",
    );
    const count = async () =>
      Number((await rows("select count(*) as n from mt_proposals where cpts_id = $1", [place.cptsId]))[0].n);
    await expect(adoptJob(server.deps, payload, new AbortController().signal)).rejects.toThrow("cut");
    await server.owner.query("drop trigger test_refuse on mt_proposals; drop function test_refuse()");
    expect(await count()).toBe(50);
    expect((await read(place, id)).adoption).toMatchObject({ state: "working", adopted: 50 });
    expect(await findLost(server, place.cptsId)).toEqual([]);
    // Its job lost with the process: the sweep finds it.
    await server.owner.query("delete from graphile_worker._private_jobs");
    await later(server, 0.02);
    await runJob(server, "family-doctor.sweep-runs");
    await drainQueues(server);
    expect(await count()).toBe(120);
    expect(await read(place, id)).toMatchObject({ state: "adopted", adoption: { adopted: 120, skipped: 0 } });
    await adoptJob(server.deps, payload, new AbortController().signal);
    expect(await count()).toBe(120);
    expect(await findLost(server, place.cptsId)).toEqual([]);
  });
});
