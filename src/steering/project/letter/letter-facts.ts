import { takeCensus } from "../../../core/directory/index.ts";
import { letterRows, listCommunes } from "../../../core/reference/index.ts";
import {
  type Ages,
  agesIn,
  type Borders,
  bordersIn,
  type Territory,
  territoryIn,
} from "../../../core/territory/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { localDateOf } from "../../../platform/time/index.ts";
import type { Declaration } from "../declaration/declaration-contract.ts";
import { declarationIn } from "../declaration/declare-project.ts";
import { listActions, listPhotos } from "../mobilisation/action-store.ts";
import { presentAction } from "../mobilisation/keep-actions.ts";
import { presentPerson } from "../mobilisation/keep-people.ts";
import type { Mobilisation, ProjectAction, ProjectPerson } from "../mobilisation/mobilisation-contract.ts";
import { listPeople } from "../mobilisation/people-store.ts";
import { mobilisationIn } from "../mobilisation/read-mobilisation.ts";

/** A figure of the diagnosis as the letter says it. */
export interface LetterIndicator {
  family: string;
  label: string;
  /** « 13,3 % » */
  value: string;
  /** « département : 11,8 % ; région : 12 % » */
  beside: string;
  /** « 1,5 point de plus que le département » */
  sentence: string;
  /** « REZONE CPTS, 15/12/2021 » */
  source: string;
}

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
  indicators: readonly LetterIndicator[];
  /** Professionals of the directory by row of the letter. */
  offer: readonly { label: string; count: number }[];
  mobilisation: Mobilisation["rows"];
  actions: readonly ProjectAction[];
  photos: readonly LetterPhoto[];
  people: readonly ProjectPerson[];
  /** Answers to the questionnaires; null when none was sent. */
  returns: number | null;
  /** The map as a picture, once it is drawn. */
  map: { png: Uint8Array; alternative: string } | null;
  /** Local date. */
  today: string;
}

const MOST_PHOTOS = 12;

export async function readLetterFacts(deps: Deps, tx: Tx, cptsId: string): Promise<LetterFacts> {
  const territory = await territoryIn(deps, tx, cptsId);
  const codes = [...new Set(territory.areas.map((area) => area.communeCode))];
  const communes = await listCommunes(tx, codes);
  const census = await takeCensus(tx, cptsId);
  const counts = new Map<string, number>();
  for (const { letterRow } of census) counts.set(letterRow, (counts.get(letterRow) ?? 0) + 1);
  return {
    declaration: await declarationIn(tx, cptsId),
    territory,
    ages: await agesIn(tx, cptsId),
    borders: await bordersIn(tx, cptsId),
    communes: new Map(communes.map((one) => [one.code, { name: one.name, postalCodes: one.postalCodes }])),
    indicators: [],
    offer: letterRows.map(([key, label]) => ({ label, count: counts.get(key) ?? 0 })),
    mobilisation: await mobilisationIn(tx, cptsId),
    actions: (await listActions(tx, cptsId)).map(presentAction),
    photos: (await listPhotos(tx, cptsId, MOST_PHOTOS)).map((row) => ({
      actionId: row.action_id,
      alternative: row.alternative,
      width: row.width,
      height: row.height,
      content: row.content,
    })),
    people: (await listPeople(tx, cptsId)).map(presentPerson),
    returns: null,
    map: null,
    today: localDateOf(deps.clock.now(), territory.timeZone).toString(),
  };
}
