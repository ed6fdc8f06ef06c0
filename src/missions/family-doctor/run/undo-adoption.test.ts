import { expect, test } from "vitest";
import { aServer, runJob } from "../../../../tools/testing/index.ts";
import { anOffer, aTerritory, findLost, later } from "../proposal/proposal-test-kit.ts";
import { drainQueues, runActs } from "./run-test-kit.ts";
import { undoJob } from "./undo-adoption.ts";

const server = await aServer();
const { rows, read, linesOf, adopt, aRun, many } = runActs(server);

test("in one touch what is not sent waits again; what is with a doctor or accepted stays, and it is said", async () => {
  const place = await aTerritory(server, 1);
  await anOffer(place, 0, { capacity: 10 });
  await many(place, 4);
  const id = await aRun(place);
  const undo = () => place.coordinator.call("POST", `${place.at}/runs/${id}/undo`);
  expect((await undo()).body).toMatchObject({ status: 409, code: "family-doctor.nothing-to-undo" });
  await adopt(place, id);
  await drainQueues(server);
  expect((await read(place, id)).proposals).toEqual({ proposed: 4, sent: 0, accepted: 0 });
  const made = await rows("select id from mt_proposals where cpts_id = $1 order by id", [place.cptsId]);
  for (const { id: proposal } of made.slice(0, 2))
    await place.coordinator.call("POST", `${place.at}/proposals/${proposal}/send`);
  const accepted = await place.doctors[0]!.call("POST", `${place.at}/proposals/${made[0].id}/accept`);
  expect(accepted.status).toBe(200);

  const done = await undo();
  expect(done.body).toMatchObject({
    state: "outdated",
    undo: { state: "done", toDo: 2, withdrawn: 2, byLabel: expect.any(String) },
    proposals: { proposed: 0, sent: 1, accepted: 1 },
  });
  const states = await rows(
    "select status, count(*)::int as n from mt_requests where cpts_id = $1 group by 1 order by 1",
    [place.cptsId],
  );
  expect(states).toEqual([
    { status: "accepted", n: 1 },
    { status: "sent", n: 1 },
    { status: "waiting", n: 2 },
  ]);
  expect(await rows("select taken from mt_offers where cpts_id = $1", [place.cptsId])).toEqual([
    { taken: 2 },
  ]);
  // A line of the ledger per patient, one for the whole, and none for those that stay.
  expect(
    (
      await rows(
        "select request_id is null as whole from mt_decisions where run_id = $1 and kind = 'withdrawn'",
        [id],
      )
    )
      .map((row) => row.whole)
      .sort(),
  ).toEqual([false, false, true]);
  expect((await undo()).body.code).toBe("family-doctor.nothing-to-undo");
  expect((await adopt(place, id)).body.detail).toContain("a été défaite");
  // They are given again by the next run.
  const next = await aRun(place);
  const served = (await linesOf(place, next)).filter((line: { offerId: string | null }) => line.offerId);
  expect(served).toHaveLength(2);
  expect(await findLost(server, place.cptsId)).toEqual([]);
});

test("cut in the middle, the undoing goes on after the last whole batch; another CPTS's run is not there", async () => {
  const place = await aTerritory(server, 1);
  await anOffer(place, 0, { capacity: 80 });
  await many(place, 60);
  const id = await aRun(place);
  await adopt(place, id);
  await drainQueues(server);
  const elsewhere = await aTerritory(server, 1);
  expect((await elsewhere.coordinator.call("POST", `${elsewhere.at}/runs/${id}/undo`)).status).toBe(404);
  expect((await place.doctors[0]!.call("POST", `${place.at}/runs/${id}/undo`)).status).toBe(403);

  const begun = await place.coordinator.call("POST", `${place.at}/runs/${id}/undo`);
  expect(begun.body.undo).toMatchObject({ state: "working", toDo: 60, withdrawn: 50 });
  expect((await place.coordinator.call("POST", `${place.at}/runs/${id}/undo`)).body.code).toBe(
    "family-doctor.undo-working",
  );
  // Its job lost with the process: the sweep finds it.
  await server.owner.query("delete from graphile_worker._private_jobs");
  await later(server, 0.02);
  await runJob(server, "family-doctor.sweep-runs");
  await drainQueues(server);
  expect(await read(place, id)).toMatchObject({
    undo: { state: "done", withdrawn: 60 },
    proposals: { proposed: 0 },
  });
  await undoJob(server.deps, { cptsId: place.cptsId, runId: id }, new AbortController().signal);
  expect((await read(place, id)).undo.withdrawn).toBe(60);
  expect(await findLost(server, place.cptsId)).toEqual([]);
});
