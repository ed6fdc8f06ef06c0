import { AppLink, formatNumber, Section, useCptsPath, When } from "../../../../design/index.ts";
import type { RunItem } from "../../run/run-contract.ts";

const STATES: Record<RunItem["state"], string> = {
  queued: "attend son tour",
  working: "en cours",
  done: "à adopter",
  failed: "n’a pas abouti",
  adopted: "adopté",
  outdated: "dépassé",
};

/** Runs of before, to read again, or to undo what was adopted of them. */
export function EarlierRuns({ runs, shown }: { runs: readonly RunItem[]; shown: string }) {
  const path = useCptsPath();
  if (runs.length < 2) return null;
  return (
    <Section title="Les derniers calculs">
      <ul className="mt-parts">
        {runs.map((run) => (
          <li key={run.id}>
            {run.id === shown ? (
              <strong>
                <When at={run.askedAt} /> (affiché)
              </strong>
            ) : (
              <AppLink href={path(`medecin-traitant/calcul?calcul=${run.id}`)}>
                <When at={run.askedAt} />
              </AppLink>
            )}
            <span>
              {STATES[run.state]}
              {run.served !== null &&
                ` · ${formatNumber(run.served)} sur ${formatNumber(run.patients)} avec un médecin`}
              {run.adoptedAt && run.state !== "adopted" && " · adopté en partie"}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
