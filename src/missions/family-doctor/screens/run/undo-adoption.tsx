import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useState } from "react";
import { counted, JobProgress, sayDone, sayProblem, useIntent } from "../../../../design/index.ts";
import type { Run } from "../../run/run-contract.ts";
import { useDoctorRefresh } from "../client/doctor-queries.ts";
import { runClient } from "./run-client.ts";
import { useRunRefresh } from "./run-queries.ts";

/** One touch: what is not sent waits again, what a doctor has stays. Says both, before and after. */
export function UndoAdoption({ cpts, run }: { cpts: string; run: Run }) {
  const { undo, proposals } = run;
  return (
    <>
      {undo?.state === "working" && (
        <JobProgress
          label={`${undo.byLabel} défait l’adoption`}
          done={undo.withdrawn}
          total={Math.max(1, undo.toDo)}
          unit="patients"
          state="running"
        />
      )}
      {undo?.state === "done" && (
        <p className="mt-note">
          Adoption défaite par {undo.byLabel}.{" "}
          {counted(undo.withdrawn, "patient attend", "patients attendent")} de nouveau. {kept(run)} Pour les
          répartir, demandez un nouveau calcul.
        </p>
      )}
      {proposals.proposed > 0 && undo?.state !== "working" && (
        <div className="mt-run-undo">
          <UndoButton cpts={cpts} run={run} />
          <p className="mg-small mg-soft">
            {counted(proposals.proposed, "patient attendra", "patients attendront")} de nouveau. {kept(run)}
          </p>
        </div>
      )}
    </>
  );
}

/** What undoing leaves alone. */
function kept({ proposals: { sent, accepted } }: Run): string {
  const with_ = [
    ...(sent > 0 ? [counted(sent, "proposition déjà envoyée", "propositions déjà envoyées")] : []),
    ...(accepted > 0 ? [counted(accepted, "acceptée", "acceptées")] : []),
  ];
  if (with_.length === 0) return "Aucune n’est encore chez un médecin.";
  return `${with_.join(" et ")} ${sent + accepted > 1 ? "restent" : "reste"} chez le médecin.`;
}

function UndoButton({ cpts, run }: { cpts: string; run: Run }) {
  const intent = useIntent();
  const refreshRuns = useRunRefresh(cpts);
  const refreshBoard = useDoctorRefresh(cpts);
  const [busy, setBusy] = useState(false);
  const undo = async () => {
    setBusy(true);
    try {
      const { undo: done } = await runClient.undo(cpts, run.id, intent.key);
      if (done?.state === "done")
        sayDone(`${counted(done.withdrawn, "patient attend", "patients attendent")} de nouveau.`);
    } catch (error) {
      sayProblem(error);
    } finally {
      intent.renew();
      await Promise.all([refreshRuns(), refreshBoard()]);
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      leftSection={<IconArrowBackUp size={18} aria-hidden />}
      loading={busy}
      onClick={() => void undo()}
    >
      Défaire l’adoption
    </Button>
  );
}
