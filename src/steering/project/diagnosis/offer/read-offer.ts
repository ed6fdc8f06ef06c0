import { takeCensus } from "../../../../core/directory/index.ts";
import { letterRows, listCommunes } from "../../../../core/reference/index.ts";
import { territoryIn } from "../../../../core/territory/index.ts";
import type { Actor } from "../../../../platform/access/index.ts";
import type { Tx } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { act } from "../../../../platform/http/index.ts";
import type { OfferOfCare } from "../diagnosis-contract.ts";
import { FEWEST } from "../say/publish.ts";
import { listTerritoryValues } from "../value/value-store.ts";
import { countOffer, type KnownAges } from "./count-offer.ts";

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
      const commune = known.get(code);
      return {
        code,
        name: commune?.name ?? whole?.name ?? code,
        population: whole?.population ?? null,
        inhabitants: whole?.population || commune?.population || null,
        isPartial: !whole && !isWholeByIris(parts),
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name, "fr"));
  const census = await takeCensus(tx, cptsId);
  const counted = census.map((one) => ({
    row: one.letterRow,
    communes: one.communes.map(({ code }) => code),
  }));
  const ages = await agesIn(tx, cptsId);
  return { ...countOffer(counted, rowLabels, communes, population, ages), communes, population };
}

/* Row of the letter → indicator that tells the share of those of 60 and more. */
const OVER_60: readonly [string, string][] = [
  ["MEDECINS_GENERALISTES", "gp.over60"],
  ["MEDECINS_SPECIALISTES", "specialist.over60"],
  ["INFIRMIERS", "nurse.over60"],
  ["PHARMACIENS", "pharmacist.over60"],
  ["MASSEURS_KINESITHERAPEUTES", "physiotherapist.over60"],
  ["SAGES_FEMMES", "midwife.over60"],
  ["ORTHOPHONISTES", "speech-therapist.over60"],
  ["DENTISTES", "dentist.over60"],
];

/** Where they are known: the newest that the diagnosis tells of the territory. */
async function agesIn(tx: Tx, cptsId: string): Promise<Map<string, KnownAges>> {
  const values = await listTerritoryValues(
    tx,
    cptsId,
    OVER_60.map(([, code]) => code),
  );
  const newest = new Map(values.map((row) => [row.indicator_code, row]));
  return new Map(
    OVER_60.flatMap(([letterRow, code]) => {
      const row = newest.get(code);
      if (!row || (row.people !== null && row.people < FEWEST)) return [];
      const source = [row.source, row.year].filter(Boolean).join(", ");
      return [[letterRow, { percent: Number(row.value), source }] as const];
    }),
  );
}

/* « (préciser) » is for who fills in the form. */
const rowLabels = letterRows.map(([code, label]) => [code, label.replace(" (préciser)", "")] as const);

/* A commune that INSEE does not cut has one IRIS, itself: 0000. */
const isWholeByIris = (parts: readonly { code: string | null }[]): boolean =>
  parts.some((part) => part.code?.endsWith("0000") === true);
