import { Button, NumberInput, Select, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  type Column,
  DataTable,
  dateIn,
  EmptyState,
  FormProblem,
  fieldErrorOf,
  Page,
  QueryView,
  Section,
  StatusBadge,
  useCpts,
  useCptsPath,
  useGo,
  useIntent,
  useTimeZone,
  When,
} from "../../../../design/index.ts";
import type { SubsidyList } from "../../subsidy/subsidy-contract.ts";
import { euros, subsidiesQuery, subsidyClient } from "./subsidy-client.ts";

/** Every request, year by year, and the way to begin another. */
export default function SubsidiesPage() {
  const slug = useCpts()?.cptsSlug ?? "";
  const pathTo = useCptsPath();
  const list = useQuery(subsidiesQuery(slug));
  return (
    <Page
      title="Demandes de subvention"
      subtitle="Les champs du CERFA 12156*06, à recopier sur Le Compte Asso ou à joindre à la lettre."
    >
      <QueryView query={list} what="les demandes">
        {({ items }) => (
          <>
            <Section title="Une nouvelle demande">
              <BeginForm slug={slug} items={items} />
            </Section>
            <Section title="Les demandes">
              <DataTable
                caption="Demandes de subvention"
                columns={columns}
                rows={items}
                rowKey={(row) => row.id}
                rowHref={(row) => pathTo(`projet/subventions/${row.id}`)}
                empty={
                  <EmptyState title="Pas encore de demande">
                    La lettre d’intention part avec une demande de subvention. Commencez-la : ce que la CPTS a
                    déjà déclaré y est repris.
                  </EmptyState>
                }
              />
            </Section>
          </>
        )}
      </QueryView>
    </Page>
  );
}

const columns: Column<SubsidyList["items"][number]>[] = [
  { key: "label", header: "Demande", title: true, cell: (row) => row.label },
  { key: "year", header: "Année", cell: (row) => row.year },
  {
    key: "amount",
    header: "Montant demandé",
    figures: true,
    cell: (row) => (row.amount === null ? "—" : euros(row.amount)),
  },
  {
    key: "state",
    header: "État",
    cell: (row) => (
      <StatusBadge meaning={row.frozenAt ? "done" : "open"}>
        {row.frozenAt ? "Figée" : "Brouillon"}
      </StatusBadge>
    ),
  },
  {
    key: "at",
    header: "Dernière écriture",
    deskOnly: true,
    cell: (row) => (
      <>
        <When at={row.updatedAt} />, {row.updatedBy}
      </>
    ),
  },
];

function BeginForm({ slug, items }: { slug: string; items: SubsidyList["items"] }) {
  const zone = useTimeZone();
  const go = useGo();
  const pathTo = useCptsPath();
  const intent = useIntent();
  const [year, setYear] = useState(Number(dateIn(Date.now(), zone).slice(0, 4)));
  const [label, setLabel] = useState("");
  const [fromId, setFromId] = useState<string | null>(null);
  const begin = useMutation({
    mutationFn: () => subsidyClient.begin(slug, { year, label, fromId }, intent.key),
    onSuccess: ({ id }) => go(pathTo(`projet/subventions/${id}`)),
  });
  return (
    <form
      className="mg-stack"
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate();
      }}
    >
      <TextInput
        label="À qui, pour quoi"
        placeholder="ARS, amorçage de la CPTS"
        required
        maxLength={150}
        value={label}
        error={fieldErrorOf(begin.error, "label")}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <NumberInput
        label="Année"
        min={2000}
        max={2100}
        allowDecimal={false}
        thousandSeparator=""
        value={year}
        onChange={(value) => typeof value === "number" && setYear(value)}
      />
      {items.length > 0 && (
        <Select
          label="Partir de (facultatif)"
          placeholder="ce que la CPTS a déclaré"
          clearable
          data={items.map((one) => ({ value: one.id, label: `${one.year}, ${one.label}` }))}
          value={fromId}
          onChange={setFromId}
        />
      )}
      {fromId === null && (
        <p className="mg-small mg-soft">
          Objectifs, description, moyens et indicateurs sont repris de la lettre, du projet de santé et de vos
          fiches action prêtes ou adoptées ; le budget du projet, de leurs dépenses de l’année, ou sans année,
          compte par compte. Une dépense sans compte n’est pas reprise. Tout reste modifiable.
        </p>
      )}
      <FormProblem error={begin.error} />
      <div className="mg-actions">
        <Button type="submit" loading={begin.isPending}>
          Commencer la demande
        </Button>
      </div>
    </form>
  );
}
