import "../directory.css";
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import {
  api,
  FormProblem,
  fieldErrorOf,
  Page,
  Section,
  useCpts,
  useGo,
  useIntent,
} from "../../../../design/index.ts";
import type { Professional } from "../../contract.ts";
import { IdentityFields } from "./identity-fields.tsx";

const BLANK = {
  givenName: "",
  familyName: "",
  professionCode: "",
  specialityCode: null as string | null,
  rpps: "",
};

/** A colleague whom the national file does not know, or not yet. */
export default function NewProfessional() {
  const slug = useCpts()?.cptsSlug ?? "";
  const go = useGo();
  const { key } = useIntent();
  const [person, setPerson] = useState(BLANK);
  const [problem, setProblem] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const send = async () => {
    setSending(true);
    try {
      const made = await api.post<Professional>(`/api/c/${slug}/directory/professionals`, person, {
        idempotencyKey: key,
      });
      go(`/c/${slug}/annuaire/${made.id}/modifier`, { replace: true });
    } catch (error) {
      setProblem(error);
      setSending(false);
    }
  };
  return (
    <Page
      title="Ajouter un professionnel"
      subtitle="Pour une personne absente de l’annuaire national : remplaçant, psychologue, arrivée récente."
      width="narrow"
      breadcrumb={[{ label: "Annuaire", href: `/c/${slug}/annuaire` }]}
    >
      <Section title="Qui est-ce ?">
        <form
          className="mg-stack"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <FormProblem error={problem} />
          <IdentityFields
            slug={slug}
            value={person}
            onChange={(part) => setPerson({ ...person, ...part })}
            problem={problem}
          />
          <TextInput
            label="Numéro RPPS (facultatif)"
            description="S’il est connu : le prochain import complétera cette fiche au lieu d’en créer une autre."
            maxLength={12}
            value={person.rpps}
            onChange={(event) => setPerson({ ...person, rpps: event.currentTarget.value })}
            error={fieldErrorOf(problem, "rpps")}
          />
          <div>
            <Button type="submit" loading={sending}>
              Ajouter et compléter la fiche
            </Button>
          </div>
        </form>
      </Section>
    </Page>
  );
}
