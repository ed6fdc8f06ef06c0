import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  type Column,
  counted,
  DataTable,
  EmptyState,
  formatNumber,
  QueryView,
  Section,
  useCptsPath,
  useGo,
} from "../../../../design/index.ts";
import { MapView } from "../../../../design/map/index.tsx";
import type { PriorityBand } from "../../contract.ts";
import { offerTableQuery } from "../client/doctor-queries.ts";
import { PillChoice } from "../client/pill-choice.tsx";
import { communePlaces, communePoints, countUnplaced, type WaitingCommune } from "../map/commune-points.ts";

type Shown = PriorityBand | "all";
const SHOWN: readonly { value: Shown; label: string }[] = [
  { value: "all", label: "Toutes" },
  { value: "high", label: "Haute" },
  { value: "medium", label: "Moyenne" },
  { value: "low", label: "Ordinaire" },
];
const countOf = (shown: Shown) => (one: WaitingCommune) => (shown === "all" ? one.waiting : one[shown]);

/** Who waits, commune by commune and by priority: a map, and beside it the same in a table that leads to the board. */
export default function WaitingMap({ cpts }: { cpts: string }) {
  const table = useQuery(offerTableQuery(cpts));
  return (
    <QueryView query={table} what="les communes" shape="figures">
      {({ communes }) =>
        communes.length === 0 ? (
          <EmptyState title="Personne n’attend">
            Chaque commune porte ici le nombre de patients qui attendent un médecin traitant.
          </EmptyState>
        ) : (
          <MapAndTable communes={communes} />
        )
      }
    </QueryView>
  );
}

function MapAndTable({ communes }: { communes: readonly WaitingCommune[] }) {
  const [shown, setShown] = useState<Shown>("all");
  const go = useGo();
  const path = useCptsPath();
  const count = countOf(shown);
  const unplaced = countUnplaced(communes, count);
  return (
    <Section
      title="Patients qui attendent, commune par commune"
      hint="Le nombre posé sur chaque commune est celui des patients en attente. Choisir une commune ouvre le tableau de ses patients."
    >
      <PillChoice legend="Priorité" options={SHOWN} value={shown} onChange={setShown} />
      <MapView
        label="Patients qui attendent, par commune"
        points={communePoints(communes, count, (one) => counted(count(one), "patient"))}
        places={communePlaces(communes)}
        onSelect={(code) => go(path(boardOf(code)))}
        heightPixels={440}
        withList={false}
      />
      {unplaced > 0 && (
        <p className="mg-small mg-soft">
          {counted(unplaced, "patient n’est", "patients ne sont")} pas sur la carte : leur commune n’est pas
          connue.
        </p>
      )}
      <DataTable
        caption="Patients qui attendent, par commune et priorité"
        columns={COLUMNS}
        rows={communes}
        rowKey={(one) => one.communeCode ?? "inconnue"}
        rowHref={(one) => path(boardOf(one.communeCode))}
        empty={null}
      />
    </Section>
  );
}

const figure = (
  key: "waiting" | "high" | "medium" | "low" | "unreached",
  header: string,
): Column<WaitingCommune> => ({
  key,
  header,
  cell: (one) => formatNumber(one[key]),
  sortBy: (one) => one[key],
  figures: true,
});

/** Those whose commune is not known are on the whole board. */
const boardOf = (code: string | null): string =>
  code ? `medecin-traitant/tableau?commune=${code}` : "medecin-traitant/tableau";

const COLUMNS: readonly Column<WaitingCommune>[] = [
  {
    key: "name",
    header: "Commune",
    title: true,
    cell: (one) => one.communeName,
    sortBy: (one) => one.communeName,
  },
  figure("waiting", "Qui attendent"),
  figure("high", "Priorité haute"),
  figure("medium", "Moyenne"),
  figure("low", "Ordinaire"),
  figure("unreached", "Hors de portée"),
];
