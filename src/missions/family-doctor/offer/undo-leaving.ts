import { type Actor, authorize } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { type Tx, violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { act, tellScreens } from "../../../platform/http/index.ts";
import { listWithdrawnAt } from "../proposal/proposal-store.ts";
import { reserveFor } from "../proposal/propose-doctor.ts";
import { lockRequest } from "../request/request-store.ts";
import type { Offer } from "./offer-contract.ts";
import { offerRules } from "./offer-policy.ts";
import { findOffer, lockOffer, updateOffer } from "./offer-store.ts";
import { type OfferDay, offerDay, UNDO_HOURS } from "./offer-words.ts";
import { readOfferIn } from "./read-offers.ts";

/**
 * The end of an offer is undone within a day: it opens again, and its patients who still wait are given back to it. They are
 * prepared, not sent: the coordination asks again. Those for whom another doctor was chosen stay with them.
 */
export async function undoLeaving(deps: Deps, actor: Actor, id: string): Promise<Offer> {
  try {
    return await act(deps, actor, async (tx) => {
      const seen = await findOffer(tx, actor.cptsId, id);
      if (!seen) throw notFound("access.not-found");
      authorize(actor, offerRules["offer.keep"], { professionalId: seen.professional_id });
      const day = offerDay(deps, actor);
      // Requests before the offer, as everywhere.
      const left = seen.ended_at ? await listWithdrawnAt(tx, actor.cptsId, id, seen.ended_at) : [];
      for (const { request_id } of left) await lockRequest(tx, actor.cptsId, request_id);
      await reopen(tx, actor, id, day);
      let back = 0;
      for (const { request_id } of left)
        if (await reserveFor(deps, actor, tx, request_id, id, "La fin de l'offre est annulée.")) back += 1;
      await recordAct(deps, actor, tx, {
        action: "family-doctor.offer-reopened",
        subjectKind: "offer",
        subjectId: id,
        details: { back },
      });
      tellScreens(deps, tx, actor.cptsId, { topic: "family-doctor-offer", id });
      return readOfferIn(deps, tx, actor, id);
    });
  } catch (error) {
    if (violates(error, "mt_offers_open_key"))
      throw conflict(
        "family-doctor.offer-exists",
        "Ce médecin a fait une nouvelle offre entre-temps : modifiez celle-là, l'ancienne reste terminée.",
      );
    throw error;
  }
}

async function reopen(tx: Tx, actor: Actor, id: string, { now }: OfferDay): Promise<void> {
  const row = await lockOffer(tx, actor.cptsId, id);
  if (!row?.ended_at || now.getTime() - row.ended_at.getTime() > UNDO_HOURS * 3_600_000)
    throw conflict(
      "family-doctor.too-late-to-undo",
      "La fin de cette offre ne peut plus être annulée : faites une nouvelle offre.",
    );
  await updateOffer(tx, row, { state: "open", ended_at: null, updated_at: now });
}
