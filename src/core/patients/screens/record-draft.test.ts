import { expect, test } from "vitest";
import type { Patient } from "../contract.ts";
import { correctedFields, recordDraftOf } from "./record-draft.ts";

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
