import { foldText } from "../../../../platform/text/index.ts";
import type { TableField } from "../diagnosis-contract.ts";

/* Words of a heading, the surest first; a column serves once. */
const WORDS: readonly [TableField, RegExp][] = [
  ["indicator", /^(indicateur|libelle|intitule|indicator|theme)/],
  ["department", /depart|^dept?$|^dpt$/],
  ["region", /region|occitanie|aquitaine|bretagne|normandie/],
  ["country", /france|national|metropole/],
  ["perimeter", /perimetre|echelle|territoire concerne|zone|niveau|lieu/],
  ["people", /effectif|personnes|denominateur|patients concernes/],
  ["source", /source|origine/],
  ["year", /annee|millesime|year/],
  ["method", /methode|estim/],
  ["note", /note|remarque|commentaire|observation/],
  ["value", /valeur|taux|value|cpts|territoire|part|resultat|%/],
];

/** Which column is what, by the words of its heading. */
export function guessColumns(headings: readonly string[]): Partial<Record<TableField, number>> {
  const columns: Partial<Record<TableField, number>> = {};
  const used = new Set<number>();
  const folded = headings.map((one) => (one.trim() === "%" ? "%" : foldText(one)));
  for (const [field, words] of WORDS) {
    const at = folded.findIndex((one, index) => !used.has(index) && words.test(one));
    if (at === -1) continue;
    columns[field] = at;
    used.add(at);
  }
  return columns;
}
