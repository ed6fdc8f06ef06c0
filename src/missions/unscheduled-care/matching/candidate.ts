/** AMB practice, HH home visit, VR teleconsultation (HL7 v3-ActCode, as in the SAS guide). */
export type Modality = "AMB" | "HH" | "VR";

/** What a search found: a free slot, who offers it and how far. Straight-line distance unless the caller measured better. */
export type Candidate = {
  slotId: string;
  professionalId: string;
  /** CPTS of the slot; partners' slots carry theirs. */
  cptsId: string;
  isPartner: boolean;
  startsAt: Temporal.Instant;
  /** From the patient to the site; null when one of the two places is unknown. */
  distanceMeters: number | null;
  modality: Modality;
  professionCode: string;
  languages: readonly string[];
  wheelchair: boolean | null;
  /** Reasons the slot accepts; none = any. */
  reasons: readonly string[];
  placesLeft: number;
  fairTurn: FairTurn;
};

/** Places that a volunteer offered and saw taken over the same recent period (28 days in the agenda). */
export type FairTurn = { offered: number; taken: number; lastTakenAt: Temporal.Instant | null };

export type SlotRequest = {
  zone: string;
  /** Not before; null = from now. */
  wantedFrom: Temporal.Instant | null;
  /** The level's delay; null = none. */
  wantedBy: Temporal.Instant | null;
  ownDoctorId: string | null;
  /** Code of the reason, compared with those a slot accepts; null = not said. */
  reasonCode: string | null;
  /** The sheet says that the patient can come to a practice; false: not said, or they cannot. */
  canMove: boolean;
  filters: SlotFilters;
};

/** Empty or absent = no filter. */
export type SlotFilters = {
  modalities?: readonly Modality[];
  professionCodes?: readonly string[];
  languages?: readonly string[];
  wheelchair?: boolean;
  maxDistanceMeters?: number | null;
};
