import {
  findCommunesByName,
  type KnownCommune,
  listCommunes,
  listCommunesByPostcode,
} from "../../../../core/reference/index.ts";
import type { Tx } from "../../../../platform/db/index.ts";
import { foldText } from "../../../../platform/text/index.ts";
import type { LinePayload } from "../read/read-line.ts";

type Place = Pick<LinePayload, "postalCode" | "communeText">;

const fold = (name: string): string =>
  foldText(name)
    .replace(/\bste\b/g, "sainte")
    .replace(/\bst\b/g, "saint")
    .replace(/ cedex( \d+)?$/, "");

/**
 * Remembers the communes of one file: by postcode and name, by an INSEE code written in place of the name, by a name alone when one
 * commune bears it. @returns a finder; null = not found
 */
export function openCommunes() {
  const byPostcode = new Map<string, KnownCommune[]>();
  const byText = new Map<string, KnownCommune | null>();

  /** Asks the database for what is not yet known of these places. */
  const load = async (tx: Tx, places: readonly Place[]): Promise<void> => {
    const postcodes = [...new Set(places.map((one) => one.postalCode ?? ""))].filter(
      (code) => code !== "" && !byPostcode.has(code),
    );
    for (const code of postcodes) byPostcode.set(code, []);
    if (postcodes.length > 0)
      for (const commune of await listCommunesByPostcode(tx, postcodes))
        for (const code of commune.postalCodes) byPostcode.get(code)?.push(commune);
    const alone = places
      .filter((one) => amongPostcode(one) === undefined)
      .map((one) => fold(one.communeText));
    for (const text of new Set(alone))
      if (text !== "" && !byText.has(text)) byText.set(text, await byName(tx, text));
  };

  const amongPostcode = ({ postalCode, communeText }: Place): KnownCommune | undefined => {
    const some = byPostcode.get(postalCode ?? "") ?? [];
    const name = fold(communeText);
    if (name === "") return some.length === 1 ? some[0] : undefined;
    return some.find((one) => fold(one.name) === name || one.code === communeText.trim().toUpperCase());
  };

  const find = (place: Place): KnownCommune | null =>
    amongPostcode(place) ?? byText.get(fold(place.communeText)) ?? null;

  return { load, find };
}

async function byName(tx: Tx, text: string): Promise<KnownCommune | null> {
  if (/^\d[\dab]\d{3}$/.test(text)) return (await listCommunes(tx, [text.toUpperCase()]))[0] ?? null;
  const same = (await findCommunesByName(tx, text, 10)).filter((one) => fold(one.name) === text);
  return same.length === 1 ? same[0]! : null;
}
