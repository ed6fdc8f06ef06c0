import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FormProblem, sayDone, useAttempt } from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import { careKeys } from "../client/care-queries.ts";
import { PillChoice } from "../sheet-form/pill-choice.tsx";
import { DoctorPicker, type NamedDoctor } from "./doctor-picker.tsx";
import { patientsClient } from "./patients-client.ts";

type Answer = NonNullable<Request["ownDoctor"]>["answer"];
type OwnDoctorEditorProps = { cpts: string; request: Request };

/** Corrects on the spot the own doctor of a patient already recorded: it decides who is proposed first and who reads the return. */
export function OwnDoctorEditor({ cpts, request }: OwnDoctorEditorProps) {
  const [open, setOpen] = useState(false);
  if (!request.patient) return null;
  return open ? (
    <Editor cpts={cpts} request={request} patientId={request.patient.id} onClose={() => setOpen(false)} />
  ) : (
    <Button variant="subtle" onClick={() => setOpen(true)}>
      Corriger le médecin traitant
    </Button>
  );
}

type EditorProps = OwnDoctorEditorProps & { patientId: string; onClose: () => void };

function Editor({ cpts, request, patientId, onClose }: EditorProps) {
  const queries = useQueryClient();
  const known = request.ownDoctor;
  const [answer, setAnswer] = useState<Answer>(known?.answer ?? "unknown");
  const [doctor, setDoctor] = useState<NamedDoctor>({
    professionalId: known?.professionalId ?? null,
    name: known?.name ?? "",
  });
  const { busy, problem, attempt } = useAttempt();
  const save = () =>
    attempt(async () => {
      // Read just before: a correction made elsewhere since is refused only when it crosses this one.
      const { updatedAt } = await patientsClient.read(cpts, patientId);
      await patientsClient.correct(cpts, patientId, {
        ownDoctor: answer,
        ownDoctorProfessionalId: answer === "yes" ? doctor.professionalId : null,
        ownDoctorName: answer === "yes" ? doctor.name.trim() || null : null,
        readAt: updatedAt,
      });
      await queries.invalidateQueries({ queryKey: careKeys.request(cpts, request.id) });
      sayDone("Le médecin traitant est corrigé.");
      onClose();
    });
  return (
    <section className="snp-own-editor mg-stack" aria-label="Médecin traitant">
      <PillChoice
        legend="A-t-il un médecin traitant ?"
        value={answer}
        onChange={setAnswer}
        options={[
          { value: "yes", label: "Oui" },
          { value: "none", label: "Non" },
          { value: "unknown", label: "Ne sait pas" },
        ]}
      />
      {answer === "yes" && <DoctorPicker cpts={cpts} value={doctor} onChange={setDoctor} />}
      <FormProblem error={problem} />
      <div className="mg-actions">
        <Button loading={busy} onClick={() => void save()}>
          Enregistrer le médecin traitant
        </Button>
        <Button variant="default" disabled={busy} onClick={onClose}>
          Ne rien changer
        </Button>
      </div>
    </section>
  );
}
