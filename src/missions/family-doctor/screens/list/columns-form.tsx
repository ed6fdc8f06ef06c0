import "./list.css";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { counted, FormProblem, fieldErrorOf, Section } from "../../../../design/index.ts";
import type { ListColumns, ListField } from "../../list/list-fields.ts";
import { FIELD_LABELS, LIST_FIELDS, missingFields } from "./field-words.ts";
import { listClient, type PatientList } from "./list-client.ts";
import { useListAct } from "./use-lists.ts";

type Sheet = PatientList["sheets"][number];

const nameOf = (sheet: Sheet, index: number): string => sheet.headings[index] || `Colonne ${index + 1}`;

/** Which column is what: guessed, shown on the first lines, corrected by the person. */
export function ColumnsForm({ cpts, list }: { cpts: string; list: PatientList }) {
  const first = list.sheets.reduce(
    (best, one, at) => (one.rows > (list.sheets[best]?.rows ?? 0) ? at : best),
    0,
  );
  const [sheetAt, setSheetAt] = useState(list.columns ? list.sheet : first);
  const sheet = list.sheets[sheetAt]!;
  const [columns, setColumns] = useState<ListColumns>(list.columns ?? sheet.guess);
  const [label, setLabel] = useState(list.label);
  const save = useListAct(cpts, () => listClient.columns(cpts, list.id, { sheet: sheetAt, columns, label }));
  const pick = (field: ListField, index: number | null) => {
    // A column serves once: where it was, it is no longer.
    const others = Object.entries(columns).filter(([key, at]) => key !== field && at !== index);
    setColumns({ ...Object.fromEntries(others), ...(index === null ? {} : { [field]: index }) });
  };
  const missing = missingFields(columns);
  return (
    <form
      className="mg-stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(undefined);
      }}
    >
      {save.error ? <FormProblem error={save.error} /> : null}
      {list.sheets.length > 1 && (
        <NativeSelect
          label="Feuille du classeur"
          value={String(sheetAt)}
          data={list.sheets.map((one, at) => ({
            value: String(at),
            label: `${one.name} (${counted(one.rows, "ligne", "lignes")})`,
          }))}
          onChange={(event) => {
            const next = Number(event.currentTarget.value);
            setSheetAt(next);
            setColumns(list.sheets[next]!.guess);
          }}
        />
      )}
      <TextInput
        label="Qui vous a donné cette liste ?"
        description="Écrit sur chaque demande. Exemple : CPAM de la Haute-Garonne ; Dr Martin, qui part en retraite."
        maxLength={150}
        value={label}
        error={fieldErrorOf(save.error, "label")}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <Section
        title="Ce que contient chaque colonne"
        hint="Proposé d’après les intitulés ; retenu pour la prochaine liste."
      >
        <div className="mt-list-fields">
          {LIST_FIELDS.map((field) => (
            <FieldColumn
              key={field}
              field={field}
              sheet={sheet}
              index={columns[field] ?? null}
              error={fieldErrorOf(save.error, `columns.${field}`)}
              required={missing.includes(field)}
              onPick={(index) => pick(field, index)}
            />
          ))}
        </div>
      </Section>
      <Preview sheet={sheet} columns={columns} />
      <div className="mg-actions">
        <Button type="submit" loading={save.isPending} disabled={missing.length > 0}>
          Lire la liste à blanc
        </Button>
        {missing.length > 0 && (
          <span className="mg-small">
            Il manque :{" "}
            {missing
              .map((field) => FIELD_LABELS[field])
              .join(", ")
              .toLocaleLowerCase("fr")}
            .
          </span>
        )}
      </div>
    </form>
  );
}

type FieldColumnProps = {
  field: ListField;
  sheet: Sheet;
  index: number | null;
  error: string | undefined;
  required: boolean;
  onPick: (index: number | null) => void;
};

function FieldColumn({ field, sheet, index, error, required, onPick }: FieldColumnProps) {
  const example = index === null ? "" : sheet.preview.find((line) => line[index])?.[index];
  return (
    <NativeSelect
      label={FIELD_LABELS[field]}
      description={example ? `Exemple : ${example.slice(0, 40)}` : "Aucun exemple"}
      inputWrapperOrder={["label", "input", "description", "error"]}
      required={required}
      value={index === null ? "" : String(index)}
      error={error}
      data={[
        { value: "", label: "Pas dans ce fichier" },
        ...sheet.headings.map((_, at) => ({ value: String(at), label: nameOf(sheet, at) })),
      ]}
      onChange={(event) =>
        onPick(event.currentTarget.value === "" ? null : Number(event.currentTarget.value))
      }
    />
  );
}

function Preview({ sheet, columns }: { sheet: Sheet; columns: ListColumns }) {
  const fieldAt = new Map(
    Object.entries(columns).map(([field, at]) => [at, FIELD_LABELS[field as ListField]]),
  );
  return (
    <Section title="Les premières lignes" hint={`Sur ${counted(sheet.rows, "ligne", "lignes")}.`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard. */}
      <section className="mt-list-preview" aria-label="Les premières lignes du fichier" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {sheet.headings.map((_, at) => (
                <th key={nameOf(sheet, at) + String(at)} scope="col">
                  {nameOf(sheet, at)}
                  <span className="mg-small mg-soft">{fieldAt.get(at) ?? "laissée de côté"}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.preview.map((line, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: five lines that never move.
              <tr key={row}>
                {sheet.headings.map((heading, at) => (
                  <td key={heading + String(at)}>{line[at]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  );
}
