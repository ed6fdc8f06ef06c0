import { countReturns } from "../../../core/forms/index.ts";
import { listCommunes } from "../../../core/reference/index.ts";
import {
  type Ages,
  agesIn,
  type Borders,
  bordersIn,
  drawMap,
  readTerritoryMap,
  type Territory,
  type TerritoryMap,
  type TerritoryMapData,
  territoryIn,
} from "../../../core/territory/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { localDateOf } from "../../../platform/time/index.ts";
import type { Declaration } from "../declaration/declaration-contract.ts";
import { declarationIn } from "../declaration/declare-project.ts";
import type { OfferOfCare } from "../diagnosis/diagnosis-contract.ts";
import { offerIn } from "../diagnosis/offer/read-offer.ts";
import { diagnosisIn } from "../diagnosis/value/read-diagnosis.ts";
import type { DocumentName } from "../document/document-contract.ts";
import { listActions, listPhotos } from "../mobilisation/action-store.ts";
import { presentAction } from "../mobilisation/keep-actions.ts";
import { presentPerson } from "../mobilisation/keep-people.ts";
import type { Mobilisation, ProjectAction, ProjectPerson } from "../mobilisation/mobilisation-contract.ts";
import { listPeople } from "../mobilisation/people-store.ts";
import { mobilisationIn } from "../mobilisation/read-mobilisation.ts";
import { choiceIn } from "../shown/choose-shown.ts";
import { pickCharts, pickIndicators } from "../shown/pick-shown.ts";
import type { ChartKey } from "../shown/shown-contract.ts";
import { latestSubsidy } from "../subsidy/latest-subsidy.ts";
import { type DrawnChart, drawCharts } from "./draw-charts.ts";
import { indicatorsOf, type LetterIndicator } from "./letter-indicators.ts";

export interface LetterPhoto {
  actionId: string;
  alternative: string;
  width: number;
  height: number;
  content: Uint8Array;
}

/** Everything that the letter shows, at one instant. */
export interface LetterFacts {
  declaration: Omit<Declaration, "mayWrite">;
  territory: Territory;
  ages: Ages;
  borders: Borders;
  /** By INSEE code. */
  communes: ReadonlyMap<string, { name: string; postalCodes: string[] }>;
  /** Those that the document shows, line by line. */
  indicators: readonly LetterIndicator[];
  /** How many indicators it shows, of how many that have a value. */
  picked: { shown: number; known: number };
  /** Charts that it shows, where there are figures. */
  charts: ReadonlySet<ChartKey>;
  /** The same as pictures, once they are drawn. */
  drawn: Partial<Record<ChartKey, DrawnChart>>;
  /** Professionals of the directory on the territory, by row of the letter. */
  offer: OfferOfCare;
  mobilisation: Mobilisation["rows"];
  actions: readonly ProjectAction[];
  photos: readonly LetterPhoto[];
  people: readonly ProjectPerson[];
  /** Whether the request that goes with the letter is frozen: a draft goes with nothing. */
  hasSubsidy: boolean;
  /** Answers to the questionnaires; null when none was sent. */
  returns: number | null;
  ground: TerritoryMapData;
  /** The map as a picture, once it is drawn; null while nothing of the territory has a place. */
  map: TerritoryMap | null;
  /** Local date. */
  today: string;
}

const MOST_PHOTOS = 12;

export async function readLetterFacts(
  deps: Deps,
  tx: Tx,
  cptsId: string,
  document: DocumentName = "letter",
): Promise<LetterFacts> {
  const choice = await choiceIn(tx, cptsId, document);
  const lines = indicatorsOf(await diagnosisIn(deps, tx, cptsId, { isPublished: true }));
  const known = new Set(lines.map(({ code }) => code));
  const picked = pickIndicators(document, [...known], choice);
  const territory = await territoryIn(deps, tx, cptsId);
  const codes = [...new Set(territory.areas.map((area) => area.communeCode))];
  const communes = await listCommunes(tx, codes);
  return {
    declaration: await declarationIn(tx, cptsId),
    territory,
    ages: await agesIn(tx, cptsId),
    borders: await bordersIn(tx, cptsId),
    communes: new Map(communes.map((one) => [one.code, { name: one.name, postalCodes: one.postalCodes }])),
    indicators: lines.filter(({ code }) => picked.has(code)),
    picked: { shown: picked.size, known: known.size },
    charts: pickCharts(choice),
    drawn: {},
    offer: await offerIn(deps, tx, cptsId),
    mobilisation: await mobilisationIn(tx, { cptsId, timeZone: territory.timeZone }),
    actions: (await listActions(tx, cptsId)).map(presentAction),
    photos: (await listPhotos(tx, cptsId, MOST_PHOTOS)).map((row) => ({
      actionId: row.action_id,
      alternative: row.alternative,
      width: row.width,
      height: row.height,
      content: row.content,
    })),
    people: (await listPeople(tx, cptsId)).map(presentPerson),
    hasSubsidy: (await latestSubsidy(tx, cptsId))?.frozenAt != null,
    returns: await countReturns(tx, cptsId),
    ground: await readTerritoryMap(deps, tx, cptsId),
    map: null,
    today: localDateOf(deps.clock.now(), territory.timeZone).toString(),
  };
}

/** The map and the charts are drawn after the transaction: some 300 ms. */
export async function drawLetterPictures<Facts extends LetterFacts>(facts: Facts): Promise<Facts> {
  const [map, drawn] = await Promise.all([drawMap(facts.ground), drawCharts(facts, facts.charts)]);
  return { ...facts, map, drawn };
}
