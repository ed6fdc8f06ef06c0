import type { Situation } from "../../contract.ts";
import type { DeclarationDraft } from "./declaration-draft.ts";

/** What was not said stays unknown, and is not sent as « no ». */
export function situationOf(draft: DeclarationDraft): Situation {
  const said = (code: DeclarationDraft["criteria"][number]): true | null =>
    draft.criteria.includes(code) ? true : null;
  return {
    ald: said("ald"),
    disability: said("disability"),
    pregnancy: said("pregnancy"),
    homebound: said("homebound"),
    isolated: said("isolated"),
    rights: draft.rights,
    treatmentEndsOn: draft.treatmentEndsOn || null,
    leftHospitalOn: draft.leftHospitalOn || null,
    withoutDoctorSinceOn: null,
    needsHomeVisit: draft.needsHomeVisit === null ? null : draft.needsHomeVisit === "yes",
    languages: draft.languages,
    // A draft kept on the device may be older than the question.
    familyProfessionalId: draft.familyProfessionalId ?? null,
    wish: draft.wish.trim(),
    fragilityNote: draft.fragilityNote.trim(),
    reachBy: draft.reachBy,
  };
}
