import type { TableField, TableInput, TableReport, ValueInput } from "../diagnosis-contract.ts";
import { type Perimeter, perimeterWords } from "../say/perimeters.ts";
import { sayFigure } from "../say/say-figure.ts";
import { type CatalogueEntry, COUNTED_HERE, findIndicator, isCountedHere } from "../value/catalogue.ts";
import { FIRST_YEAR, LAST_YEAR, readFigure, readPerimeter, readYear, readYesNo } from "./read-cells.ts";

type Line = TableReport["lines"][number];

/** A value that is there already. */
export interface Existing {
  code: string;
  perimeter: string;
  label: string;
  year: number | null;
  value: number;
}

export interface Judged {
  lines: Line[];
  writes: { code: string; value: Omit<ValueInput, "indicator"> }[];
}

interface Table {
  input: Pick<TableInput, "columns" | "rows" | "source" | "year" | "retrievedOn" | "method">;
  catalogue: readonly CatalogueEntry[];
  existing: readonly Existing[];
  /** Folded names of the IRIS and sectors of the territory. */
  parts: ReadonlySet<string>;
}

const BESIDE: readonly [TableField, Perimeter][] = [
  ["department", "department"],
  ["region", "region"],
  ["country", "country"],
];

/** What each line of a table would do, without doing it: one indicator a line, its value and those beside it. A line that cannot be read changes nothing. */
export function judgeTable(table: Table): Judged {
  const judged: Judged = { lines: [], writes: [] };
  const known = new Map(
    table.existing.map((one) => [keyOf(one.code, one.perimeter, one.label, one.year), one.value]),
  );
  table.input.rows.forEach((row, index) => {
    if (row.every((cell) => cell.trim() === "")) return;
    const read = readRow(table, row);
    const nth = index + 1;
    if (typeof read === "string") {
      judged.lines.push({
        nth,
        outcome: "refused",
        label: cellOf(table, row, "indicator").slice(0, 200),
        what: "",
        why: read,
      });
      return;
    }
    judged.lines.push({ nth, ...compare(read, known) });
    for (const value of read.values) {
      judged.writes.push({ code: read.entry.code, value });
      known.set(keyOf(read.entry.code, value.perimeter, value.label, value.year), value.value);
    }
  });
  return judged;
}

interface ReadRow {
  entry: CatalogueEntry;
  values: Omit<ValueInput, "indicator">[];
}

const keyOf = (code: string, perimeter: string, label: string, year: number | null): string =>
  JSON.stringify([code, perimeter, label, year]);

const cellOf = ({ input }: Table, row: readonly string[], field: TableField): string => {
  const at = input.columns[field];
  return at === undefined ? "" : (row[at] ?? "").trim();
};

function readRow(table: Table, row: readonly string[]): ReadRow | string {
  const cell = (field: TableField) => cellOf(table, row, field);
  const name = cell("indicator");
  const entry = findIndicator(table.catalogue, name);
  if (!entry)
    return name === ""
      ? "Le nom de l'indicateur manque."
      : "Cet indicateur n'est pas dans le catalogue : choisissez-le dans la liste, ou ajoutez-le au vôtre.";
  const year = readYear(cell("year"));
  if (year === undefined)
    return `L'année « ${cell("year").slice(0, 30)} » n'en est pas une, de ${FIRST_YEAR} à ${LAST_YEAR}.`;
  const source = cell("source") || table.input.source;
  if (source === "") return "La source manque : dites-la dans une colonne, ou pour toute la table.";
  const people = readFigure(cell("people"));
  if (people === undefined || (people !== null && (people < 0 || !Number.isInteger(people))))
    return "L'effectif n'est pas un nombre entier.";
  const method = /^estim/i.test(cell("method"))
    ? ("estimated" as const)
    : cell("method")
      ? ("exact" as const)
      : table.input.method;
  // A line that says « exact » says that it was counted there.
  const countedThere = method === "exact" && cell("method") !== "";
  const shared = {
    source: source.slice(0, 300),
    year: year ?? table.input.year,
    datedOn: null,
    retrievedOn: table.input.retrievedOn,
    method,
    countedThere,
    note: cell("note").slice(0, 1_000),
  };
  const values: ReadRow["values"] = [];
  const own = readPerimeter(cell("perimeter"), table.parts);
  if (cell("value") !== "" && isCountedHere(entry, own.perimeter)) return COUNTED_HERE;
  const grounds = [
    { field: "value" as const, people, ...own },
    ...BESIDE.map(([field, perimeter]) => ({ field, perimeter, label: "", people: null })),
  ];
  for (const { field, perimeter, label, people: count } of grounds) {
    const value = entry.unit === "yes-no" ? readYesNo(cell(field)) : readFigure(cell(field));
    if (value === undefined)
      return `« ${cell(field).slice(0, 40)} » n'est ${entry.unit === "yes-no" ? "ni oui ni non" : "pas un nombre"}.`;
    if (value !== null)
      values.push({
        ...shared,
        perimeter,
        label,
        value,
        people: count,
        method: field === "value" ? method : "exact",
      });
  }
  return values.length === 0 ? "Aucune valeur sur cette ligne." : { entry, values };
}

function compare({ entry, values }: ReadRow, known: ReadonlyMap<string, number>): Omit<Line, "nth"> {
  const told = values.map((one) => {
    const before = known.get(keyOf(entry.code, one.perimeter, one.label, one.year));
    const words = `${perimeterWords(one.perimeter, one.label)} : ${sayFigure(one.value, entry.unit)}`;
    const outcome = before === undefined ? "create" : before === one.value ? "same" : "change";
    return {
      outcome,
      words: outcome === "change" ? `${words} (avant : ${sayFigure(before ?? 0, entry.unit)})` : words,
    } as const;
  });
  const outcome =
    (["change", "create", "same"] as const).find((one) => told.some((value) => value.outcome === one)) ??
    "same";
  return { outcome, label: entry.label, what: told.map((one) => one.words).join(" ; "), why: "" };
}
