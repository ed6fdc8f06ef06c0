import { foldText } from "../../../../platform/text/index.ts";
import type { Perimeter } from "../say/perimeters.ts";

/** Of what a value is: the same bounds typed, pasted and in the table. */
export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2100;

/** Blank, or a mark of what is not told: « NS » (secret), « nd », « - ». */
const UNTOLD = /^(|-|—|–|ns|nd|nc|n\/a|na|\.|\.\.|\*)$/i;

/** « 27,3 % », « 1 234 », « 0.5 »: the number; null where nothing is told; undefined where it is no number. */
export function readFigure(cell: string): number | null | undefined {
  const plain = cell
    .replace(/[\s\u00a0\u202f]/g, "")
    .replace(/(%|€|hab\.?|ans?)$/i, "")
    .replace(",", ".");
  if (UNTOLD.test(plain)) return null;
  return /^[+-]?\d{1,9}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined;
}

/** « Oui », « non », 1 or 0: as it is kept; null where nothing is told; undefined where it is neither. */
export function readYesNo(cell: string): 0 | 1 | null | undefined {
  const words = foldText(cell);
  if (/^(oui|o|1|x|vrai|fait)$/.test(words)) return 1;
  if (/^(non|n|0|faux)$/.test(words)) return 0;
  return UNTOLD.test(cell.trim()) ? null : undefined;
}

/** The ground of a line. `parts`: folded names of the IRIS and sectors of the territory. */
export function readPerimeter(
  cell: string,
  parts: ReadonlySet<string>,
): { perimeter: Perimeter; label: string } {
  const words = foldText(cell);
  const label = cell.trim().slice(0, 120);
  if (words === "" || /^(territoire|cpts|le territoire|notre territoire|total)/.test(words))
    return { perimeter: "territory", label: "" };
  if (/^(departement|le departement|dept?|dpt)$/.test(words)) return { perimeter: "department", label: "" };
  if (/^(departement|le departement) /.test(words)) return { perimeter: "department", label };
  if (/^(la )?region/.test(words)) return { perimeter: "region", label: "" };
  if (/^(la )?france|^national|^metropole/.test(words)) return { perimeter: "country", label: "" };
  if (parts.has(words) || /^(quartier|secteur|iris) /.test(words)) return { perimeter: "part", label };
  return { perimeter: "commune", label: label.replace(/^commune d(e |u |es |')/i, "") };
}

/** A year of 1990 to 2100, as values keep it; null where none is told; undefined where it is none of them. */
export const readYear = (cell: string): number | null | undefined => {
  const found = /^(?:\d{2}\/\d{2}\/)?((?:19|20)\d\d)(?:-\d\d-\d\d)?$/.exec(cell.trim());
  if (!found) return cell.trim() === "" ? null : undefined;
  const year = Number(found[1]);
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : undefined;
};
