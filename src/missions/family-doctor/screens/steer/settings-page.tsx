import "../search.css";
import { Button, Checkbox, NumberInput, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  FormProblem,
  fieldErrorOf,
  formatPhone,
  Page,
  PolicyNote,
  QueryView,
  Section,
  sayDone,
  useAttempt,
  useCpts,
} from "../../../../design/index.ts";
import type { Settings } from "../../contract.ts";
import { doctorKeys } from "../client/doctor-queries.ts";
import { steerClient } from "../client/steer-client.ts";

const keyOf = (cpts: string) => [...doctorKeys.all(cpts), "settings"];

/** The public page, the delays, and how long a request names its patient. */
export default function SettingsPage() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const settings = useQuery({
    queryKey: keyOf(cpts),
    queryFn: () => steerClient.settings(cpts),
    enabled: cpts !== "",
  });
  return (
    <Page
      title="Réglages « médecin traitant »"
      subtitle="La page publique, les délais, la durée de conservation."
      width="narrow"
    >
      <QueryView query={settings} what="les réglages" shape="form">
        {(data) => <Form key={data.version} cpts={cpts} start={data} />}
      </QueryView>
      <PolicyNote
        may={["Ouvrir ou fermer la page publique, changer les délais et la durée de conservation."]}
        openTo="coordination de la CPTS, administration de la plateforme"
      />
    </Page>
  );
}

const NUMBERS = [
  ["answerDays", "Un médecin a pour répondre", "jours", 1, 60],
  ["confirmDays", "Sans nouvelles, demander au patient s’il cherche toujours après", "jours", 7, 730],
  ["retentionMonths", "Une demande terminée devient anonyme après", "mois", 1, 240],
] as const;

function Form({ cpts, start }: { cpts: string; start: Settings }) {
  const queries = useQueryClient();
  const [value, setValue] = useState({ ...start, contactPhone: formatPhone(start.contactPhone ?? "") });
  const { busy, problem, attempt } = useAttempt();
  const save = () =>
    attempt(async () => {
      const saved = await steerClient.saveSettings(cpts, {
        ...value,
        contactPhone: value.contactPhone.trim() || null,
      });
      queries.setQueryData(keyOf(cpts), saved);
      sayDone("Les réglages sont enregistrés.");
    });
  return (
    <form
      className="mg-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Section title="Page publique">
        <Checkbox
          label="Les patients peuvent demander eux-mêmes, sur la page publique"
          checked={value.doorOpen}
          onChange={(event) => setValue({ ...value, doorOpen: event.currentTarget.checked })}
        />
        <Textarea
          label="Mot aux patients (facultatif)"
          value={value.doorNote}
          maxLength={1_000}
          autosize
          minRows={2}
          onChange={(event) => setValue({ ...value, doorNote: event.currentTarget.value })}
        />
        <TextInput
          label="Téléphone à appeler (facultatif)"
          type="tel"
          value={value.contactPhone}
          maxLength={30}
          error={fieldErrorOf(problem, "contactPhone")}
          onChange={(event) => setValue({ ...value, contactPhone: event.currentTarget.value })}
        />
      </Section>
      <Section title="Délais et conservation">
        {NUMBERS.map(([key, label, unit, min, max]) => (
          <NumberInput
            key={key}
            label={label}
            suffix={` ${unit}`}
            min={min}
            max={max}
            allowDecimal={false}
            value={value[key]}
            error={fieldErrorOf(problem, key)}
            onChange={(next) => typeof next === "number" && setValue({ ...value, [key]: next })}
          />
        ))}
      </Section>
      <FormProblem error={problem} />
      <div className="mg-actions">
        <Button type="submit" loading={busy}>
          Enregistrer les réglages
        </Button>
      </div>
    </form>
  );
}
