import { type FreeSlot, presentFreeSlot, searchFreeSlots } from "../../../core/agenda/index.ts";
import { listResourcesNear, mayReadDirectLines, type NearResource } from "../../../core/directory/index.ts";
import { findPatient } from "../../../core/patients/index.ts";
import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { SlotFilters } from "../matching/candidate.ts";
import { type Proposal, type Ranking, rankSlots } from "../matching/rank-slots.ts";
import type { RequestRow } from "../request/request-store.ts";
import { insertOrientation, type LedgerCandidate } from "./ledger-store.ts";
import { findToOrient, TO_ORIENT } from "./lock-to-orient.ts";
import type { ProposalsQuery, SlotProposal, SlotProposals } from "./orientation-contract.ts";
import { filtersOf, toCandidate, toSlotRequest } from "./to-candidate.ts";
import { type PatientPoint, whereIsPatient } from "./where-is-patient.ts";

const MOST_SHOWN = 12;
const MOST_RESOURCES = 12;
/** Without a delay, and to look beyond one: slots are published eight weeks ahead, nobody waits longer for unscheduled care. */
const BEYOND_DAYS = 56;

/**
 * The nearest slots that fit a request, each with its reasons (issue: nearest slot that fits). Within the delay when there are any;
 * otherwise the next best beyond, and the resources of the territory. Every answer is written to the ledger of orientations.
 */
export const proposeSlots = (
  deps: Deps,
  actor: Actor,
  requestId: string,
  query: ProposalsQuery,
): Promise<SlotProposals> =>
  act(deps, actor, async (tx) => {
    // A booked request too: a move needs proposals.
    const row = await findToOrient(deps, actor, tx, requestId, [...TO_ORIENT, "booked"]);
    const at = await whereIsPatient(tx, row);
    const filters = { ...filtersOf(row), ...given(query) };
    const patient = row.patient_id ? await findPatient(tx, actor.cptsId, row.patient_id) : undefined;
    const asked: Asked = {
      row,
      at,
      filters,
      ownDoctorId: patient?.own_doctor_professional_id ?? null,
      partners: query.partners,
      slotId: query.slot,
    };
    const { slots, ranking } = await rankFor(deps, actor, tx, asked);
    const shown = [...ranking.proposals, ...ranking.nextBestBeyond];
    const orientationId = await insertOrientation(tx, {
      cptsId: actor.cptsId,
      requestId,
      at: nowOf(deps),
      userId: actor.userId,
      ruleVersion: ranking.ruleVersion,
      seed: requestId,
      candidates: shown.map(toLedger),
      why: {
        filters,
        partners: query.partners,
        wantedBy: row.wanted_by?.toISOString() ?? null,
        setAside: ranking.setAside,
        found: slots.size,
      },
    });
    await recordAct(deps, actor, tx, {
      action: "unscheduled-care.slots-proposed",
      subjectKind: "request",
      subjectId: requestId,
      ...(row.patient_id ? { patientId: row.patient_id } : {}),
      details: { orientation: orientationId, proposals: shown.length },
    });
    const nothingFits = ranking.proposals.length === 0;
    const present = (from: number) => (one: Proposal, index: number) =>
      presentProposal(one, from + index + 1, slots, asked.ownDoctorId);
    return {
      orientationId,
      ruleVersion: ranking.ruleVersion,
      wantedBy: row.wanted_by?.toISOString() ?? null,
      from: at,
      items: ranking.proposals.map(present(0)),
      nextBestBeyond: ranking.nextBestBeyond.map(present(ranking.proposals.length)),
      setAside: ranking.setAside,
      resources: nothingFits ? await resourcesFor(deps, tx, actor, at) : [],
      nothingFits,
    };
  });

async function resourcesFor(
  deps: Deps,
  tx: Tx,
  actor: Actor,
  at: PatientPoint | null,
): Promise<NearResource[]> {
  const near = await listResourcesNear(deps, tx, { cptsId: actor.cptsId, at, limit: MOST_RESOURCES });
  return mayReadDirectLines(actor) ? near : near.map((one) => ({ ...one, directLine: null }));
}

interface Asked {
  row: RequestRow;
  at: PatientPoint | null;
  filters: SlotFilters;
  ownDoctorId: string | null;
  partners: boolean;
  slotId: string | undefined;
}

/** First within the delay only: the scan is short and almost always enough. Beyond it when nothing was found. */
async function rankFor(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  asked: Asked,
): Promise<{ slots: Map<string, FreeSlot>; ranking: Ranking }> {
  const now = deps.clock.now();
  const farthest = new Date(now.add({ hours: 24 * BEYOND_DAYS }).epochMilliseconds);
  const wantedBy = asked.row.wanted_by;
  const rank = async (until: Date) => {
    const slots = await searchSlots(deps, tx, asked, until);
    const request = toSlotRequest(asked.row, actor.timeZone, asked.ownDoctorId, asked.filters);
    const ranking = rankSlots({
      request,
      candidates: slots.map(toCandidate),
      now,
      seed: asked.row.id,
      limit: MOST_SHOWN,
    });
    return { slots: new Map(slots.map((slot) => [slot.slotId, slot])), ranking };
  };
  const near = await rank(wantedBy ?? farthest);
  return near.ranking.proposals.length > 0 || wantedBy === null ? near : rank(farthest);
}

function searchSlots(deps: Deps, tx: Tx, asked: Asked, until: Date): Promise<FreeSlot[]> {
  const now = nowOf(deps);
  const from =
    asked.row.wanted_from && asked.row.wanted_from > now
      ? new Date(asked.row.wanted_from.getTime() - 1)
      : now;
  return searchFreeSlots(tx, {
    cptsIds: asked.partners ? "own-and-partners" : "own",
    from,
    until,
    at: asked.at,
    modalities: asked.filters.modalities,
    professionCodes: asked.filters.professionCodes,
    languages: asked.filters.languages,
    wheelchair: asked.filters.wheelchair,
    reasonCode: asked.row.reason_code,
    firstProfessionalId: asked.ownDoctorId,
    slotId: asked.slotId,
  });
}

// What the query says wins over what the request keeps, one filter at a time.
const given = (query: ProposalsQuery): SlotFilters => ({
  ...(query.modality ? { modalities: query.modality } : {}),
  ...(query.profession ? { professionCodes: query.profession } : {}),
  ...(query.language ? { languages: query.language } : {}),
  ...(query.wheelchair === undefined ? {} : { wheelchair: query.wheelchair }),
  ...(query.maxDistanceMeters === undefined ? {} : { maxDistanceMeters: query.maxDistanceMeters }),
});

const toLedger = (one: Proposal, index: number): LedgerCandidate => ({
  rank: index + 1,
  cptsId: one.candidate.cptsId,
  slotId: one.candidate.slotId,
  professionalId: one.candidate.professionalId,
  startsAt: one.candidate.startsAt.toString(),
  distanceMeters: one.candidate.distanceMeters,
  withinDelay: one.withinDelay,
  key: one.key,
  reasons: one.reasons,
});

const presentProposal = (
  one: Proposal,
  rank: number,
  slots: Map<string, FreeSlot>,
  ownDoctorId: string | null,
): SlotProposal => {
  const slot = slots.get(one.candidate.slotId);
  if (!slot) throw new Error("a proposal comes from a slot that was found");
  return {
    ...presentFreeSlot(slot),
    rank,
    withinDelay: one.withinDelay,
    isOwnDoctor: slot.professionalId === ownDoctorId,
    reasons: one.reasons,
  };
};
