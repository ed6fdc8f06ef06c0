import { JobProgress, When } from "../../../../design/index.ts";
import type { Run } from "../../run/run-contract.ts";

/** How far a run is, or why it stopped; nothing once its answer is there. */
export function RunState({ run }: { run: Run }) {
  if (run.state === "queued" || run.state === "working")
    return (
      <JobProgress
        label={
          run.state === "queued"
            ? "Le calcul attend son tour"
            : run.kind === "register"
              ? "Calcul de tout le registre"
              : "Calcul de l’hypothèse à côté d’aujourd’hui"
        }
        done={run.progress}
        total={100}
        unit="%"
      />
    );
  if (run.state === "failed")
    return (
      <p className="mt-note" role="alert">
        {run.problem}
      </p>
    );
  return null;
}

/** Who asked, when, and all that a person needs who wants to check. */
export function RunFacts({ run }: { run: Run }) {
  const terms = [
    ["Somme des poids des patients servis", run.weightSum],
    ["Coût de charge", run.loadCost],
    ["Somme des distances, en mètres", run.distanceSum],
    ["Liens possibles regardés", run.arcs],
    ["Graine du tirage", run.seed],
    ["Version des règles de priorité", run.ruleVersion],
    ["Durée du calcul, en millisecondes", run.elapsedMs],
  ] as const;
  return (
    <details className="mt-run-facts">
      <summary>
        Demandé par {run.askedByLabel} <When at={run.askedAt} /> · pour vérifier ce calcul
      </summary>
      <p className="mg-soft">
        Les trois premiers termes sont optimaux dans cet ordre ; la graine départage ce qui est égal.
        L’administration peut remettre le registre anonyme à un tiers (« maillage match export »), qui doit
        retrouver les mêmes.
      </p>
      <dl className="mt-facts">
        {terms.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd className="mg-figures">{value?.toLocaleString("fr-FR") ?? "—"}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
