import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { doctorName, type OfferDay, offerDay } from "../offer/offer-words.ts";
import { findRequest, type RequestRow } from "../request/request-store.ts";
import { type CandidateRow, listCandidates } from "./candidate-store.ts";
import type { Candidate, Candidates } from "./proposal-contract.ts";
import type { LedgerCandidate } from "./proposal-store.ts";
import { type Ranked, rankCandidates, wantedOf } from "./rank-candidates.ts";

const SHOWN = 5;

/** The five best volunteers for one patient, each with reasons. Reads the request's own columns: nobody is named. */
export const listBest = (deps: Deps, actor: Actor, requestId: string): Promise<Candidates> =>
  act(deps, actor, async (tx) => {
    const row = await findRequest(tx, actor.cptsId, requestId);
    if (!row) throw notFound("access.not-found");
    const ranked = await rankFor(tx, row, offerDay(deps, actor));
    return {
      requestId: row.id,
      reference: row.reference,
      items: ranked.slice(0, SHOWN).map(presentCandidate),
      inAll: ranked.length,
      whyNobody:
        ranked.length > 0
          ? null
          : `Aucun volontaire n'a de place pour ce patient aujourd'hui${row.needs_home_visit ? " (visites à domicile demandées)" : ""} : demandez aux médecins, ou regardez « Qui pourrait prendre qui ».`,
    };
  });

/** All who could take this patient on that day, the best first. */
export const rankFor = async (
  tx: Tx,
  row: RequestRow,
  day: Pick<OfferDay, "today" | "monthStart">,
): Promise<Ranked<CandidateRow>[]> =>
  rankCandidates(await listCandidates(tx, row.cpts_id, row.id, day), wantedOf(row));

const presentCandidate = (one: Ranked<CandidateRow>, index: number): Candidate => ({
  offerId: one.volunteer.offer_id,
  professionalId: one.volunteer.professional_id,
  professionalName: doctorName(one.volunteer),
  communeName: one.volunteer.commune_name,
  rank: index + 1,
  distanceMeters: one.volunteer.distance_meters,
  homeVisits: one.volunteer.home_visits,
  languages: one.volunteer.languages,
  capacity: one.volunteer.capacity,
  taken: one.volunteer.taken,
  loadAfter: one.loadAfter,
  isFamilyDoctor: one.isFamilyDoctor,
  reasons: one.reasons,
});

/** As the ledger keeps them: the best five, and the chosen one wherever it stood. */
export const forLedger = (ranked: readonly Ranked<CandidateRow>[], chosen: string): LedgerCandidate[] =>
  ranked
    .filter(({ volunteer }, index) => index < SHOWN || volunteer.offer_id === chosen)
    .map(({ volunteer, score, reasons }) => ({
      offerId: volunteer.offer_id,
      capacity: volunteer.capacity,
      taken: volunteer.taken,
      distanceMeters: volunteer.distance_meters,
      score,
      reasons,
    }));
