import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { ensurePublishedRules } from "../priority/ensure-rules.ts";
import type { OfferReach, OfferTable } from "./offer-contract.ts";
import { listOffers } from "./offer-list-store.ts";
import { findOffer } from "./offer-store.ts";
import { offerDay } from "./offer-words.ts";
import { presentOffer } from "./present-offer.ts";
import { countWithin, countWithinByCommune, listWaitingCommunes } from "./table-store.ts";

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
    const { bands } = (await ensurePublishedRules(tx, actor.cptsId, nowOf(deps))).content;
    const communes = await listWaitingCommunes(tx, actor.cptsId, day.today, bands);
    const offers = rows.map((row) => ({ ...presentOffer(row, day), within: within.get(row.id) ?? 0 }));
    const sum = (values: number[]) => values.reduce((total, one) => total + one, 0);
    return {
      offers,
      communes: communes.map((one) => ({
        communeCode: one.commune_code,
        communeName: one.commune_name ?? "Commune inconnue",
        latitude: one.latitude,
        longitude: one.longitude,
        waiting: one.waiting,
        high: one.high,
        medium: one.medium,
        low: one.waiting - one.high - one.medium,
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

/** Where this volunteer is and, of those who wait, whom they take, by commune: what a map draws. */
export const readOfferReach = (deps: Deps, actor: Actor, id: string): Promise<OfferReach> =>
  act(deps, actor, async (tx) => {
    const offer = await findOffer(tx, actor.cptsId, id);
    if (!offer) throw notFound("access.not-found");
    const within = await countWithinByCommune(tx, actor.cptsId, id);
    return {
      latitude: offer.latitude,
      longitude: offer.longitude,
      maxDistanceMeters: offer.zone === "distance" ? offer.max_distance_meters : null,
      communes: within.map((one) => ({ communeCode: one.commune_code, within: one.n })),
    };
  });
