/** How the patient is seen: practice (AMB), home visit (HH), teleconsultation (VR). Source: HL7 v3-ActCode, as used by the SAS guide, INT_R04. */
export type Modality = "AMB" | "HH" | "VR";

/** Who may see and take the slot, combinable. Source: ANS code system TRE_R314. */
export type Audience = "PUBLIC" | "PRO" | "SNP" | "CPTS";

export const MODALITIES: readonly Modality[] = ["AMB", "HH", "VR"];
export const AUDIENCES: readonly Audience[] = ["PUBLIC", "PRO", "SNP", "CPTS"];

/** What every published slot takes from the template or the opening that made it. */
export type SlotOffer = {
  professionalId: string;
  /** One professional at one place (FHIR Schedule). */
  scheduleId: string;
  modality: Modality;
  audiences: readonly Audience[];
  /** Reasons accepted; none listed = any. */
  reasons: readonly string[];
  /** Whether partner CPTS may see and book it. */
  shared: boolean;
};

type Cut = {
  slotMinutes: number;
  /** Patients per slot. */
  places: number;
};

type Window = Cut & {
  /** Wall clock of the territory, "HH:MM". */
  startTime: string;
  /** Wall clock, "HH:MM", after startTime; "24:00" is the end of the day. */
  endTime: string;
};

/** A rule that repeats. Dates are civil dates "YYYY-MM-DD", both ends included. */
export type SlotTemplate = SlotOffer &
  Window & {
    id: string;
    /** ISO weekdays, 1 = Monday … 7 = Sunday. */
    weekdays: readonly number[];
    validFrom: string;
    validTo?: string | null;
    /** 1 = every week; n = one week in n, counted from the week of anchorOn. */
    everyWeeks: number;
    /** A day of the first week; validFrom when absent. */
    anchorOn?: string | null;
    onHolidays: "closed" | "open";
  };

/** A deliberate act, once: holidays do not close it, absences and exceptions do. At most a day long. */
export type SlotOpening = SlotOffer &
  Cut & { id: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant };

/** A change to one day of one professional; without times it is the whole day, without templateId everything they offer. */
export type SlotException = {
  id: string;
  professionalId: string;
  templateId?: string | null;
  onDate: string;
  startTime?: string | null;
  endTime?: string | null;
} & ({ kind: "closed" } | { kind: "places"; places: number });

/** Away: between two instants (end excluded), or from one civil date to another (both included). */
export type Absence = { id: string; professionalId: string } & (
  | { startsAt: Temporal.Instant; endsAt: Temporal.Instant }
  | { fromDate: string; toDate: string }
);

export type PublishedSlot = SlotOffer & {
  /** Stable name: source kind, source id, start (wall clock for templates, UTC for openings). Regenerating gives the same, so it can be compared with what is in place. */
  key: string;
  sourceKind: "template" | "opening";
  sourceId: string;
  /** Wall clock of the start, "YYYY-MM-DDTHH:MM". */
  localStart: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  places: number;
};

/**
 * Why the limits: 5 min is the shortest act anyone books, 50 places a vaccination hour, 370 days a year and a margin.
 * The first five repeat the constraints of agenda_templates, so that the form refuses before the database does.
 */
export const LIMITS = {
  slotMinutesMin: 5,
  slotMinutesMax: 240,
  placesMax: 50,
  everyWeeksMax: 8,
  reasonsMax: 30,
  reasonLength: 120,
  rangeDaysMax: 370,
  sourcesMax: 50_000,
} as const;
