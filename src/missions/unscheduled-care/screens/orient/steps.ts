import type { Request } from "../../contract.ts";

/** The three steps before the appointment, then its card; « autres » when nothing suits. */
export const STEPS = ["patient", "fiche", "propositions", "autres", "carte"] as const;
export type Step = (typeof STEPS)[number];

const FIRST_STEP_FIELDS = ["patientId", "requesterPhone", "placeCommuneCode", "informed", "agreed"];

/** Where a request stands on this path, whatever the address says. */
export function stepOf(request: Request | undefined, asked: string | undefined): Step {
  const wanted = STEPS.find((step) => step === asked);
  if (!request) return "patient";
  if (request.status === "draft" || request.status === "urgent") {
    if (wanted === "patient" || wanted === "fiche") return wanted;
    return request.toFill.some(({ field }) => FIRST_STEP_FIELDS.includes(field)) ? "patient" : "fiche";
  }
  if (request.status === "booked" && wanted !== "propositions") return "carte";
  return wanted === "autres" ? "autres" : "propositions";
}

export const STEP_TITLES: Record<Step, string> = {
  patient: "Le patient",
  fiche: "Fiche d’appel",
  propositions: "Propositions",
  autres: "Rien ne convient",
  carte: "Rendez-vous pris",
};

/** « 2/3 » */
export const stepNumber = (step: Step): string | null =>
  step === "patient" ? "1/3" : step === "fiche" ? "2/3" : step === "propositions" ? "3/3" : null;
