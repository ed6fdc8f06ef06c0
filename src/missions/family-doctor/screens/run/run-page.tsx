import "../search.css";
import "./run.css";
import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { Page, PolicyNote, useCpts, useCptsPath, useGo } from "../../../../design/index.ts";
import { RegisterView } from "./register-view.tsx";
import { runsQuery, useRunLive } from "./run-queries.ts";
import { ScenarioForm } from "./scenario-form.tsx";
import { ScenarioView } from "./scenario-view.tsx";

const HERE = "medecin-traitant/calcul";
const NEW = "nouvelle";

/** « Répartir tout le registre »: today's answer, and beside it what would change if… */
export default function RunPage() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const { vue = "" } = useLocation().search as { vue?: string };
  useRunLive(cpts);
  if (!cpts) return null;
  return (
    <Page
      title="Répartir tout le registre"
      subtitle="Tous les patients qui attendent et tous les volontaires ensemble : les plus prioritaires d’abord, puis une charge égale, puis le plus près."
    >
      <ViewTabs cpts={cpts} chosen={vue} />
      {vue === NEW ? (
        <ScenarioForm cpts={cpts} here={HERE} />
      ) : vue ? (
        <ScenarioView cpts={cpts} id={vue} />
      ) : (
        <RegisterView cpts={cpts} />
      )}
      <PolicyNote
        may={[
          "Calculer l’attribution de tout le registre, essayer des hypothèses et adopter un résultat. Chaque choix est écrit avec ses raisons, la version des règles et la graine du tirage.",
        ]}
        openTo="coordination de la CPTS"
      />
    </Page>
  );
}

/** Today first, then the scenarios tried lately, the newest first. */
function ViewTabs({ cpts, chosen }: { cpts: string; chosen: string }) {
  const go = useGo();
  const path = useCptsPath();
  const scenarios = useQuery(runsQuery(cpts, "what-if", 8)).data?.items ?? [];
  const tabs = [
    { vue: "", label: "Aujourd’hui" },
    // Before those tried lately, which may be wider than the screen.
    { vue: NEW, label: "+ Et si…" },
    ...scenarios.map((one) => ({ vue: one.id, label: one.label || one.editSentences[0] || "Hypothèse" })),
  ];
  return (
    <fieldset className="mt-run-tabs mg-no-print">
      <legend className="mg-hidden">Aujourd’hui et les hypothèses</legend>
      {tabs.map(({ vue, label }) => (
        <button
          key={vue}
          type="button"
          className="mt-run-tab"
          aria-pressed={vue === chosen}
          onClick={() => go(path(vue ? `${HERE}?vue=${vue}` : HERE))}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
