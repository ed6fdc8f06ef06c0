import "../care.css";
import { Button, NumberInput, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  FormProblem,
  fieldErrorOf,
  formatPlainDate,
  Page,
  PolicyNote,
  QueryView,
  Section,
  sayDone,
  useCpts,
} from "../../../../design/index.ts";
import type { Retention } from "../../retention/retention-contract.ts";
import { retentionClient } from "./retention-client.ts";

const keyOf = (cpts: string) => ["unscheduled-care", cpts, "retention"];

/** « Conservation »: how long ended requests name their patient, who decided it, and what it erases the next night. */
export default function RetentionPage() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const query = useQuery({
    queryKey: keyOf(cpts),
    queryFn: () => retentionClient.read(cpts),
    enabled: cpts !== "",
  });
  return (
    <Page
      title="Conservation des demandes"
      subtitle="Après ce délai, une demande terminée ne dit plus qui était le patient ni pourquoi il appelait. Les mesures restent les mêmes."
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
            Effacé : le lien vers le patient, son téléphone, son adresse, le motif, les réponses à la fiche
            d’appel, les signes de gravité, les commentaires, et son nom dans les rendez-vous passés.
          </li>
          <li>
            Gardé : les dates, la commune, le niveau de priorité, la profession, l’issue. Les chiffres de la
            mission ne changent pas.
          </li>
          <li>
            Gardé aussi : le journal (qui a lu ou fait quoi), qui ne se modifie jamais, et le dossier
            d’identité du patient.
          </li>
        </ul>
      </Section>
      <PolicyNote
        may={["Décider combien de temps les demandes terminées nomment leur patient."]}
        openTo="coordination de la CPTS, administration de la plateforme"
      />
    </Page>
  );
}

function InForce({ retention }: { retention: Retention }) {
  const { months, isDefault, decidedAt, source, due, done } = retention;
  return (
    <Section title={`${monthsWords(months)} après la fin de la demande`}>
      <p>
        {isDefault
          ? "Valeur proposée par Maillage, tant que votre CPTS n’a rien décidé."
          : `Décidé ici${decidedAt ? ` le ${formatPlainDate(decidedAt.slice(0, 10))}` : ""}.`}{" "}
        {source}
      </p>
      <p>
        {counted(done, "demande déjà anonyme", "demandes déjà anonymes")} ;{" "}
        {counted(due, "sera effacée", "seront effacées")} la nuit prochaine.
      </p>
    </Section>
  );
}

function Decide({ cpts, retention }: { cpts: string; retention: Retention }) {
  const queries = useQueryClient();
  const [months, setMonths] = useState<number | "">(retention.months);
  const [source, setSource] = useState("");
  const wrong = wrongMonths(months);
  const isUsable = wrong === null;
  const foreseen = useQuery({
    queryKey: [...keyOf(cpts), months],
    queryFn: () => retentionClient.read(cpts, Number(months)),
    enabled: isUsable && months !== retention.months,
  });
  const save = useMutation({
    mutationFn: () => retentionClient.set(cpts, { months: Number(months), source }),
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
          if (isUsable) save.mutate();
        }}
      >
        <FormProblem error={save.error} />
        <NumberInput
          label="Mois après la fin de la demande"
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
            ? `Avec ${monthsWords(Number(months))}, ${counted(foreseen.data.due, "demande sera effacée", "demandes seront effacées")} la nuit prochaine. Ce qui est effacé ne revient pas ; d’ici là, vous pouvez encore changer la durée.`
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
  if (months < 3) return "3 mois au moins : les retours et les mesures du trimestre en ont besoin.";
  return months > 240 ? "240 mois au plus (20 ans)." : null;
}

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString("fr-FR")} ${count < 2 ? one : many}`;

function monthsWords(months: number): string {
  if (months % 12 !== 0) return `${months} mois`;
  return months === 12 ? "1 an" : `${months / 12} ans`;
}
