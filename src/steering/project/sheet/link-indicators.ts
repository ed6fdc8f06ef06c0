import { formatPlainDate } from "../../../platform/time/index.ts";
import type { CatalogueFigure } from "./link-contract.ts";
import type { SheetIndicator } from "./sheet-content.ts";
import { writeAim } from "./sheet-print-words.ts";

/** target: nothing to reach, no criterion · due: no day · value: the diagnosis says nothing of it yet */
export type IndicatorLack = "target" | "due" | "value";

export interface LinkedIndicator {
  label: string;
  kind: string;
  /** « de 13,3 % à 10 %, pour le 31 décembre 2028 »; empty when nothing is aimed at. */
  aim: string;
  /** The indicator of the diagnosis that it is; null for one of the sheet alone. */
  catalogue: { label: string; present: string | null; source: string } | null;
  lacks: IndicatorLack[];
}

/** One indicator of a sheet beside what the diagnosis says of it today. Pure. */
export function linkIndicator(
  one: SheetIndicator,
  figures: ReadonlyMap<string, CatalogueFigure>,
): LinkedIndicator {
  const isCounted = one.nature === "quantitative";
  const hasAim = isCounted ? one.target !== null : one.criterion !== "";
  const figure = one.catalogueCode === null ? undefined : figures.get(one.catalogueCode);
  return {
    label: one.label,
    kind: one.kind,
    aim: hasAim ? [writeAim(one), dueWords(one)].filter(Boolean).join(", ") : "",
    catalogue: figure ? { label: figure.label, present: figure.words, source: figure.source } : null,
    lacks: [
      ...(hasAim ? [] : (["target"] as const)),
      ...(isCounted && one.dueOn === null ? (["due"] as const) : []),
      ...(figure && figure.words === null ? (["value"] as const) : []),
    ],
  };
}

export const dueWords = ({ dueOn }: Pick<SheetIndicator, "dueOn">): string =>
  dueOn === null ? "" : `pour le ${formatPlainDate(dueOn)}`;

/** « Aujourd'hui : 27 %, soit 8 points de plus que le département (19 %) (Rézone CPTS, 2021) »; empty without a figure. */
export function presentWords(
  { catalogueCode }: Pick<SheetIndicator, "catalogueCode">,
  figures: ReadonlyMap<string, CatalogueFigure>,
): string {
  const figure = catalogueCode === null ? undefined : figures.get(catalogueCode);
  if (!figure?.words) return "";
  return `Aujourd'hui : ${figure.words}${figure.source ? ` (${figure.source})` : ""}`;
}
