import type { FreeSlot } from "../../../core/agenda/index.ts";
import type { Candidate, SlotFilters, SlotRequest } from "../matching/candidate.ts";
import type { RequestRow } from "../request/request-store.ts";
import { answersOf } from "../request/score-request.ts";

/** A free slot of the agenda as the ranking core takes it. */
export const toCandidate = (slot: FreeSlot): Candidate => ({
  slotId: slot.slotId,
  professionalId: slot.professionalId,
  cptsId: slot.cptsId,
  isPartner: slot.isPartner,
  startsAt: instantOf(slot.startsAt),
  distanceMeters: slot.distanceMeters,
  modality: slot.modality,
  professionCode: slot.professionCode,
  languages: slot.languages,
  wheelchair: slot.wheelchair,
  // The search has already kept to slots that take the reason.
  reasons: [],
  placesLeft: slot.placesLeft,
  fairTurn: {
    offered: slot.fairTurn.offered,
    taken: slot.fairTurn.taken,
    lastTakenAt: slot.fairTurn.lastTakenAt && instantOf(slot.fairTurn.lastTakenAt),
  },
});

/** The question of the sheet « Peut-il se déplacer jusqu'à un cabinet ? »: a sheet that does not ask it says nothing. */
const MOVES = { question: "deplacement", yes: "oui" };

/** What the request asks of a slot. */
export const toSlotRequest = (
  row: RequestRow,
  zone: string,
  ownDoctorId: string | null,
  filters: SlotFilters,
): SlotRequest => ({
  zone,
  wantedFrom: row.wanted_from && instantOf(row.wanted_from),
  wantedBy: row.wanted_by && instantOf(row.wanted_by),
  ownDoctorId,
  reasonCode: row.reason_code,
  canMove: answersOf(row)[MOVES.question] === MOVES.yes,
  filters,
});

/** The filters kept with the request, parsed at the edge when they were saved. */
export const filtersOf = (row: RequestRow): SlotFilters => (row.filters ?? {}) as SlotFilters;

const instantOf = (date: Date): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(date.getTime());
