import "./territory.css";
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  api,
  DataTable,
  EmptyState,
  Figure,
  FormProblem,
  formatNumber,
  holdsOneOf,
  offerUndo,
  Page,
  PolicyNote,
  PrintButton,
  QueryView,
  Section,
  sessionQuery,
  useCpts,
} from "../../../design/index.ts";
import type { Territory } from "../contract.ts";
import { AddAreas } from "./add-areas.tsx";
import { Ages } from "./ages.tsx";
import { Agreements } from "./agreements.tsx";
import { AreaRows } from "./area-rows.tsx";
import { Borders } from "./borders.tsx";
import { DeclaredPopulation } from "./declared-population.tsx";
import { GroundFiles } from "./ground-files.tsx";
import { GroundMap } from "./ground-map.tsx";
import { ReadingMap } from "./reading-map.tsx";
import type { AgesAnswer } from "./use-ground.ts";
import {
  type DrawnArea,
  drawnOf,
  overlaps,
  sameArea,
  sentOf,
  sizeOf,
  totalOf,
  useTerritory,
} from "./use-territory.ts";

/** The ground that the CPTS answers for: its communes, how many people live there, and with whom it shares. */
export default function TerritoryScreen() {
  const cpts = useCpts();
  const slug = cpts?.cptsSlug ?? "";
  const territory = useTerritory(slug);
  const mayDraw = holdsOneOf(cpts, ["coordinator", "administrator"]);
  // Not a role of this CPTS: it speaks for all. The server decides again.
  const mayReplace = useQuery(sessionQuery).data?.isAdministrator === true;
  const mayGrant = holdsOneOf(cpts, ["coordinator"]);
  return (
    <Page
      title="Territoire"
      subtitle="Les communes, quartiers et secteurs dont la CPTS répond. Leur population décide de la taille du contrat."
      actions={<PrintButton />}
    >
      <QueryView query={territory} what="le territoire" shape="figures">
        {(one) =>
          mayDraw ? (
            <Drawing key={JSON.stringify(one.areas)} slug={slug} territory={one} />
          ) : (
            <Reading slug={slug} territory={one} />
          )
        }
      </QueryView>
      <Borders slug={slug} mayDraw={mayDraw} />
      {mayDraw && <GroundFiles slug={slug} mayReplace={mayReplace} />}
      <Agreements slug={slug} mayGrant={mayGrant} />
      <PolicyNote
        may={[
          "Voir le territoire et sa population",
          ...(mayDraw ? ["Dessiner le territoire"] : []),
          ...(mayGrant ? ["Ouvrir ou fermer vos créneaux à une CPTS voisine"] : []),
        ]}
        openTo="tous les membres de la CPTS"
      />
    </Page>
  );
}

function Figures({ areas, territory }: { areas: readonly DrawnArea[]; territory: Territory }) {
  const { sizes, declared } = territory;
  const population = declared?.population ?? totalOf(areas);
  const size = sizeOf(population, sizes);
  return (
    <div className="mg-columns" aria-live="polite">
      <Figure
        label="Population"
        value={population}
        unit="habitants"
        {...(declared
          ? { since: `déclarée : ${declared.source}${declared.year ? `, ${declared.year}` : ""}` }
          : {})}
      />
      <Figure label="Taille du contrat" value={size?.size ?? null} {...(size ? { unit: size.label } : {})} />
      <Figure label="Communes" value={new Set(areas.map((area) => area.communeCode)).size} />
    </div>
  );
}

const kindWords = { commune: "commune", iris: "IRIS", sector: "secteur" } as const;

function Reading({ slug, territory }: { slug: string; territory: Territory }) {
  const areas = drawnOf(territory);
  return (
    <>
      <Figures areas={areas} territory={territory} />
      <ReadingMap slug={slug} areas={areas} />
      <DataTable
        caption="Communes, IRIS et secteurs du territoire"
        rows={territory.areas}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title="Territoire pas encore dessiné">
            La coordination y mettra les communes de la CPTS.
          </EmptyState>
        }
        columns={[
          { key: "name", header: "Nom", cell: (row) => row.name, sortBy: (row) => row.name, title: true },
          {
            key: "kind",
            header: "Type",
            cell: (row) => kindWords[row.kind as keyof typeof kindWords] ?? row.kind,
          },
          { key: "code", header: "Code Insee", cell: (row) => row.code ?? "—", deskOnly: true },
          {
            key: "population",
            header: "Population",
            cell: (row) => formatNumber(row.population),
            sortBy: (row) => row.population,
            figures: true,
          },
          {
            key: "source",
            header: "Source",
            cell: (row) => [row.populationSource, row.populationYear].filter(Boolean).join(", "),
          },
        ]}
      />
      <Ages slug={slug} />
    </>
  );
}

function Drawing({ slug, territory }: { slug: string; territory: Territory }) {
  const queries = useQueryClient();
  const first = drawnOf(territory);
  const [areas, setAreas] = useState(first);
  const [problem, setProblem] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const changed = JSON.stringify(areas) !== JSON.stringify(first);
  const put = async (drawn: readonly DrawnArea[]) => {
    queries.setQueryData(
      ["territory", slug],
      await api.put<Territory>(`/api/c/${slug}/territory/areas`, { areas: sentOf(drawn) }),
    );
    for (const key of ["territory-borders", "territory-map"])
      void queries.invalidateQueries({ queryKey: [key, slug] });
  };
  const save = async () => {
    setSaving(true);
    try {
      await put(areas);
      offerUndo("Le territoire est enregistré.", () => put(first));
    } catch (error) {
      setProblem(error);
      setSaving(false);
    }
  };
  const take = (populations: AgesAnswer["areas"], source: string) =>
    setAreas(
      areas.map((area) => {
        const told = populations.find((one) => one.kind === area.kind && one.code === area.code);
        if (!told) return area;
        const populationSource = `Insee, population des IRIS (${source})`.slice(0, 200);
        return { ...area, population: told.population, populationSource, populationYear: told.year };
      }),
    );
  const add = (more: readonly DrawnArea[]) => {
    const fresh = more.filter((one) => !areas.some((area) => sameArea(area, one)));
    setAreas([...fresh, ...areas.filter((area) => !fresh.some((one) => overlaps(one, area)))]);
  };
  return (
    <>
      <Figures areas={areas} territory={territory} />
      <DeclaredPopulation slug={slug} territory={territory} />
      <div className="ter-split">
        <Section title="Communes, IRIS et secteurs">
          <FormProblem error={problem} />
          <AddAreas slug={slug} onAdd={add} />
          <AreaRows areas={areas} onChange={setAreas} />
        </Section>
        <div className="ter-map mg-no-print">
          <GroundMap
            slug={slug}
            areas={areas}
            onAdd={(area) => add([area])}
            onRemove={(code) => setAreas(areas.filter((area) => area.code !== code))}
          />
        </div>
      </div>
      <Ages slug={slug} onTake={take} />
      {changed && (
        <div className="ter-save mg-no-print" role="status">
          <span>
            {formatNumber(areas.length)} ligne{areas.length > 1 ? "s" : ""}, {formatNumber(totalOf(areas))}{" "}
            habitants : pas encore enregistré.
          </span>
          <span className="mg-actions">
            <Button variant="subtle" onClick={() => setAreas(first)}>
              Revenir à l’état enregistré
            </Button>
            <Button loading={saving} onClick={() => void save()}>
              Enregistrer le territoire
            </Button>
          </span>
        </div>
      )}
    </>
  );
}
