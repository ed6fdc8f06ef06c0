import type { Request, Situation } from "../../contract.ts";
import { type DeclarationDraft, emptyDeclaration, isPhone } from "../declare/declaration-draft.ts";
import { situationOf } from "../declare/situation-of.ts";

/** What is typed to correct a request: the same fields as to declare it, and those that only a correction asks. */
export type CorrectionDraft = DeclarationDraft & { postalCode: string; withoutDoctorSinceOn: string };

const CRITERIA = ["ald", "disability", "pregnancy", "homebound", "isolated"] as const;

export function correctionDraftOf(
  request: Pick<Request, "situation" | "familyDoctorName" | "carer" | "postalCode" | "communeCode">,
): CorrectionDraft {
  const { situation, carer } = request;
  return {
    ...emptyDeclaration("", ""),
    criteria: CRITERIA.filter((code) => situation[code] === true),
    rights: situation.rights,
    needsHomeVisit: situation.needsHomeVisit === null ? null : situation.needsHomeVisit ? "yes" : "no",
    treatmentEndsOn: situation.treatmentEndsOn ?? "",
    leftHospitalOn: situation.leftHospitalOn ?? "",
    languages: situation.languages,
    familyProfessionalId: situation.familyProfessionalId,
    familyDoctorName: request.familyDoctorName ?? "",
    wish: situation.wish,
    fragilityNote: situation.fragilityNote,
    reachBy: situation.reachBy,
    carerName: carer?.name ?? "",
    carerPhone: carer?.phone ?? "",
    communeCode: request.communeCode,
    postalCode: request.postalCode ?? "",
    withoutDoctorSinceOn: situation.withoutDoctorSinceOn ?? "",
  };
}

/** A box unticked says « no » only of what was « yes »: what nobody knew stays unknown. */
export function correctedSituation(before: Situation, draft: CorrectionDraft): Situation {
  const after = situationOf(draft);
  const kept = CRITERIA.map((code) => [
    code,
    draft.criteria.includes(code) ? true : before[code] === true ? false : before[code],
  ]);
  return {
    ...after,
    ...(Object.fromEntries(kept) as Pick<Situation, (typeof CRITERIA)[number]>),
    withoutDoctorSinceOn: draft.withoutDoctorSinceOn || null,
  };
}

export type Correction = {
  situation?: Situation;
  carer?: { name: string; phone: string | null } | null;
  place?: { postalCode: string | null; communeCode: string | null };
};

/** Only what changed is sent; null when nothing did. */
export function correctionOf(
  request: Pick<Request, "situation" | "familyDoctorName" | "carer" | "postalCode" | "communeCode">,
  draft: CorrectionDraft,
): Correction | null {
  const before = correctionDraftOf(request);
  const situation = correctedSituation(request.situation, draft);
  const name = draft.carerName.trim();
  const correction: Correction = {
    ...(JSON.stringify(situation) === JSON.stringify(correctedSituation(request.situation, before))
      ? {}
      : { situation }),
    ...(draft.carerName === before.carerName && draft.carerPhone === before.carerPhone
      ? {}
      : { carer: name === "" ? null : { name, phone: isPhone(draft.carerPhone) ? draft.carerPhone : null } }),
    ...(draft.postalCode === before.postalCode && draft.communeCode === before.communeCode
      ? {}
      : { place: { postalCode: draft.postalCode || null, communeCode: draft.communeCode } }),
  };
  return Object.keys(correction).length > 0 ? correction : null;
}
