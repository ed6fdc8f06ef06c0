import { takeCensus } from "../../../../core/directory/index.ts";
import { letterRows, listCommunes } from "../../../../core/reference/index.ts";
import { territoryIn } from "../../../../core/territory/index.ts";
import type { Actor } from "../../../../platform/access/index.ts";
import type { Tx } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { act } from "../../../../platform/http/index.ts";
import type { OfferOfCare } from "../diagnosis-contract.ts";
import { countOffer } from "./count-offer.ts";

export const readOffer = (deps: Deps, actor: Actor): Promise<OfferOfCare> =>
  act(deps, actor, (tx) => offerIn(deps, tx, actor.cptsId));

/** The offer of care of a CPTS, counted now from its directory, inside a transaction of its own. */
export async function offerIn(deps: Deps, tx: Tx, cptsId: string): Promise<OfferOfCare> {
  const { areas, population } = await territoryIn(deps, tx, cptsId);
  const byCommune = Map.groupBy(areas, (area) => area.communeCode);
  const known = new Map((await listCommunes(tx, [...byCommune.keys()])).map((one) => [one.code, one]));
  const communes = [...byCommune]
    .map(([code, parts]) => {
      const whole = parts.find((part) => part.kind === "commune");
      const name = known.get(code)?.name ?? whole?.name ?? code;
      return {
        code,
        name,
        population: whole?.population ?? null,
        isPartial: !whole && !isWholeByIris(parts),
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name, "fr"));
  const census = await takeCensus(tx, cptsId);
  const counted = census.map((one) => ({
    row: one.letterRow,
    communes: one.communes.map(({ code }) => code),
  }));
  return { ...countOffer(counted, rowLabels, communes, population), communes, population };
}

/* « (préciser) » is for who fills in the form. */
const rowLabels = letterRows.map(([code, label]) => [code, label.replace(" (préciser)", "")] as const);

/* A commune that INSEE does not cut has one IRIS, itself: 0000. */
const isWholeByIris = (parts: readonly { code: string | null }[]): boolean =>
  parts.some((part) => part.code?.endsWith("0000") === true);
