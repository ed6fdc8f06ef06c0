import { expect, test } from "vitest";
import { mergeDrafts } from "../../../design/form/merge-drafts.ts";
import type { Patient } from "../contract.ts";
import { correctedFields, recordDraftOf, recordParts } from "./record-draft.ts";

const patient = {
  birthFamilyName: "Vidal",
  usedFamilyName: null,
  birthGivenNames: "Odette",
  usedGivenName: null,
  sex: "F",
  birthOn: "1948-03-12",
  phone: "0561000001",
  email: null,
  addressLine: "",
  postalCode: null,
  communeCode: "31446",
} as Patient;

test("only what changed is sent: emptied is not known, a new commune drops the former point", () => {
  const draft = recordDraftOf(patient);
  expect(correctedFields(patient, draft)).toBeNull();
  expect(
    correctedFields(patient, {
      ...draft,
      phone: " ",
      addressLine: "3 rue des Lilas",
      postalCode: "31400",
      communeCode: "31555",
    }),
  ).toEqual({
    phone: null,
    addressLine: "3 rue des Lilas",
    postalCode: "31400",
    communeCode: "31555",
    latitude: null,
    longitude: null,
  });
});

test("two who correct one record: what only the other changed is taken up, what both changed is shown", () => {
  const parts = recordParts(() => "Toulouse");
  const base = recordDraftOf(patient);
  expect(new Set(parts.flatMap(({ keys }) => keys))).toEqual(new Set(Object.keys(base)));
  const after = { ...patient, phone: "0561000002", communeCode: "31555" };
  const mine = { ...base, phone: "0561000003", email: "a@exemple.invalid" };
  const met = mergeDrafts(base, mine, recordDraftOf(after), parts);
  expect(met.taken.map(({ label }) => label)).toEqual(["Commune"]);
  expect(met.clashes.map(({ label, say }) => `${label} : ${say(mine)}`)).toEqual([
    "Téléphone : 05 61 00 00 03",
  ]);
  expect(correctedFields(after, met.draft)).toEqual({ phone: "0561000003", email: "a@exemple.invalid" });
});
