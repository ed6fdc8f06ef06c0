import { Button } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useState } from "react";
import { ApiProblem, FormProblem, Section } from "../../../../design/index.ts";
import type { RequestDraft } from "../draft/use-request-draft.ts";
import { ChosenPatient } from "../patient/chosen-patient.tsx";
import { PatientFields } from "../patient/patient-fields.tsx";
import { MissingFields, usePatientEntry } from "../patient/use-patient-entry.ts";
import { PlaceFields } from "../place/place-fields.tsx";
import { AgreementFields } from "../sheet-form/agreement-fields.tsx";
import { DraftsToResume } from "./drafts-to-resume.tsx";

type PatientStepProps = { cpts: string; draft: RequestDraft; isNew: boolean; onNext: () => void };

const FIELDS = ["requesterPhone", "placeCommuneCode", "informed", "agreed"];

/** Step 1: who, where, informed and agreed. The record of the patient is made on the way out, once. */
export function PatientStep({ cpts, draft, isNew, onNext }: PatientStepProps) {
  const entry = usePatientEntry(cpts, draft);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const next = async () => {
    setBusy(true);
    setErrors({});
    setProblem(null);
    try {
      const { fields } = draft;
      await entry.settle({ communeCode: fields.placeCommuneCode, label: fields.placeLabel });
      const saved = await draft.flush();
      const missing = saved.toFill.filter(({ field }) => FIELDS.includes(field));
      setErrors(Object.fromEntries(missing.map(({ field, message }) => [field, message])));
      if (missing.length === 0) onNext();
      else focusFirstError();
    } catch (error) {
      if (error instanceof MissingFields) {
        const { fields } = draft;
        const rest = [
          ...(fields.placeCommuneCode || fields.latitude !== null
            ? []
            : [{ field: "placeCommuneCode", message: "Dites où se trouve le patient." }]),
          ...(fields.informed
            ? []
            : [{ field: "informed", message: "Le patient doit être informé de ce qui est enregistré." }]),
          ...(fields.agreed ? [] : [{ field: "agreed", message: "Le patient doit donner son accord." }]),
        ];
        setErrors(
          Object.fromEntries([...error.fields, ...rest].map(({ field, message }) => [field, message])),
        );
        focusFirstError();
      } else if (!(error instanceof ApiProblem && error.body.code === "patients.likely-twin"))
        setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="mg-stack snp-step"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void next();
      }}
    >
      {isNew && !draft.request && <DraftsToResume cpts={cpts} />}
      <Section title="Qui est-ce ?">
        {draft.request?.patient ? (
          <ChosenPatient
            request={draft.request}
            onChange={() => draft.change({ patientId: null })}
            correctIn={draft.request.can.knowPatient ? cpts : undefined}
          />
        ) : (
          <PatientFields cpts={cpts} entry={entry} errors={errors} />
        )}
      </Section>
      <Section title="Où, et qui rappeler">
        <PlaceFields cpts={cpts} draft={draft} error={errors["placeCommuneCode"]} />
        <AgreementFields draft={draft} errors={errors} />
      </Section>
      <FormProblem error={problem} />
      <div className="snp-foot">
        <Button
          type="submit"
          size="lg"
          loading={busy}
          rightSection={<IconArrowRight size={20} aria-hidden />}
        >
          Continuer vers la fiche d’appel
        </Button>
      </div>
    </form>
  );
}

/** Once the messages are drawn, the first field that is missing gets the focus. */
export function focusFirstError(): void {
  requestAnimationFrame(() => {
    const found = document.querySelector<HTMLElement>(
      '#contenu [aria-invalid="true"], #contenu .mg-field:has(.mg-field-error) input, #contenu .mg-field-error',
    );
    found?.focus();
    found?.scrollIntoView({ block: "center" });
  });
}
