import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  api,
  DraftNote,
  FormProblem,
  formatNumber,
  offerUndo,
  Section,
  useDraft,
} from "../../../design/index.ts";
import type { Territory } from "../contract.ts";
import { AddAreas } from "./add-areas.tsx";
import { Ages } from "./ages.tsx";
import { AreaRows } from "./area-rows.tsx";
import { DeclaredPopulation } from "./declared-population.tsx";
import { DrawnSince } from "./drawn-since.tsx";
import { Figures } from "./figures.tsx";
import { GroundMap } from "./ground-map.tsx";
import type { AgesAnswer } from "./use-ground.ts";
import { type DrawnArea, drawnOf, overlaps, sameArea, sentOf, totalOf } from "./use-territory.ts";

interface Draft {
  /** null: nothing is being drawn. */
  areas: DrawnArea[] | null;
  /** Of the territory on which it is drawn. */
  revision: string;
}

const NOTHING: Draft = { areas: null, revision: "" };

/** The territory as it is drawn: kept on the device until it is saved, and never over what another has drawn in the meantime. */
export function Drawing({ slug, territory }: { slug: string; territory: Territory }) {
  const queries = useQueryClient();
  const saved = drawnOf(territory);
  const draft = useDraft<Draft>(`territoire.${slug}`, NOTHING, { keep: "device" });
  const [problem, setProblem] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const areas = draft.value.areas ?? saved;
  const changed = JSON.stringify(sentOf(areas)) !== JSON.stringify(sentOf(saved));
  const isOutdated = changed && draft.value.revision !== territory.revision;
  const setAreas = (next: DrawnArea[]) =>
    draft.set({
      areas: next,
      revision: draft.value.areas === null ? territory.revision : draft.value.revision,
    });
  const settle = (choose: () => void) => {
    setProblem(null);
    choose();
  };
  const put = async (drawn: readonly DrawnArea[], revision: string): Promise<Territory> => {
    const now = await api.put<Territory>(`/api/c/${slug}/territory/areas`, {
      areas: sentOf(drawn),
      revision,
    });
    queries.setQueryData(["territory", slug], now);
    for (const key of ["territory-borders", "territory-map", "territory-ages"])
      void queries.invalidateQueries({ queryKey: [key, slug] });
    return now;
  };
  const save = async () => {
    setSaving(true);
    setProblem(null);
    try {
      const { revision } = await put(areas, draft.value.revision);
      draft.clear();
      offerUndo("Le territoire est enregistré.", async () => {
        await put(saved, revision);
      });
    } catch (error) {
      setProblem(error);
      // Another may have drawn: what is saved now is shown beside.
      await queries.invalidateQueries({ queryKey: ["territory", slug] });
    } finally {
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
      {isOutdated && (
        <DrawnSince
          mine={areas}
          theirs={saved}
          onKeep={() => settle(() => draft.set({ areas: [...areas], revision: territory.revision }))}
          onTake={() => settle(draft.clear)}
        />
      )}
      <DeclaredPopulation slug={slug} territory={territory} />
      <div className="ter-split">
        <Section title="Communes, IRIS et secteurs">
          <FormProblem error={isOutdated ? null : problem} />
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
          <div>
            {formatNumber(areas.length)} ligne{areas.length > 1 ? "s" : ""}, {formatNumber(totalOf(areas))}{" "}
            habitants : pas encore enregistré.
            <DraftNote draft={draft} />
          </div>
          <span className="mg-actions">
            <Button variant="subtle" onClick={draft.clear}>
              Revenir à l’état enregistré
            </Button>
            <Button loading={saving} disabled={isOutdated} onClick={() => void save()}>
              Enregistrer le territoire
            </Button>
          </span>
        </div>
      )}
    </>
  );
}
