import { foldText } from "../../../../platform/text/index.ts";
import type { ShownIndicator, ShownValue } from "../diagnosis-contract.ts";
import { isDeducedEstimate, type Parts } from "../say/estimate.ts";
import { type Perimeter, perimeterWords } from "../say/perimeters.ts";
import { isSecret, SECRET_WORDS } from "../say/publish.ts";
import { type KeptValue, readFigures } from "../say/read-figures.ts";
import { sayFigure, UNIT_WORDS } from "../say/say-figure.ts";
import type { CatalogueEntry } from "./catalogue.ts";
import type { LiveValue } from "./live-values.ts";
import type { ValueRow } from "./value-store.ts";

interface Options {
  isPublished: boolean;
  parts: Parts;
  /** What its mission counts at this moment. */
  live: LiveValue | undefined;
}

/** An indicator with what it says: what was written, then what is counted now, which stands before. */
export function presentIndicator(
  entry: CatalogueEntry,
  rows: readonly ValueRow[],
  options: Options,
): ShownIndicator {
  const kept = rows.map((row) => ({ row, value: keptOf(row, entry, options.parts) }));
  const { live } = options;
  const values = [...kept.map(({ value }) => value), ...(live ? [keptLive(live)] : [])];
  return {
    ...entry,
    unitWords: UNIT_WORDS[entry.unit],
    printed: live?.printed ? sayPrinted(live.printed, entry) : null,
    readings: readFigures(entry, values, {
      isPublished: options.isPublished,
      isInfraCommunal: options.parts.isInfraCommunal,
    }),
    values: [
      ...(live ? [presentLive(live, options.isPublished)] : []),
      ...kept.map(({ row, value }) => presentValue(row, value, entry, options.isPublished)),
    ],
  };
}

/* A quarter that is over beside the year that ends today: who fills the diagnosis in must know what the letter will say. */
const sayPrinted = (
  { value, isSmall, period }: NonNullable<LiveValue["printed"]>,
  { unit }: CatalogueEntry,
): string =>
  `Dans la lettre et pour l’ARS, dernier trimestre terminé (${period}) : ${isSmall ? SECRET_WORDS : sayFigure(value, unit)}.`;

function keptOf(row: ValueRow, entry: CatalogueEntry, parts: Parts): KeptValue {
  const sized = {
    perimeter: row.perimeter as Perimeter,
    label: row.perimeter_label,
    source: row.source,
    countedThere: row.counted_there,
  };
  return {
    ...sized,
    value: Number(row.value),
    people: row.people,
    year: row.year,
    datedOn: row.dated_on,
    method: row.method as KeptValue["method"],
    isDeduced: isDeducedEstimate(sized, entry.finest, parts, foldText),
  };
}

const keptLive = (live: LiveValue): KeptValue => ({
  perimeter: "territory",
  label: "",
  value: live.value,
  people: live.people,
  year: Number(live.today.slice(0, 4)),
  datedOn: null,
  source: live.source,
  method: "exact",
  isLive: true,
  isSmall: live.isSmall,
});

function presentValue(
  row: ValueRow,
  kept: KeptValue,
  entry: CatalogueEntry,
  isPublished: boolean,
): ShownValue {
  const hidden = isSecret(kept, entry);
  return {
    id: row.id,
    perimeter: kept.perimeter,
    label: kept.label,
    words: perimeterWords(kept.perimeter, kept.label),
    value: hidden && isPublished ? null : kept.value,
    isSecret: hidden,
    people: isPublished && hidden ? null : kept.people,
    source: kept.source,
    year: kept.year,
    datedOn: kept.datedOn,
    retrievedOn: row.retrieved_on,
    method: kept.method,
    countedThere: row.counted_there,
    isEstimate: kept.method === "estimated" || kept.isDeduced === true,
    note: row.note,
    origin: row.origin,
    enteredBy: row.entered_by_label,
    enteredAt: row.entered_at.toISOString(),
  };
}

const presentLive = (live: LiveValue, isPublished: boolean): ShownValue => {
  const hidden = live.isSmall;
  return {
    id: `live.${live.code}`,
    perimeter: "territory",
    label: "",
    words: perimeterWords("territory", ""),
    value: hidden && isPublished ? null : live.value,
    isSecret: hidden,
    people: hidden && isPublished ? null : live.people,
    source: live.source,
    year: null,
    datedOn: null,
    retrievedOn: live.today,
    method: "exact",
    countedThere: false,
    isEstimate: false,
    note: "",
    origin: "live",
    enteredBy: "",
    enteredAt: `${live.today}T00:00:00Z`,
  };
};
