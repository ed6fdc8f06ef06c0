import { describe, expect, test } from "vitest";
import { guessColumns, LIST_FIELDS, type ListField } from "../list-fields.ts";
import { readLine } from "./read-line.ts";

const columns = Object.fromEntries(LIST_FIELDS.map((field, index) => [field, index]));
const read = (cells: Partial<Record<ListField, string>>) =>
  readLine(
    LIST_FIELDS.map(
      (field) => ({ birthFamilyName: "Essai", birthGivenNames: "Anne", ...cells })[field] ?? "",
    ),
    columns,
    "2026-11-22",
  );

describe("one row as a patient", () => {
  test.each([
    [
      { birthFamilyName: "DE LA TOUR", usedFamilyName: "DE LA TOUR" },
      { birthFamilyName: "De la Tour", usedFamilyName: null },
    ],
    [
      { birthFamilyName: "", birthGivenNames: "", fullName: "Mme DE LA TOUR Anne" },
      { birthFamilyName: "De la Tour", birthGivenNames: "Anne" },
    ],
    // Its own column wins over the one for both.
    [{ fullName: "AUTRE Nom" }, { birthFamilyName: "Essai", birthGivenNames: "Anne" }],
    [{ usedFamilyName: "MARTIN" }, { usedFamilyName: "Martin" }],
    [{ sex: "Mme" }, { sex: "F" }],
    [{ sex: "1" }, { sex: "M" }],
    [{ sex: "?" }, { sex: "U" }],
    [{ phone: "561 00 00 00" }, { phone: "0561000000" }],
    [{ phone: "+33 5 61 00 00 00 / 06 00 00 00 00" }, { phone: "+33561000000" }],
    [{ phone: "12" }, { phone: null }],
    [{ email: "Anne@Exemple.FR" }, { email: "anne@exemple.fr" }],
    [{ email: "anne à exemple" }, { email: null }],
    [{ postalCode: "1000" }, { postalCode: "01000" }],
    [{ postalCode: "F-31320" }, { postalCode: "31320" }],
    [{ ald: "ALD 30" }, { ald: true }],
    [{ ald: "N" }, { ald: false }],
    [{ c2s: "oui" }, { rights: "c2s" }],
    [{ c2s: "AME" }, { rights: "ame" }],
    [{ ame: "X" }, { rights: "ame" }],
    [{ c2s: "non" }, { rights: "none" }],
    [{ c2s: "" }, { rights: null }],
    [{ withoutDoctorSinceOn: "01/09/2026" }, { withoutDoctorSinceOn: "2026-09-01" }],
    [{ formerDoctor: "Dr\u0000 Martin\u202e" }, { formerDoctor: "Dr Martin" }],
  ])("%j", (cells, payload) => expect(read(cells)).toMatchObject({ payload }));

  test.each([
    [{ birthFamilyName: " " }, "Le nom de naissance manque."],
    [
      { birthFamilyName: "", birthGivenNames: "", fullName: "Le Gall Anne Marie" },
      "Le nom et le prénom ne se distinguent pas : écrivez le nom en capitales, ou une virgule entre les deux (« Le Gall Anne Marie »).",
    ],
    [{ birthGivenNames: "12345" }, "Le prénom n'est pas un nom (« 12345 »)."],
    [{ birthFamilyName: "x".repeat(101) }, "Le nom de naissance a plus de 100 caractères."],
    [{ birthOn: "30/02/1950" }, "Date de naissance : cette date n'existe pas (« 30/02/1950 »)."],
  ])("%j is refused", (cells, problem) => expect(read(cells)).toMatchObject({ problem }));

  test("an INS is seen and never kept", () => {
    const line = read({ ins: "1 80 12 69 555 014 26" });
    expect(line.hasIns).toBe(true);
    expect(JSON.stringify(line)).not.toContain("555");
  });
});

describe("columns by their headings", () => {
  test("as offices write them; what was chosen before wins; a column serves once", () => {
    const headings = ["Nom", "PRÉNOM(S)", "Né(e) le", "Civilité", "Ville", "Tél.", "Médecin traitant"];
    expect(guessColumns(headings, {})).toEqual({
      birthFamilyName: 0,
      birthGivenNames: 1,
      birthOn: 2,
      sex: 3,
      commune: 4,
      phone: 5,
      formerDoctor: 6,
    });
    expect(guessColumns(headings, { nom: "usedFamilyName", __proto__: "ald" } as never)).toMatchObject({
      usedFamilyName: 0,
    });
    expect(guessColumns(["Patient (nom, prénom)", "Né(e) le"], {})).toEqual({ fullName: 0, birthOn: 1 });
    expect(guessColumns(["Nom et prénom", "Ville"], {})).toEqual({ fullName: 0, commune: 1 });
    expect(guessColumns(["constructor", "toString", "nom"], {})).toEqual({ birthFamilyName: 2 });
  });
});
