import type { Tx } from "../../../platform/db/index.ts";
import { tooMany } from "../../../platform/errors/problems.ts";
import type { OfferDay } from "../offer/offer-words.ts";
import type { JsonText } from "./json-text.ts";
import {
  type CodedPlaceRow,
  countWaiting,
  listWaitingPage,
  type OfferedRow,
  readOffered,
  readOneInstant,
  readPlaces,
  type WaitingRow,
} from "./snapshot-store.ts";

const MOST_PATIENTS = 50_000;
const MOST_OFFERS = 2_000;
const PAGE = 1_000;

/** The register at one instant, as the database wrote it: whoever works on it parses it, in a thread of its own. */
export interface SnapshotTexts {
  offered: JsonText<OfferedRow[]>;
  /** Communes of who waits, and those asked for. */
  places: JsonText<CodedPlaceRow[]>;
  /** Those who wait, by id, a thousand in each. */
  pages: JsonText<WaitingRow[]>[];
}

/**
 * Reads the register at one instant, in a transaction of its own that has read nothing before. About 25 MB of text for 50,000 patients.
 * @throws Problem `family-doctor.register-too-big` beyond 50,000 who wait.
 */
export async function readSnapshot(
  tx: Tx,
  cptsId: string,
  day: Pick<OfferDay, "today" | "monthStart">,
  alsoCommunes: readonly string[] = [],
): Promise<SnapshotTexts> {
  await readOneInstant(tx);
  if ((await countWaiting(tx, cptsId)) > MOST_PATIENTS) throw tooBig();
  const offered = await readOffered(tx, cptsId, day, MOST_OFFERS);
  const places = await readPlaces(tx, cptsId, alsoCommunes);
  const pages: SnapshotTexts["pages"] = [];
  for (let after: string | null = null; ; ) {
    const page = await listWaitingPage(tx, cptsId, after, PAGE);
    if (page.count > 0) pages.push(page.rows);
    if (page.count < PAGE) break;
    after = page.last;
  }
  return { offered, places, pages };
}

const tooBig = () =>
  tooMany(
    "family-doctor.register-too-big",
    "Plus de 50 000 patients attendent : un calcul ne les prend pas tous. Rien n'a été changé ; prévenez l'administration.",
    0,
  );
