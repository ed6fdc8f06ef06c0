import { expect, it } from "vitest";
import { checkAssignment } from "../audit/check-assignment.ts";
import { openRegister, packRegister } from "../candidates/build-instance.ts";
import { solveMatching } from "../solve/solve-matching.ts";
import { randomRegister } from "../testing/random-register.ts";
import { runMatching } from "./run-matching.ts";

const shape = { patients: 2_500, doctors: 60, places: 0.9, at: "addresses" as const };

function* pagesOf<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size);
}

it("gives in a thread of its own what the solver gives, in the order of the register", async () => {
  const { patients, doctors } = randomRegister(3, shape);
  const percents: number[] = [];
  const outcome = await runMatching({
    doctors,
    pages: pagesOf(patients, 700),
    seed: 5,
    onProgress: (percent) => percents.push(percent),
  });
  const register = openRegister(doctors, 5);
  register.add(patients);
  const { packed, patientAt, doctorAt } = packRegister(register.close(), doctors);
  const expected = new Int32Array(patients.length).fill(-1);
  solveMatching(packed, { seed: 5 }).doctorOf.forEach((d, line) => {
    if (d >= 0) expected[patientAt[line]!] = doctorAt[d]!;
  });
  expect(outcome.doctorOf).toEqual(expected);
  const pairs = patients.flatMap((one, p) =>
    outcome.doctorOf[p]! < 0 ? [] : [{ patient: one.id, doctor: doctors[outcome.doctorOf[p]!]!.id }],
  );
  const arcs = patients.flatMap((one, p) =>
    [...outcome.candidateDoctor.subarray(outcome.candidateStart[p]!, outcome.candidateStart[p + 1]!)].map(
      (d, i) => ({
        patient: one.id,
        doctor: doctors[d]!.id,
        distanceMeters: outcome.candidateMeters[outcome.candidateStart[p]! + i]!,
      }),
    ),
  );
  const { ok, problems, ...counted } = checkAssignment({ patients, doctors, arcs }, pairs);
  expect(problems).toEqual([]);
  expect(outcome).toMatchObject(counted);
  expect(outcome.served).toBeGreaterThan(2_000);
  expect(percents).toEqual([...percents].sort((a, b) => a - b));
  expect(percents.at(-1)).toBe(100);
});

it("leaves the server's thread free: it turns while the run lasts", async () => {
  const { patients, doctors } = randomRegister(4, shape);
  let turns = 0;
  let running = true;
  const turn = () => {
    turns++;
    if (running) setTimeout(turn, 1);
  };
  // Counted from the last page on: what remains is the matching itself.
  function* pages() {
    yield* pagesOf(patients, 1_000);
    turn();
  }
  await runMatching({ doctors, pages: pages(), seed: 1 });
  running = false;
  // Once by the call itself; any more only where the thread is free.
  expect(turns).toBeGreaterThan(2);
});

it("says so when the register is empty, and when nobody volunteers", async () => {
  const { patients, doctors } = randomRegister(5, { ...shape, patients: 20, doctors: 3 });
  expect(await runMatching({ doctors, pages: [], seed: 1 })).toMatchObject({ served: 0, weight: 0 });
  const alone = await runMatching({ doctors: [], pages: [patients], seed: 1 });
  expect(alone).toMatchObject({ served: 0, doctorOf: new Int32Array(20).fill(-1) });
});

it("stops at once when it is cancelled, before and during", async () => {
  const { patients, doctors } = randomRegister(6, { ...shape, patients: 20_000, doctors: 300 });
  const reason = new Error("cancelled");
  await expect(
    runMatching({ doctors, pages: [patients], seed: 1, signal: AbortSignal.abort(reason) }),
  ).rejects.toBe(reason);
  const during = new AbortController();
  const run = runMatching({
    doctors,
    pages: [patients],
    seed: 1,
    signal: during.signal,
    onProgress: () => during.abort(reason),
  });
  await expect(run).rejects.toBe(reason);
});

it("explains in French a thread that is out of memory", async () => {
  const { patients, doctors } = randomRegister(7, { ...shape, patients: 30_000, doctors: 300 });
  await expect(runMatching({ doctors, pages: [patients], seed: 1, heapMegabytes: 8 })).rejects.toMatchObject({
    code: "family-doctor.matching-memory",
    message: expect.stringContaining("rien n'a été changé"),
  });
});

it("passes on what the register is refused for", async () => {
  const { doctors } = randomRegister(8, { ...shape, doctors: 2_001 });
  await expect(runMatching({ doctors, pages: [[]], seed: 1 })).rejects.toMatchObject({
    code: "family-doctor.matching-too-big",
  });
});

it("ends when the pages fail", async () => {
  const broken = new Error("the database is gone");
  const pages = async function* (): AsyncGenerator<never[]> {
    yield [];
    throw broken;
  };
  await expect(runMatching({ doctors: [], pages: pages(), seed: 1 })).rejects.toBe(broken);
});
