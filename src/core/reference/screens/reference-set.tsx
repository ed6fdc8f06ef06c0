import { Button, Switch, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import {
  type Column,
  DataTable,
  dateIn,
  EmptyState,
  formatPlainDate,
  Page,
  QueryView,
  StatusBadge,
  useCptsPath,
  useTimeZone,
} from "../../../design/index.ts";
import { attributeText, attributeWord } from "./attribute-words.ts";
import { EditValue } from "./edit-value.tsx";
import { referenceClient, type ShownValue, useIsAdministrator } from "./reference-client.ts";

const holdsOn = (value: ShownValue, day: string): boolean =>
  value.validFrom <= day && (value.validTo === null || value.validTo >= day);

const period = ({ validFrom, validTo }: ShownValue): string =>
  validTo
    ? `du ${formatPlainDate(validFrom)} au ${formatPlainDate(validTo)}`
    : `depuis le ${formatPlainDate(validFrom)}`;

function Attributes({ value }: { value: ShownValue }) {
  const entries = Object.entries(value.attributes);
  if (entries.length === 0) return <>—</>;
  return (
    <ul className="mg-small">
      {entries.map(([name, one]) => (
        <li key={name}>
          {attributeWord(name)} : {attributeText(name, one)}
        </li>
      ))}
    </ul>
  );
}

const columnsFor = (day: string, onEdit: ((value: ShownValue) => void) | null): Column<ShownValue>[] => [
  {
    key: "label",
    header: "Valeur",
    cell: (row) => (
      <>
        {row.label} <span className="mg-small mg-soft">{row.code}</span>
      </>
    ),
    sortBy: (row) => row.label,
    title: true,
  },
  { key: "attributes", header: "Précisions", cell: (row) => <Attributes value={row} /> },
  {
    key: "period",
    header: "Vaut",
    cell: (row) =>
      holdsOn(row, day) ? (
        period(row)
      ) : (
        <StatusBadge meaning="neutral">{`${row.validFrom > day ? "à venir, " : ""}${period(row)}`}</StatusBadge>
      ),
    sortBy: (row) => row.validFrom,
  },
  { key: "source", header: "Source", cell: (row) => <span className="mg-small">{row.source}</span> },
  ...(onEdit
    ? [
        {
          key: "edit",
          header: "Modifier",
          cell: (row: ShownValue) => (
            <Button
              size="xs"
              variant="default"
              aria-label={`Modifier ${row.label}`}
              onClick={() => onEdit(row)}
            >
              Modifier
            </Button>
          ),
        },
      ]
    : []),
];

/** One set: its values today, their source, and on demand what held before or will hold. */
export default function ReferenceSetScreen() {
  const { set = "" } = useParams({ strict: false }) as { set?: string };
  const pathOf = useCptsPath();
  const today = dateIn(new Date(), useTimeZone());
  const mayEdit = useIsAdministrator();
  const [words, setWords] = useState("");
  const [withHistory, setWithHistory] = useState(false);
  const [edited, setEdited] = useState<ShownValue | "new" | null>(null);
  const values = useQuery({ queryKey: ["reference", set], queryFn: () => referenceClient.history(set) });
  return (
    <QueryView query={values} what="le référentiel">
      {({ title, items }) => {
        const wanted = words.trim().toLocaleLowerCase("fr");
        const shown = (items as ShownValue[]).filter(
          (one) =>
            (withHistory || holdsOn(one, today)) &&
            `${one.code} ${one.label}`.toLocaleLowerCase("fr").includes(wanted),
        );
        return (
          <Page
            title={title}
            breadcrumb={[{ label: "Référentiels", href: pathOf("referentiels") }]}
            actions={
              mayEdit ? <Button onClick={() => setEdited("new")}>Ajouter une valeur</Button> : undefined
            }
          >
            <div className="mg-columns">
              <TextInput
                label="Chercher (un mot, un code)"
                value={words}
                maxLength={80}
                onChange={(event) => setWords(event.currentTarget.value)}
              />
              <Switch
                label="Montrer aussi le passé et l’à venir"
                checked={withHistory}
                onChange={(event) => setWithHistory(event.currentTarget.checked)}
              />
            </div>
            <DataTable
              caption={title}
              columns={columnsFor(today, mayEdit ? setEdited : null)}
              rows={shown}
              rowKey={(row) => `${row.code} ${row.validFrom}`}
              empty={
                <EmptyState title="Aucune valeur">
                  Aucune valeur ne porte ces mots aujourd’hui : effacez la recherche, ou montrez le passé.
                </EmptyState>
              }
            />
            {edited && (
              <EditValue
                key={edited === "new" ? "new" : edited.code}
                set={set}
                value={edited === "new" ? null : edited}
                like={(items as ShownValue[])[0]?.attributes ?? {}}
                today={today}
                onClose={() => setEdited(null)}
              />
            )}
          </Page>
        );
      }}
    </QueryView>
  );
}
