import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { runCommand } from "./run-command.ts";

const folder = await mkdtemp(join(tmpdir(), "maillage-match-"));
afterAll(() => rm(folder, { recursive: true }));

let said = { out: "", err: "" };
beforeEach(() => {
  said = { out: "", err: "" };
  const keep = (where: keyof typeof said) => (text: string | Uint8Array) => {
    said[where] += String(text);
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(keep("out"));
  vi.spyOn(process.stderr, "write").mockImplementation(keep("err"));
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Two want the same place; d2, far away, is open to p1 only. */
const instance = {
  patients: [
    { id: "p1", weight: 2 },
    { id: "p2", weight: 1 },
    { id: "p3", weight: 1 },
  ],
  doctors: [
    { id: "d1", capacity: 1 },
    { id: "d2", capacity: 4 },
  ],
  arcs: [
    { patient: "p1", doctor: "d1", distanceMeters: 100 },
    { patient: "p1", doctor: "d2", distanceMeters: 9_000 },
    { patient: "p2", doctor: "d1", distanceMeters: 300 },
  ],
};

async function fileOf(content: string): Promise<string> {
  const file = join(folder, "instance.json");
  await writeFile(file, content);
  return file;
}

test("prints the assignment, the three terms, time and memory", async () => {
  const file = await fileOf(JSON.stringify(instance));
  expect(await runCommand(["match", "run", file, "--seed", "7", "--json"])).toBe(0);
  expect(JSON.parse(said.out)).toEqual({
    seed: 7,
    served: 2,
    weight: 3,
    loadCost: 1_250,
    distanceMeters: 9_300,
    check: { ok: true, problems: [] },
    readMs: expect.any(Number),
    solveMs: expect.any(Number),
    memoryMb: expect.any(Number),
    assignment: [
      { patient: "p1", doctor: "d2", distanceMeters: 9_000 },
      { patient: "p2", doctor: "d1", distanceMeters: 300 },
    ],
    leftOut: ["p3"],
  });
});

test("says the same to a person", async () => {
  expect(await runCommand(["match", "run", await fileOf(JSON.stringify(instance))])).toBe(0);
  expect(said.out).toContain("p2 → d1 (300 m)");
  expect(said.out).toContain("p3 → personne");
  expect(said.out).toContain("1. Poids servi : 3   2. Coût de charge : 1250   3. Distance : 9300 m");
});

test.each([
  [[], "Indiquez le fichier"],
  [[join(folder, "absent.json")], "introuvable"],
  [["FILE", "--seed", "beaucoup"], "--seed : un nombre entier"],
  [["FILE", "--seed", "-1"], "--seed : un nombre entier"],
])("refuses %j in one French sentence", async (words, sentence) => {
  const file = await fileOf("{}");
  expect(await runCommand(["match", "run", ...words.map((one) => (one === "FILE" ? file : one))])).toBe(1);
  expect(said).toMatchObject({ out: "", err: expect.stringContaining(sentence) });
});

test("names the line of a bad instance", async () => {
  const file = await fileOf(JSON.stringify({ ...instance, arcs: [{ patient: "p1", doctor: "d1" }] }));
  expect(await runCommand(["match", "run", file])).toBe(1);
  expect(said.err).toContain("arcs[0].distanceMeters");
});
