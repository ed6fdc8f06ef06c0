import { type Ages, agesIn } from "../../../core/territory/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import type { OfferOfCare } from "../diagnosis/diagnosis-contract.ts";
import { offerIn } from "../diagnosis/offer/read-offer.ts";

/** What the charts of a document are drawn of. */
export interface ChartGround {
  ages: Ages;
  offer: OfferOfCare;
}

export const groundIn = async (deps: Deps, tx: Tx, cptsId: string): Promise<ChartGround> => ({
  ages: await agesIn(tx, cptsId),
  offer: await offerIn(deps, tx, cptsId),
});
