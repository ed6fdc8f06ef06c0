import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import type { OfferTable } from "./offer-contract.ts";
import { listOffers } from "./offer-list-store.ts";
import { offerDay } from "./offer-words.ts";
import { presentOffer } from "./present-offer.ts";
import { countWithin, listWaitingCommunes } from "./table-store.ts";

const MOST_OFFERS = 1_000;

/** « Qui pourrait prendre qui »: each volunteer with their load and the patients within reach; each commune with those whom nobody reaches. */
export const readOfferTable = (deps: Deps, actor: Actor): Promise<OfferTable> =>
  act(deps, actor, async (tx) => {
    const day = offerDay(deps, actor);
    const rows = await listOffers(tx, actor.cptsId, {
      state: "live",
      limit: MOST_OFFERS,
      monthStart: day.monthStart,
    });
    const within = await countWithin(tx, actor.cptsId);
    const communes = await listWaitingCommunes(tx, actor.cptsId, day.today);
    const offers = rows.map((row) => ({ ...presentOffer(row, day), within: within.get(row.id) ?? 0 }));
    const sum = (values: number[]) => values.reduce((total, one) => total + one, 0);
    return {
      offers,
      communes: communes.map((one) => ({
        communeCode: one.commune_code,
        communeName: one.commune_name ?? "Commune inconnue",
        waiting: one.waiting,
        unreached: one.unreached,
      })),
      totals: {
        waiting: sum(communes.map((one) => one.waiting)),
        unreached: sum(communes.map((one) => one.unreached)),
        capacity: sum(offers.map((one) => one.capacity)),
        taken: sum(offers.map((one) => one.taken)),
        accepted: sum(offers.map((one) => one.accepted)),
      },
    };
  });
