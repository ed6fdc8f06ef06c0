import { useQuery } from "@tanstack/react-query";
import { type Column, DataTable, Figure, QueryView } from "../../../../design/index.ts";
import type { RulesPreview } from "../../contract.ts";
import { steerClient } from "../client/steer-client.ts";

type Moved = RulesPreview["top"][number];

/** Who would rise and who would fall, were the draft in force. */
export function RulesEffect({ cpts, updatedAt }: { cpts: string; updatedAt: string }) {
  const preview = useQuery({
    // Not with the mission's own keys: once published there is no draft to ask about any more.
    queryKey: ["mt-rules-effect", cpts, updatedAt],
    queryFn: () => steerClient.preview(cpts),
    staleTime: 0,
  });
  return (
    <QueryView query={preview} what="l’effet du brouillon" shape="figures">
      {(data) => (
        <>
          <div className="mt-figures">
            <Figure label="Montent" value={data.rise} />
            <Figure label="Descendent" value={data.fall} />
            <Figure label="Ne bougent pas" value={data.still} />
            <Figure
              label="Priorité haute"
              value={data.bands.after.high}
              since={`${data.bands.before.high} aujourd’hui`}
            />
          </div>
          <Moves title="Montent le plus" rows={data.climbers} />
          <Moves title="Descendent le plus" rows={data.droppers} />
        </>
      )}
    </QueryView>
  );
}

const COLUMNS: Column<Moved>[] = [
  {
    key: "who",
    header: "Patient",
    title: true,
    cell: (one) => `${one.patientName ?? "Identité effacée"} (${one.reference})`,
  },
  { key: "rank", header: "Rang", cell: (one) => `${one.rankBefore} → ${one.rankAfter}`, figures: true },
  {
    key: "weight",
    header: "Points",
    cell: (one) => `${one.weightBefore} → ${one.weightAfter}`,
    figures: true,
  },
];

const Moves = ({ title, rows }: { title: string; rows: readonly Moved[] }) =>
  rows.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <DataTable caption={title} columns={COLUMNS} rows={rows} rowKey={(one) => one.requestId} empty={null} />
    </>
  );
