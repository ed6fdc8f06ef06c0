import "../forms.css";
import { Button, NumberInput, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  FormProblem,
  fieldErrorOf,
  formatNumber,
  formatPlainDate,
  Page,
  PolicyNote,
  QueryView,
  Section,
  sayDone,
  useCpts,
} from "../../../../design/index.ts";
import type { FormsRetention } from "../../contract.ts";
import { formsClient, formsKey } from "../forms-client.ts";

const keyOf = (cpts: string) => [...formsKey(cpts), "retention"];

/** « Conservation »: how long answers name who gave them, who decided it, and what it erases the next night. */
export default function RetentionPage() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const query = useQuery({
    queryKey: keyOf(cpts),
    queryFn: () => formsClient.retention(cpts),
    enabled: cpts !== "",
  });
  return (
    <Page
      title="Conservation des réponses"
      subtitle="Après ce délai, un questionnaire clos ne dit plus qui a répondu, ni ce que chacun a écrit. Les nombres restent."
      width="narrow"
      breadcrumb={[{ label: "Questionnaires", href: `/c/${cpts}/questionnaires` }]}
    >
      <QueryView query={query} what="la durée de conservation">
        {(data) => (
          <>
            <InForce retention={data} />
            <Decide key={data.months} cpts={cpts} retention={data} />
          </>
        )}
      </QueryView>
      <Section title="Ce qui est effacé, ce qui reste">
        <ul>
          <li>
            Effacé : à qui le questionnaire était adressé, qui a répondu, les noms, les textes, les dates, les
            nombres écrits par chacun.
          </li>
          <li>
            Gardé : les choix cochés, comptés par question ; la moyenne et la médiane des nombres ; le taux de
            retour par profession et par commune, les petits groupes réunis.
          </li>
          <li>
            Gardé aussi : le questionnaire lui-même, qui ne veut plus recevoir de mail, et le journal (qui a
            fait quoi), qui ne se modifie jamais.
          </li>
        </ul>
      </Section>
      <PolicyNote
        may={["Décider combien de temps les réponses aux questionnaires portent un nom."]}
        openTo="coordination de la CPTS, administration de la plateforme"
      />
    </Page>
  );
}

function InForce({ retention }: { retention: FormsRetention }) {
  const { months, isDefault, decidedAt, source, due, done } = retention;
  return (
    <Section title={`${monthsWords(months)} après la clôture`}>
      <p>
        {isDefault
          ? "Valeur proposée par Maillage, tant que votre CPTS n’a rien décidé."
          : `Décidé ici${decidedAt ? ` le ${formatPlainDate(decidedAt.slice(0, 10))}` : ""}.`}{" "}
        {source}
      </p>
      <p>
        {counted(done, "envoi déjà rendu anonyme", "envois déjà rendus anonymes")} ;{" "}
        {counted(due, "le sera", "le seront")} la nuit prochaine.
      </p>
    </Section>
  );
}

function Decide({ cpts, retention }: { cpts: string; retention: FormsRetention }) {
  const queries = useQueryClient();
  const [months, setMonths] = useState<number | "">(retention.months);
  const [source, setSource] = useState("");
  const wrong = wrongMonths(months);
  const foreseen = useQuery({
    queryKey: [...keyOf(cpts), months],
    queryFn: () => formsClient.retention(cpts, Number(months)),
    enabled: wrong === null && months !== retention.months,
  });
  const save = useMutation({
    mutationFn: () => formsClient.setRetention(cpts, { months: Number(months), source }),
    onSuccess: (saved) => {
      sayDone(`Conservation : ${monthsWords(saved.months)}.`);
      setSource("");
      queries.setQueryData(keyOf(cpts), saved);
    },
  });
  return (
    <Section title="Changer cette durée">
      <form
        className="mg-stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (wrong === null) save.mutate();
        }}
      >
        <FormProblem error={save.error} />
        <NumberInput
          label="Mois après la clôture"
          required
          min={3}
          max={240}
          // What is typed stays as it was typed, with the reason why it does not fit.
          clampBehavior="none"
          allowDecimal={false}
          value={months}
          error={wrong ?? fieldErrorOf(save.error, "months")}
          onChange={(value) => setMonths(value === "" ? "" : Number(value))}
        />
        <Textarea
          label="Qui l’a décidé"
          description="Le bureau, l’assemblée, l’avis du délégué à la protection des données, et la date."
          required
          maxLength={500}
          autosize
          value={source}
          error={fieldErrorOf(save.error, "source")}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        <p role="status">
          {foreseen.data && months !== retention.months
            ? `Avec ${monthsWords(Number(months))}, ${counted(foreseen.data.due, "envoi sera rendu anonyme", "envois seront rendus anonymes")} la nuit prochaine. Ce qui est effacé ne revient pas ; d’ici là, vous pouvez encore changer la durée.`
            : ""}
        </p>
        <div>
          <Button type="submit" loading={save.isPending}>
            Enregistrer la durée
          </Button>
        </div>
      </form>
    </Section>
  );
}

function wrongMonths(months: number | ""): string | null {
  if (months === "" || !Number.isInteger(months)) return "Indiquez un nombre entier de mois.";
  if (months < 3) return "3 mois au moins : le temps de lire les réponses et d’en écrire la lettre.";
  return months > 240 ? "240 mois au plus (20 ans)." : null;
}

const counted = (count: number, one: string, many: string): string =>
  `${formatNumber(count)} ${count < 2 ? one : many}`;

function monthsWords(months: number): string {
  if (months % 12 !== 0) return `${months} mois`;
  return months === 12 ? "1 an" : `${months / 12} ans`;
}
