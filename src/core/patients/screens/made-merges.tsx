import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  api,
  DataTable,
  QueryView,
  ReasonPrompt,
  Section,
  sayDone,
  useIntent,
  When,
} from "../../../design/index.ts";
import type { Merge } from "../twins/twins-contract.ts";
import { bornOf, nameOf } from "./patient-words.ts";

/** The last merges; each can be undone, and says so when something changed since. */
export function MadeMerges({ slug }: { slug: string }) {
  const [undoing, setUndoing] = useState<Merge | null>(null);
  const queries = useQueryClient();
  const intent = useIntent();
  const merges = useQuery({
    queryKey: ["merges", slug],
    queryFn: () => api.get<{ items: Merge[] }>(`/api/c/${slug}/patients/merges?limit=20`),
    enabled: slug !== "",
  });
  const undo = async (reason: string) => {
    await api.post(
      `/api/c/${slug}/patients/merges/${undoing?.id}/undo`,
      { reason },
      { idempotencyKey: intent.key },
    );
    intent.renew();
    sayDone("La fusion est défaite : chaque fiche a repris ce qui était à elle.");
    await queries.invalidateQueries({ queryKey: ["merges", slug] });
    await queries.invalidateQueries({ queryKey: ["twins", slug] });
  };
  return (
    <Section title="Fusions faites" hint="Les vingt dernières.">
      <QueryView query={merges} what="les fusions">
        {({ items }) => (
          <DataTable
            caption="Fusions faites, les dernières d’abord"
            rows={items}
            rowKey={(row) => row.id}
            empty={<p className="mg-soft">Aucune fusion pour l’instant.</p>}
            columns={[
              {
                key: "kept",
                header: "Fiche gardée",
                title: true,
                cell: (row) => `${nameOf(row.kept)}, ${bornOf(row.kept)}`,
              },
              {
                key: "dropped",
                header: "Fiche fusionnée",
                cell: (row) => `${nameOf(row.dropped)}, ${bornOf(row.dropped)}`,
              },
              {
                key: "when",
                header: "Quand, par qui",
                cell: (row) => (
                  <>
                    <When at={row.madeAt} />, {row.madeBy}
                  </>
                ),
              },
              {
                key: "undo",
                header: "Revenir dessus",
                cell: (row) =>
                  row.undoneAt ? (
                    <span className="mg-soft">
                      Défaite <When at={row.undoneAt} />
                    </span>
                  ) : (
                    <Button
                      variant="default"
                      leftSection={<IconArrowBackUp size={18} aria-hidden />}
                      onClick={() => setUndoing(row)}
                    >
                      Défaire
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </QueryView>
      <ReasonPrompt
        opened={undoing !== null}
        title="Défaire cette fusion"
        suggestions={["Ce sont deux personnes", "Fusion faite par erreur"]}
        confirmLabel="Défaire la fusion"
        onConfirm={undo}
        onClose={() => setUndoing(null)}
      >
        <p>
          Ce que la fusion avait déplacé retourne à sa fiche. Ce qui est arrivé depuis reste avec la fiche
          gardée.
        </p>
      </ReasonPrompt>
    </Section>
  );
}
