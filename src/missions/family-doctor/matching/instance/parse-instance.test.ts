import { expect, it } from "vitest";
import { randomInstance, randomShape } from "../testing/random-instance.ts";
import { INSTANCE_LIMITS } from "./packed-instance.ts";
import { parseInstance } from "./parse-instance.ts";

const good = {
  patients: [
    { id: "p1", weight: 3 },
    { id: "p2", weight: 1 },
  ],
  doctors: [{ id: "d1", capacity: 1 }],
  arcs: [
    { patient: "p1", doctor: "d1", distanceMeters: 900 },
    { patient: "p2", doctor: "d1", distanceMeters: 0 },
  ],
};

it("reads what it is given, whole", () => {
  expect(parseInstance(JSON.stringify(good))).toEqual(good);
  const other = randomInstance(7, randomShape(7));
  expect(parseInstance(JSON.stringify(other))).toEqual(other);
});

const [p1, p2] = good.patients;
const [a1, a2] = good.arcs;

it.each([
  ["{", "n'est pas du JSON"],
  ["[]", "un objet est attendu"],
  [{ ...good, doctors: undefined }, "doctors : une liste est attendue"],
  [{ ...good, seed: 4 }, "sans autre champ"],
  [
    { ...good, patients: [p1, { ...p2, name: "Camille" }] },
    "patients[1] : un objet est attendu, sans autre champ",
  ],
  [
    { ...good, patients: [p1, { id: "p2", weight: 0.5 }] },
    "patients[1].weight : un nombre entier de 1 à 1 000 000",
  ],
  [{ ...good, patients: [p1, { id: "p2", weight: 0 }] }, "patients[1].weight"],
  [
    { ...good, patients: [p1, { id: "", weight: 1 }] },
    "patients[1].id : un identifiant ne peut pas être vide",
  ],
  [{ ...good, patients: [p1, { id: "x".repeat(101), weight: 1 }] }, "100 caractères au plus"],
  [
    { ...good, patients: [p1, { ...p2, id: "p1" }] },
    "patients[1].id : « p1 » est déjà le nom de patients[0]",
  ],
  [
    { ...good, doctors: [{ id: "d1", capacity: "3" }] },
    "doctors[0].capacity : un nombre entier de 0 à 100 000",
  ],
  [{ ...good, doctors: [{ id: "d1", capacity: -1 }] }, "doctors[0].capacity"],
  [
    { ...good, arcs: [a1, { ...a2, distanceMeters: 1e6 + 1 }] },
    "arcs[1].distanceMeters : un nombre entier de 0",
  ],
  [{ ...good, arcs: [a1, { ...a2, distanceMeters: 1e300 }] }, "arcs[1].distanceMeters"],
  [{ ...good, arcs: [a1, { ...a2, patient: "p9" }] }, "arcs[1].patient : aucun patient ne s'appelle « p9 »"],
  [{ ...good, arcs: [a1, { ...a2, doctor: "d9" }] }, "arcs[1].doctor : aucun médecin ne s'appelle « d9 »"],
  [{ ...good, arcs: [a1, a1] }, "arcs[1] : « p1 » et « d1 » sont déjà reliés plus haut"],
])("refuses %j and says where: %s", (raw, words) => {
  const text = typeof raw === "string" ? raw : JSON.stringify(raw);
  // The thousands of French are parted by narrow spaces.
  const said = thrownBy(() => parseInstance(text)).replace(/[\u00a0\u202f]/g, " ");
  expect(said).toContain(words);
  expect(said).toContain("Rien n'a été calculé");
});

it("is bounded", () => {
  const doctors = Array.from({ length: INSTANCE_LIMITS.doctors + 1 }, (_, i) => ({
    id: `d${i}`,
    capacity: 1,
  }));
  const said = thrownBy(() => parseInstance(JSON.stringify({ ...good, doctors })));
  expect(said.replace(/[\u00a0\u202f]/g, " ")).toContain("doctors : 2 000 éléments au plus");
});

function thrownBy(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return "";
}
