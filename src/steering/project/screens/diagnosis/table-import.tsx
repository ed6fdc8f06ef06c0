import { Button, FileButton, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { useState } from "react";
import { FormProblem, sayDone } from "../../../../design/index.ts";
import { readPaste } from "./read-paste.ts";
import { ReportTable } from "./report-table.tsx";
import { type Sheets, type TableInput, type TableReport, useDiagnosisActs } from "./use-diagnosis.ts";

type Columns = TableInput["columns"];
type Table = { headings: string[]; rows: string[][]; columns: Columns; origin: TableInput["origin"] };

const FIELDS: readonly [keyof Columns, string][] = [
  ["indicator", "Indicateur"],
  ["value", "Valeur du territoire"],
  ["department", "Département"],
  ["region", "Région"],
  ["country", "France"],
  ["perimeter", "Périmètre"],
  ["source", "Source"],
  ["year", "Année"],
  ["method", "Méthode"],
  ["people", "Effectif"],
  ["note", "Remarque"],
];

/** A table, pasted or from a file: which column is what, what would happen, then written at once. */
export function TableImport({ slug, onDone }: { slug: string; onDone: () => void }) {
  const acts = useDiagnosisActs(slug);
  const [table, setTable] = useState<Table | null>(null);
  const [sheets, setSheets] = useState<Sheets["sheets"]>([]);
  const [problem, setProblem] = useState<unknown>(null);
  const guard = async (work: () => Promise<void>) => {
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(error);
    }
  };
  const choose = (sheet: Sheets["sheets"][number] | undefined) =>
    sheet && setTable({ ...sheet, columns: sheet.columns, origin: "imported" });
  const send = (file: File | null) =>
    file &&
    guard(async () => {
      const read = await acts.readFile(file);
      setSheets(read.sheets);
      choose(read.sheets[0]);
    });
  return (
    <div className="mg-card mg-stack">
      <FormProblem error={problem} />
      {!table && (
        <>
          <Paste onRead={(read) => setTable({ ...read, columns: guess(read.headings), origin: "pasted" })} />
          <FileButton onChange={(file) => void send(file)} accept=".csv,.xlsx,text/csv">
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconFileUpload size={18} aria-hidden />}>
                Fichier CSV ou XLSX
              </Button>
            )}
          </FileButton>
        </>
      )}
      {sheets.length > 1 && table && (
        <Select
          label="Feuille"
          allowDeselect={false}
          data={sheets.map((sheet, index) => ({ value: String(index), label: sheet.name }))}
          value={String(
            Math.max(
              0,
              sheets.findIndex((sheet) => sheet.rows === table.rows),
            ),
          )}
          onChange={(value) => choose(sheets[Number(value)])}
        />
      )}
      {table && (
        <Mapping
          key={table.headings.join("|")}
          table={table}
          onTry={(input) => acts.table(input)}
          onApplied={(report) => {
            sayDone(
              report.counts.refused > 0
                ? "Les chiffres sont notés ; les lignes refusées sont laissées de côté."
                : "Les chiffres sont notés.",
            );
            onDone();
          }}
          onBack={() => setTable(null)}
        />
      )}
    </div>
  );
}

/* As the server guesses for a file; a person corrects. */
const GUESSES: readonly [keyof Columns, RegExp][] = [
  ["indicator", /^(indicateur|libell|intitul)/i],
  ["department", /d[ée]part|^d[ée]?pt$/i],
  ["region", /r[ée]gion/i],
  ["country", /france|national/i],
  ["perimeter", /p[ée]rim[èe]tre|[ée]chelle|zone/i],
  ["source", /source/i],
  ["year", /ann[ée]e|mill[ée]sime/i],
  ["value", /valeur|taux|cpts|territoire|part/i],
];

function guess(headings: readonly string[]): Columns {
  const columns: Columns = {};
  const used = new Set<number>();
  for (const [field, words] of GUESSES) {
    const at = headings.findIndex((heading, index) => !used.has(index) && words.test(heading.trim()));
    if (at < 0) continue;
    columns[field] = at;
    used.add(at);
  }
  return columns;
}

function Paste({ onRead }: { onRead: (read: { headings: string[]; rows: string[][] }) => void }) {
  const [text, setText] = useState("");
  const read = readPaste(text);
  return (
    <>
      <Textarea
        label="Cellules copiées d’un tableur"
        description="La première ligne porte les intitulés : Indicateur, CPTS, Département, Région, Source, Année…"
        autosize
        minRows={4}
        maxRows={10}
        maxLength={300_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div>
        <Button variant="default" disabled={!read} onClick={() => read && onRead(read)}>
          Lire {read ? `${read.rows.length} ${read.rows.length > 1 ? "lignes" : "ligne"}` : "ces lignes"}
        </Button>
      </div>
    </>
  );
}

function Mapping({
  table,
  onTry,
  onApplied,
  onBack,
}: {
  table: Table;
  onTry: (input: TableInput) => Promise<TableReport>;
  onApplied: (report: TableReport) => void;
  onBack: () => void;
}) {
  const [columns, setColumns] = useState<Columns>(table.columns);
  const [source, setSource] = useState("Rézone CPTS");
  const [year, setYear] = useState<number | string>("");
  const [report, setReport] = useState<TableReport | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const input = (apply: boolean): TableInput => ({
    columns,
    rows: table.rows,
    source,
    year: typeof year === "number" ? year : null,
    retrievedOn: null,
    method: "exact",
    origin: table.origin,
    apply,
  });
  const run = async (apply: boolean) => {
    setProblem(null);
    try {
      const said = await onTry(input(apply));
      setReport(said);
      if (said.applied) onApplied(said);
    } catch (error) {
      setProblem(error);
    }
  };
  const choices = table.headings.map((heading, index) => ({
    value: String(index),
    label: heading || `Colonne ${index + 1}`,
  }));
  return (
    <>
      <FormProblem error={problem} />
      <div className="mg-columns">
        {FIELDS.map(([field, label]) => (
          <Select
            key={field}
            label={label}
            clearable
            clearButtonProps={{ "aria-label": `Aucune colonne pour ${label}` }}
            placeholder="aucune colonne"
            data={choices}
            value={columns[field] === undefined ? null : String(columns[field])}
            onChange={(value) => {
              setReport(null);
              const { [field]: _before, ...others } = columns;
              setColumns(value === null ? others : { ...others, [field]: Number(value) });
            }}
          />
        ))}
        <TextInput
          label="Source, où la ligne ne la dit pas"
          maxLength={300}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        <NumberInput
          label="Année, où la ligne ne la dit pas"
          hideControls
          min={1990}
          max={2100}
          value={year}
          onChange={setYear}
        />
      </div>
      {report && <ReportTable report={report} />}
      <div className="mg-actions">
        {report ? (
          <Button disabled={report.counts.create + report.counts.change === 0} onClick={() => void run(true)}>
            Écrire ce qui peut l’être
          </Button>
        ) : (
          <Button onClick={() => void run(false)}>Essayer, sans rien écrire</Button>
        )}
        <Button variant="subtle" onClick={onBack}>
          Choisir un autre tableau
        </Button>
      </div>
    </>
  );
}
