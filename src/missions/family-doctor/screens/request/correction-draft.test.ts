import { expect, test } from "vitest";
import type { Request, Situation } from "../../contract.ts";
import { correctionDraftOf, correctionOf } from "./correction-draft.ts";

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
