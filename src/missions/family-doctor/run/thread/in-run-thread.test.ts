import { expect, it } from "vitest";
import { checkAssignment } from "../../matching/audit/check-assignment.ts";
import { openRegister, packRegister } from "../../matching/candidates/build-instance.ts";
import { solveMatching } from "../../matching/solve/solve-matching.ts";
import { randomRegister } from "../../matching/testing/random-register.ts";
import { parseRows } from "../json-text.ts";
import { inRunThread, type SolvedRun } from "./in-run-thread.ts";
import { registerTexts } from "./register-texts.ts";

const shape = { patients: 2_500, doctors: 60, places: 0.9, at: "addresses" as const };

const answered = async ({ answer, lines }: SolvedRun) => ({
  answer,
  lines: parseRows(await lines(0, answer.patients)),
});

it("gives in a thread of its own what the solver gives, a line for each patient in the order of the register", async () => {
  const { patients, doctors } = randomRegister(3, shape);
  const percents: number[] = [];
  const { answer, lines } = await inRunThread(
    {
      texts: registerTexts({ patients, doctors }),
      seed: 5,
      whatIf: null,
      onProgress: (one) => percents.push(one),
    },
    answered,
  );
  const register = openRegister(doctors, 5);
  register.add(patients);
  const closed = register.close();
  const { packed, patientAt, doctorAt } = packRegister(closed, doctors);
  const expected = Array<string | null>(patients.length).fill(null);
  solveMatching(packed, { seed: 5 }).doctorOf.forEach((d, line) => {
    if (d >= 0) expected[patientAt[line]!] = doctors[doctorAt[d]!]!.id;
  });
  expect(lines.map((one) => [one.requestId, one.offerId])).toEqual(
    patients.map((one, p) => [one.id, expected[p]]),
  );
  const pairs = lines.flatMap((one) =>
    one.offerId === null ? [] : [{ patient: one.requestId, doctor: one.offerId }],
  );
  const arcs = patients.flatMap((one, p) =>
    [...closed.doctor.subarray(closed.start[p]!, closed.start[p + 1]!)].map((d, i) => ({
      patient: one.id,
      doctor: doctors[d]!.id,
      distanceMeters: closed.meters[closed.start[p]! + i]!,
    })),
  );
  const { ok, problems, ...counted } = checkAssignment({ patients, doctors, arcs }, pairs);
  expect([ok, problems]).toEqual([true, []]);
  expect(answer).toMatchObject({ ...counted, patients: 2_500, doctors: 60, arcs: arcs.length });
  expect(answer.served).toBeGreaterThan(2_000);
  expect(JSON.parse(answer.result).today).toMatchObject({ waiting: 2_500, served: answer.served });
  expect(percents).toEqual([...percents].sort((a, b) => a - b));
  expect(percents.at(-1)).toBe(100);
});

it("leaves the server's thread free: it turns while the run lasts", async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  const texts = registerTexts(randomRegister(4, shape));
  await inRunThread({ texts, seed: 1, whatIf: null }, async () => {});
  clearInterval(timer);
  expect(turns).toBeGreaterThan(2);
});

it("says so when the register is empty, and when nobody volunteers", async () => {
  const { patients, doctors } = randomRegister(5, { ...shape, patients: 20, doctors: 3 });
  const nobody = registerTexts({ patients: [], doctors });
  expect(await inRunThread({ texts: nobody, seed: 1, whatIf: null }, answered)).toMatchObject({
    answer: { served: 0, weight: 0, patients: 0 },
    lines: [],
  });
  const alone = await inRunThread(
    { texts: registerTexts({ patients, doctors: [] }), seed: 1, whatIf: null },
    answered,
  );
  expect(alone.answer).toMatchObject({ served: 0, patients: 20 });
  expect(new Set(alone.lines.map((one) => one.candidates.why[0]))).toEqual(
    new Set(["Aucun médecin n'offre de place aujourd'hui"]),
  );
});

it("stops at once when it is cancelled, before and during", async () => {
  const texts = registerTexts(randomRegister(6, { ...shape, patients: 20_000, doctors: 300 }));
  const reason = new Error("cancelled");
  const work = { texts, seed: 1, whatIf: null };
  await expect(inRunThread({ ...work, signal: AbortSignal.abort(reason) }, answered)).rejects.toBe(reason);
  const during = new AbortController();
  const run = inRunThread(
    { ...work, signal: during.signal, onProgress: () => during.abort(reason) },
    answered,
  );
  await expect(run).rejects.toBe(reason);
});

it("explains in French a thread that is out of memory", async () => {
  const texts = registerTexts(randomRegister(7, { ...shape, patients: 30_000, doctors: 300 }));
  await expect(
    inRunThread({ texts, seed: 1, whatIf: null, heapMegabytes: 8 }, answered),
  ).rejects.toMatchObject({
    code: "family-doctor.matching-memory",
    message: expect.stringContaining("rien n'a été changé"),
  });
});

it("passes on what the register is refused for", async () => {
  const texts = registerTexts(randomRegister(8, { ...shape, doctors: 2_001 }));
  await expect(inRunThread({ texts, seed: 1, whatIf: null }, answered)).rejects.toMatchObject({
    code: "family-doctor.matching-too-big",
  });
});

it("ends when what is done with the answer fails", async () => {
  const broken = new Error("the database is gone");
  const texts = registerTexts(randomRegister(9, { ...shape, patients: 20, doctors: 3 }));
  await expect(inRunThread({ texts, seed: 1, whatIf: null }, () => Promise.reject(broken))).rejects.toBe(
    broken,
  );
});
