import { type Actor, authorize } from "../../../platform/access/index.ts";
import { isId, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid, notFound } from "../../../platform/errors/problems.ts";
import { act, pageOf, readPageKey } from "../../../platform/http/index.ts";
import type { Offer } from "./offer-contract.ts";
import { listOffers } from "./offer-list-store.ts";
import { offerRules } from "./offer-policy.ts";
import { offerDay } from "./offer-words.ts";
import { presentOffer } from "./present-offer.ts";

/** One offer, for the doctor, their assistant or the coordination; not found for anybody else. */
export const readOffer = (deps: Deps, actor: Actor, id: string): Promise<Offer> =>
  act(deps, actor, (tx) => readOfferIn(deps, tx, actor, id));

/** The same, inside a transaction. */
export async function readOfferIn(deps: Deps, tx: Tx, actor: Actor, id: string): Promise<Offer> {
  const day = offerDay(deps, actor);
  const [row] = await listOffers(tx, actor.cptsId, { ids: [id], limit: 1, monthStart: day.monthStart });
  if (!row) throw notFound("access.not-found");
  authorize(actor, offerRules["offer.keep"], { professionalId: row.professional_id });
  return presentOffer(row, day);
}

/** Those of the doctors that this person is, or assists: the live ones first. */
export const listMyOffers = (deps: Deps, actor: Actor): Promise<{ items: Offer[] }> =>
  act(deps, actor, async (tx) => {
    const day = offerDay(deps, actor);
    const rows = await listOffers(tx, actor.cptsId, {
      professionalIds: [...actor.professionalIds, ...actor.assistedProfessionalIds],
      limit: 200,
      monthStart: day.monthStart,
    });
    const items = rows.map((row) => presentOffer(row, day));
    return { items: items.sort((a, b) => Number(a.state === "ended") - Number(b.state === "ended")) };
  });

/** Every offer of the CPTS, by name of doctor. */
export const listAllOffers = (
  deps: Deps,
  actor: Actor,
  query: { after?: string | undefined; limit: number; state: "live" | "ended" },
): Promise<{ items: Offer[]; next: string | null }> =>
  act(deps, actor, async (tx) => {
    const day = offerDay(deps, actor);
    const rows = await listOffers(tx, actor.cptsId, {
      state: query.state,
      after: readNameKey(query.after),
      limit: query.limit + 1,
      monthStart: day.monthStart,
    });
    const { items, next } = pageOf(rows, query.limit, (row) => [row.family_name, row.id]);
    return { items: items.map((row) => presentOffer(row, day)), next };
  });

function readNameKey(after: string | undefined): readonly [string, string] | undefined {
  const key = readPageKey(after, 2);
  if (!key) return undefined;
  const [name, id] = key.map(String) as [string, string];
  if (!isId(id) || !name.isWellFormed())
    throw invalid("after", "Cette suite de liste n'est plus valable : reprenez la liste au début.");
  return [name, id];
}
