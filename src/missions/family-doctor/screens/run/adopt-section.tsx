import { Button } from "@mantine/core";
import { useState } from "react";
import {
  AppLink,
  counted,
  JobProgress,
  Section,
  sayDone,
  sayProblem,
  useCptsPath,
  useIntent,
} from "../../../../design/index.ts";
import type { Run, Skipped } from "../../run/run-contract.ts";
import { useDoctorRefresh } from "../client/doctor-queries.ts";
import { runClient } from "./run-client.ts";
import { useRunRefresh } from "./run-queries.ts";
import { UndoAdoption } from "./undo-adoption.tsx";

type AdoptSectionProps = { cpts: string; run: Run; chosen: ReadonlySet<string>; onDone: () => void };

/** Reserves the places of all lines, or of those chosen; says what it does, what it does not, and how to go back. */
export function AdoptSection({ cpts, run, chosen, onDone }: AdoptSectionProps) {
  const { adoption } = run;
  return (
    <Section
      title="Adopter"
      hint="Adopter réserve une place par patient. Rien ne part : chaque proposition s’envoie ensuite depuis le tableau, ou se retire d’un geste, et le patient attend de nouveau."
    >
      {adoption && (
        <JobProgress
          label={`Adoption par ${adoption.byLabel}`}
          done={adoption.adopted + adoption.skipped}
          total={Math.max(1, adoption.toDo)}
          unit="patients"
          state={adoption.state === "done" ? "done" : "running"}
        />
      )}
      {adoption && <SkippedLines lines={adoption.skippedLines} count={adoption.skipped} />}
      {run.state === "outdated" && !run.undo && (
        <p className="mt-note">Un calcul plus récent existe : celui-ci ne s’adopte plus.</p>
      )}
      {run.state === "done" && !adoption && (run.served ?? 0) > 0 && (
        <AdoptButtons cpts={cpts} run={run} chosen={chosen} onDone={onDone} />
      )}
      <UndoAdoption cpts={cpts} run={run} />
      <BoardLink />
    </Section>
  );
}

function AdoptButtons({ cpts, run, chosen, onDone }: AdoptSectionProps) {
  const intent = useIntent();
  const refreshRuns = useRunRefresh(cpts);
  const refreshBoard = useDoctorRefresh(cpts);
  const [skipped, setSkipped] = useState<readonly Skipped[]>([]);
  const [at, setAt] = useState<"all" | "some" | null>(null);
  const adopt = async (which: "all" | "some") => {
    setAt(which);
    try {
      const ids = which === "all" ? null : [...chosen];
      const done = await runClient.adopt(cpts, run.id, ids, intent.key);
      setSkipped(done.skipped);
      if (ids) {
        sayDone(`${counted(done.adopted, "place réservée", "places réservées")} ; rien n’est encore envoyé.`);
        onDone();
      }
    } catch (error) {
      sayProblem(error);
    } finally {
      intent.renew();
      await Promise.all([refreshRuns(), refreshBoard()]);
      setAt(null);
    }
  };
  return (
    <>
      <div className="mg-actions">
        <Button loading={at === "all"} disabled={at === "some"} onClick={() => void adopt("all")}>
          Adopter les {run.served} attributions
        </Button>
        {chosen.size > 0 && (
          <Button
            variant="default"
            loading={at === "some"}
            disabled={at === "all"}
            onClick={() => void adopt("some")}
          >
            Adopter {counted(chosen.size, "ligne choisie", "lignes choisies")}
          </Button>
        )}
      </div>
      <SkippedLines lines={skipped} count={skipped.length} />
    </>
  );
}

function SkippedLines({ lines, count }: { lines: readonly Skipped[]; count: number }) {
  const path = useCptsPath();
  if (count === 0) return null;
  return (
    <details className="mt-run-facts">
      <summary>
        {counted(count, "patient laissé", "patients laissés")} en attente : quelque chose a changé depuis le
        calcul
      </summary>
      <ul className="mt-parts">
        {lines.map((one) => (
          <li key={one.requestId}>
            <AppLink href={path(`medecin-traitant/demandes/${one.requestId}`)}>{one.reference}</AppLink>
            <span>{one.reason}</span>
          </li>
        ))}
      </ul>
      {count > lines.length && <p className="mg-soft">Les {lines.length} premiers sont montrés.</p>}
    </details>
  );
}

function BoardLink() {
  const path = useCptsPath();
  return (
    <p className="mg-small mg-soft">
      <AppLink href={path("medecin-traitant/tableau?etat=proposed")}>
        Voir au tableau les médecins choisis, à solliciter
      </AppLink>
    </p>
  );
}
