import { formatDistance } from "../../../platform/text/index.ts";
import { formatWhen } from "../../../platform/time/index.ts";
import type { Candidate, SlotRequest } from "./candidate.ts";
import { isWithinDelay } from "./ranking-rule.ts";

/** Why this slot, in the order of the rule: short French phrases, each true by itself. Names no one. */
export function explainProposal(candidate: Candidate, request: SlotRequest, now: Temporal.Instant): string[] {
  return [
    candidate.professionalId === request.ownDoctorId ? "votre médecin traitant" : null,
    delay(candidate, request, now),
    distanceWords(candidate),
    homeVisit(candidate, request),
    candidate.isPartner ? "CPTS voisine" : null,
    fairTurn(candidate),
    candidate.placesLeft === 1 ? "dernière place" : `reste ${candidate.placesLeft} places`,
  ].filter((reason) => reason !== null);
}

function homeVisit({ modality }: Candidate, { canMove }: SlotRequest): string | null {
  if (modality !== "HH") return null;
  return canMove
    ? "visite à domicile, après les cabinets : le patient peut se déplacer"
    : "visite à domicile";
}

function delay(candidate: Candidate, request: SlotRequest, now: Temporal.Instant): string | null {
  if (request.wantedBy === null) return null;
  const limit = formatWhen(request.wantedBy, request.zone, now).replace(/^aujourd'hui /, "");
  return isWithinDelay(candidate, request) ? `dans le délai (avant ${limit})` : `hors délai (après ${limit})`;
}

function distanceWords({ modality, distanceMeters }: Candidate): string {
  if (modality === "VR") return "en téléconsultation";
  if (distanceMeters === null) return "distance inconnue";
  // Both points are the centre of one commune, or as good as: a figure would be invented.
  return distanceMeters < 25 ? "même commune" : formatDistance(distanceMeters);
}

function fairTurn({ fairTurn: { offered, taken } }: Candidate): string | null {
  if (offered <= 0) return null;
  return `tour équitable : ${taken} pris sur ${offered} offert${offered > 1 ? "s" : ""}`;
}
