import "../search.css";
import { Button, Checkbox, TextInput } from "@mantine/core";
import { type RefObject, useRef, useState } from "react";
import {
  ApiProblem,
  dateIn,
  FormProblem,
  Page,
  PolicyNote,
  Section,
  sayDone,
  toIsoDate,
  useCpts,
  useCptsPath,
  useDraft,
  useGo,
  useIntent,
  useMinute,
  useTimeZone,
} from "../../../../design/index.ts";
import { useDoctorRefresh } from "../client/doctor-queries.ts";
import { PillChoice } from "../client/pill-choice.tsx";
import { searchClient } from "../client/search-client.ts";
import {
  type DeclarationDraft,
  declarationOf,
  emptyDeclaration,
  type Problems,
  problemsOf,
} from "./declaration-draft.ts";
import { patientsClient } from "./patients-client.ts";
import { SituationFields } from "./situation-fields.tsx";
import { WayDetails } from "./way-details.tsx";
import { type PartProps, WhoSection } from "./who-section.tsx";

/** « Déclarer un patient sans médecin traitant »: who, what is known of them, their agreement. Kept in the tab as one goes. */
export default function DeclarePatient() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const today = dateIn(useMinute(), useTimeZone());
  const [start] = useState(() => emptyDeclaration(crypto.randomUUID(), crypto.randomUUID()));
  const kept = useDraft<DeclarationDraft>("mt.declaration", start, { keep: "tab" });
  const form = useRef<HTMLFormElement>(null);
  const send = useDeclaration(cpts, kept, toIsoDate(kept.value.birth, today), form);
  const part: PartProps = { cpts, draft: kept.value, patch: kept.patch, problems: send.problems };
  return (
    <Page
      title="Déclarer un patient sans médecin traitant"
      subtitle="Avec son accord. La coordination lui cherche un médecin volontaire et vous tient au courant."
      width="narrow"
    >
      <form
        ref={form}
        className="mg-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send.declare();
        }}
      >
        <WhoSection {...part} birthOn={toIsoDate(kept.value.birth, today)} />
        <SituationFields {...part} today={today} wayDetails={<WayDetails {...part} />} />
        <AgreementSection {...part} />
        <FormProblem error={send.problem} />
        <div className="mg-actions mt-answers">
          <Button type="submit" size="lg" loading={send.busy}>
            Déclarer ce patient
          </Button>
        </div>
      </form>
      <PolicyNote
        may={["Déclarer un patient rencontré, avec son accord, et suivre ce qu’il devient."]}
        openTo="soignants, assistants, partenaires et coordination de la CPTS"
      />
    </Page>
  );
}

type Kept = { value: DeclarationDraft; patch: PartProps["patch"]; clear: () => void };

function useDeclaration(
  cpts: string,
  kept: Kept,
  birthOn: string | null,
  form: RefObject<HTMLFormElement | null>,
) {
  const go = useGo();
  const path = useCptsPath();
  const intent = useIntent();
  const refresh = useDoctorRefresh(cpts);
  const [problems, setProblems] = useState<Problems>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const declare = async () => {
    const draft = kept.value;
    const found = problemsOf(draft, birthOn);
    setProblems(found);
    setProblem(null);
    if (Object.keys(found).length > 0) {
      requestAnimationFrame(() =>
        form.current
          ?.querySelector<HTMLElement>('[aria-invalid="true"], .mg-field:has(.mg-field-error) input')
          ?.focus(),
      );
      return;
    }
    setBusy(true);
    try {
      const patientId = draft.patientId ?? (await patientsClient.create(cpts, draft, birthOn)).id;
      const made = await searchClient.declare(cpts, declarationOf(draft, patientId), intent.key);
      kept.clear();
      await refresh();
      sayDone(`La demande ${made.reference} est ouverte.`);
      go(path(`medecin-traitant/demandes/${made.id}`));
    } catch (error) {
      // Someone alike was recorded meanwhile: they are shown, and the person chooses.
      if (error instanceof ApiProblem && error.body.code === "patients.likely-twin")
        kept.patch({ noneOfThem: false });
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return { declare, problems, problem, busy };
}

function AgreementSection({ draft, patch, problems }: PartProps) {
  return (
    <Section title="Son accord, et un proche à joindre">
      <PillChoice
        legend="Comment l’accord a-t-il été donné ?"
        options={[
          { value: "spoken", label: "De vive voix" },
          { value: "written", label: "Par écrit" },
          { value: "representative", label: "Par la personne qui le représente" },
        ]}
        value={draft.agreedHow}
        onChange={(agreedHow) => patch({ agreedHow })}
      />
      <Checkbox
        label="La personne est informée de ce qui est noté et de qui le lira, et elle est d’accord"
        checked={draft.agreed}
        error={problems.agreed}
        onChange={(event) => patch({ agreed: event.currentTarget.checked })}
      />
      <div className="mt-pair">
        <TextInput
          label="Proche ou aidant"
          value={draft.carerName}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => patch({ carerName: event.currentTarget.value })}
        />
        <TextInput
          label="Son téléphone"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          value={draft.carerPhone}
          maxLength={30}
          onChange={(event) => patch({ carerPhone: event.currentTarget.value })}
        />
      </div>
    </Section>
  );
}
