import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useState } from "react";
import {
  counted,
  EmptyState,
  Figure,
  QueryView,
  Section,
  sayProblem,
  useIntent,
} from "../../../../design/index.ts";
import type { Run } from "../../run/run-contract.ts";
import { AdoptSection } from "./adopt-section.tsx";
import { EarlierRuns } from "./earlier-runs.tsx";
import { LoadTable } from "./load-table.tsx";
import { runClient } from "./run-client.ts";
import { RunLines } from "./run-lines.tsx";
import { runQuery, runsQuery, useRunRefresh } from "./run-queries.ts";
import { RunFacts, RunState } from "./run-state.tsx";

/** Shown below the newest: an adoption of before may still be undone. */
const EARLIER = 5;

/** The newest run of the register, or an earlier one: asked, worked, read, adopted. */
export function RegisterView({ cpts }: { cpts: string }) {
  const runs = useQuery(runsQuery(cpts, "register", EARLIER + 1));
  const { calcul = "" } = useLocation().search as { calcul?: string };
  return (
    <QueryView query={runs} what="le dernier calcul">
      {({ items }) => {
        const last = items[0];
        return last ? (
          <>
            <OneRun cpts={cpts} id={calcul || last.id} isLast={calcul === "" || calcul === last.id} />
            <EarlierRuns runs={items} shown={calcul || last.id} />
          </>
        ) : (
          <EmptyState
            title="Le registre n’a pas encore été réparti"
            action={<AskButton cpts={cpts} label="Calculer la répartition" />}
          >
            Le calcul regarde tous les patients qui attendent et toutes les places offertes, et propose à
            chacun un médecin avec ses raisons. Rien ne change tant que vous n’adoptez pas.
          </EmptyState>
        );
      }}
    </QueryView>
  );
}

function OneRun({ cpts, id, isLast }: { cpts: string; id: string; isLast: boolean }) {
  const run = useQuery(runQuery(cpts, id));
  return (
    <QueryView query={run} what="le calcul" shape="figures">
      {(data) => {
        const isAtWork = data.state === "queued" || data.state === "working";
        return (
          <>
            {!isAtWork && (
              <div className="mt-run-head">
                <RunFacts run={data} />
                {isLast && <AskButton cpts={cpts} label="Calculer à nouveau" quiet />}
              </div>
            )}
            <RunState run={data} />
            {data.today && <Answer cpts={cpts} run={data} />}
          </>
        );
      }}
    </QueryView>
  );
}

function Answer({ cpts, run }: { cpts: string; run: Run }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { today } = run;
  if (!today) return null;
  return (
    <>
      <Section title="Ce que donne ce calcul">
        <div className="mt-figures">
          <Figure
            label="Patients avec un médecin"
            value={today.served}
            since={`sur ${counted(today.waiting, "patient qui attend", "patients qui attendent")}`}
          />
          <Figure label="Encore sans médecin" value={today.waiting - today.served} since={whyLeft(run)} />
          <Figure
            label="Distance moyenne"
            value={inKm(today.meanMeters)}
            unit="km"
            since="du patient au cabinet"
          />
          <Figure
            label="La plus longue"
            value={inKm(today.longestMeters)}
            unit="km"
            since="pour un patient servi"
          />
        </div>
      </Section>
      <AdoptSection cpts={cpts} run={run} chosen={chosen} onDone={() => setChosen(new Set())} />
      <Section
        title="Charge de chaque médecin"
        hint="Places promises sur places offertes, avant et après ce calcul."
      >
        <LoadTable doctors={today.doctors} />
      </Section>
      <RunLines cpts={cpts} run={run} chosen={chosen} onChoose={setChosen} />
    </>
  );
}

const whyLeft = ({ today }: Run): string => {
  const [first] = today?.unserved ?? [];
  return first ? first.why.charAt(0).toLowerCase() + first.why.slice(1) : "personne n’est laissé de côté";
};

const inKm = (meters: number | null): number | null =>
  meters === null ? null : Math.round(meters / 100) / 10;

function AskButton({ cpts, label, quiet = false }: { cpts: string; label: string; quiet?: boolean }) {
  const intent = useIntent();
  const refresh = useRunRefresh(cpts);
  const [asking, setAsking] = useState(false);
  const ask = async () => {
    setAsking(true);
    try {
      await runClient.ask(cpts, { kind: "register" }, intent.key);
      intent.renew();
    } catch (error) {
      intent.renew();
      sayProblem(error);
    } finally {
      await refresh();
      setAsking(false);
    }
  };
  return (
    <Button variant={quiet ? "default" : "filled"} loading={asking} onClick={() => void ask()}>
      {label}
    </Button>
  );
}
