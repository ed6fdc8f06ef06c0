export type IdentityStatus = "PROVISOIRE" | "RECUPEREE" | "VALIDEE" | "QUALIFIEE";
export type IdentityStep = "document-seen" | "ins-received" | "back-to-provisional";
export type IdentityAttribute = "douteuse" | "fictive" | "homonyme";

/** RNIV: a document of high trust validates, INSi retrieves, both qualify; any doubt begins again. */
const NEXT: Record<IdentityStatus, Partial<Record<IdentityStep, IdentityStatus>>> = {
  PROVISOIRE: { "document-seen": "VALIDEE", "ins-received": "RECUPEREE" },
  RECUPEREE: { "document-seen": "QUALIFIEE", "back-to-provisional": "PROVISOIRE" },
  VALIDEE: { "ins-received": "QUALIFIEE", "back-to-provisional": "PROVISOIRE" },
  QUALIFIEE: { "back-to-provisional": "PROVISOIRE" },
};

/** A doubtful or a fictitious identity stays provisional. */
const HOLDS_BACK: readonly IdentityAttribute[] = ["douteuse", "fictive"];

export const isHeldBack = (attributes: readonly string[]): boolean =>
  attributes.some((one) => (HOLDS_BACK as readonly string[]).includes(one));

/** Where a step leads, or null when it is not allowed from here. */
export function nextStatus(
  status: IdentityStatus,
  attributes: readonly string[],
  step: IdentityStep,
): IdentityStatus | null {
  if (isHeldBack(attributes) && step !== "back-to-provisional") return null;
  return NEXT[status][step] ?? null;
}

export const allowedSteps = (status: IdentityStatus, attributes: readonly string[]): IdentityStep[] =>
  (["document-seen", "ins-received", "back-to-provisional"] as const).filter(
    (step) => nextStatus(status, attributes, step) !== null,
  );

/** How sure an identity is, to choose which of two records to keep. */
export const sureness = (status: string): number =>
  ["PROVISOIRE", "RECUPEREE", "VALIDEE", "QUALIFIEE"].indexOf(status);

export const STRICT_TRAITS = [
  "birthFamilyName",
  "birthGivenNames",
  "sex",
  "birthOn",
  "birthPlaceCode",
] as const;
