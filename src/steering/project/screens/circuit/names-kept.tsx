import { Button, NumberInput, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  FormProblem,
  fieldErrorOf,
  formatDate,
  QueryView,
  Section,
  sayDone,
  useTimeZone,
} from "../../../../design/index.ts";
import type { ReviewerRetention } from "../../circuit/forget/forget-contract.ts";
import { circuitClient, namesKeptQuery } from "./circuit-client.ts";
import { monthsWords } from "./circuit-words.ts";

/** How long the names of reviewers are kept, who decided it, and what goes the next night. */
export function NamesKept({ slug }: { slug: string }) {
  const kept = useQuery(namesKeptQuery(slug));
  const [changing, setChanging] = useState(false);
  return (
    <Section
      title="Noms des relecteurs"
      hint="Après ce délai, le nom, l’adresse mail et le lien d’un relecteur sont effacés ; l’organisme, l’avis, les remarques et vos réponses restent."
      actions={
        !changing && (
          <Button variant="default" onClick={() => setChanging(true)}>
            Changer la durée
          </Button>
        )
      }
    >
      <QueryView query={kept} what="la durée de conservation">
        {(data) =>
          changing ? (
            <ChangeForm slug={slug} kept={data} onClose={() => setChanging(false)} />
          ) : (
            <InForce kept={data} />
          )
        }
      </QueryView>
    </Section>
  );
}

const counted = (count: number): string => (count < 2 ? `${count} nom` : `${count} noms`);

function InForce({ kept }: { kept: ReviewerRetention }) {
  const zone = useTimeZone();
  return (
    <>
      <p>
        Gardés <strong>{monthsWords(kept.months)}</strong> après la clôture de la demande d’avis.{" "}
        {kept.isDefault
          ? "Valeur proposée par Maillage, tant que votre CPTS n’a rien décidé."
          : `Décidé ici${kept.decidedAt ? ` le ${formatDate(kept.decidedAt, zone)}` : ""} : ${kept.source}`}
      </p>
      {(kept.due > 0 || kept.done > 0) && (
        <p className="mg-soft">
          Déjà effacés : {counted(kept.done)}. La nuit prochaine : {counted(kept.due)}.
        </p>
      )}
    </>
  );
}

type FormProps = { slug: string; kept: ReviewerRetention; onClose: () => void };

function ChangeForm({ slug, kept, onClose }: FormProps) {
  const queries = useQueryClient();
  const [months, setMonths] = useState<number | "">(kept.months);
  const [source, setSource] = useState("");
  const save = useMutation({
    mutationFn: () => circuitClient.keepNames(slug, { months: Number(months), source }),
    onSuccess: (saved) => {
      queries.setQueryData(namesKeptQuery(slug).queryKey, saved);
      onClose();
      sayDone(`Noms des relecteurs : gardés ${monthsWords(saved.months)}.`);
    },
  });
  return (
    <form
      className="circuit-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <NumberInput
        label="Mois après la clôture"
        required
        min={3}
        max={240}
        clampBehavior="none"
        allowDecimal={false}
        value={months}
        error={fieldErrorOf(save.error, "months")}
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
      <p className="mg-small mg-soft">Ce qui est effacé la nuit ne revient pas.</p>
      <FormProblem error={save.error} />
      <div className="mg-actions">
        <Button type="submit" loading={save.isPending}>
          Enregistrer la durée
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Revenir
        </Button>
      </div>
    </form>
  );
}
