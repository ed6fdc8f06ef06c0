import { expect, test } from "vitest";
import { mergeDrafts } from "../../../../design/form/merge-drafts.ts";
import type { Request, Situation } from "../../contract.ts";
import { correctionDraftOf, correctionOf } from "./correction-draft.ts";
import { correctionParts } from "./correction-parts.ts";

const situation: Situation = {
  ald: true,
  disability: false,
  pregnancy: null,
  homebound: null,
  isolated: null,
  rights: "c2s",
  treatmentEndsOn: null,
  leftHospitalOn: null,
  withoutDoctorSinceOn: "2026-01-05",
  needsHomeVisit: null,
  languages: ["es"],
  familyProfessionalId: "0198a000-0000-7000-8000-000000000001",
  wish: "Plutôt le matin",
  fragilityNote: "",
  reachBy: "phone",
};
const request: Pick<Request, "situation" | "familyDoctorName" | "carer" | "postalCode" | "communeCode"> = {
  situation,
  familyDoctorName: "Dr Alix Vidal",
  carer: { name: "Sa fille", phone: "+33612345678" },
  postalCode: "31520",
  communeCode: "31446",
};

test("what nobody touched is not sent", () => {
  expect(correctionOf(request, correctionDraftOf(request))).toBeNull();
});

test("a box unticked says no, one never ticked stays as it was, and what the form does not show stays", () => {
  const draft = { ...correctionDraftOf(request), criteria: ["homebound" as const], reachBy: "mail" as const };
  expect(correctionOf(request, draft)).toEqual({
    situation: { ...situation, ald: false, homebound: true, reachBy: "mail" },
  });
});

test("the household's doctor is kept, changed or taken away", () => {
  const draft = correctionDraftOf(request);
  expect(draft.familyDoctorName).toBe("Dr Alix Vidal");
  expect(correctionOf(request, { ...draft, familyProfessionalId: null, familyDoctorName: "" })).toEqual({
    situation: { ...situation, familyProfessionalId: null },
  });
});

test("place and carer are sent apart, and a carer without a name is taken away", () => {
  const draft = { ...correctionDraftOf(request), postalCode: "31400", communeCode: "31555", carerName: " " };
  expect(correctionOf(request, draft)).toEqual({
    carer: null,
    place: { postalCode: "31400", communeCode: "31555" },
  });
});

test("who corrects second keeps their words, takes up the other's, and sees where both wrote", () => {
  const parts = correctionParts((code) => (code === "31555" ? "Toulouse" : code));
  const base = correctionDraftOf(request);
  const theirs = correctionDraftOf({
    ...request,
    communeCode: "31555",
    situation: { ...situation, homebound: true, wish: "Plutôt le soir" },
  });
  const mine = { ...base, criteria: [], wish: "Le mercredi", carerName: "Son fils" };
  const met = mergeDrafts(base, mine, theirs, parts);
  expect(met.taken.map((part) => `${part.label} : ${part.say(theirs)}`)).toEqual([
    "Commune : 31520 Toulouse",
    "Situation : affection de longue durée, ne se déplace plus",
  ]);
  expect(met.clashes.map((part) => `${part.label} : ${part.say(mine)} / ${part.say(theirs)}`)).toEqual([
    "Souhait : Le mercredi / Plutôt le soir",
  ]);
  const after = { ...request, communeCode: "31555", situation: { ...situation, homebound: true } };
  expect(correctionOf(after, met.draft)).toEqual({
    carer: { name: "Son fils", phone: "+33612345678" },
    situation: { ...situation, ald: false, homebound: true, wish: "Le mercredi" },
  });
});

test("every field that a correction sends can be compared", () => {
  const compared = new Set(correctionParts(String).flatMap(({ keys }) => keys));
  const full = correctionDraftOf(request);
  const empty = correctionDraftOf({
    situation: {
      ...situation,
      rights: null,
      languages: [],
      ald: null,
      withoutDoctorSinceOn: null,
      wish: "",
      familyProfessionalId: null,
      treatmentEndsOn: "2026-12-01",
      leftHospitalOn: "2026-11-01",
      needsHomeVisit: true,
      reachBy: "mail",
      fragilityNote: "Fatigue",
    },
    familyDoctorName: null,
    carer: null,
    postalCode: null,
    communeCode: null,
  });
  const differ = (Object.keys(full) as (keyof typeof full)[]).filter(
    (key) => JSON.stringify(full[key]) !== JSON.stringify(empty[key]),
  );
  expect(differ.length).toBe(compared.size);
  expect(differ.filter((key) => !compared.has(key))).toEqual([]);
});
