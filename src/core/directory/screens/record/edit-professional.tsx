import "../directory.css";
import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import {
  FormProblem,
  LinkButton,
  Page,
  QueryView,
  Section,
  sayDone,
  useCpts,
} from "../../../../design/index.ts";
import type { Professional } from "../../contract.ts";
import { IdentityFields } from "./identity-fields.tsx";
import { ContactFields, LanguageField, OfferSwitches } from "./own-fields.tsx";
import { PlacesOf } from "./places-of.tsx";
import { useRecord, useRecordActs } from "./use-record.ts";
import { useSaving } from "./use-saving.ts";

const NATIONAL: Record<string, string> = {
  civility: "civilité",
  familyName: "nom",
  givenName: "prénom",
  professionCode: "profession",
  categoryCode: "catégorie",
  specialityCode: "spécialité",
  email: "mail",
};

/** The coordination, or the person's assistant, keeps a record up to date. */
export default function EditProfessional() {
  const slug = useCpts()?.cptsSlug ?? "";
  const { professionalId = "" } = useParams({ strict: false }) as { professionalId?: string };
  const record = useRecord(slug, professionalId);
  const back = `/c/${slug}/annuaire/${professionalId}`;
  return (
    <Page
      title={record.data ? `Modifier la fiche de ${record.data.displayName}` : "Modifier une fiche"}
      subtitle="Offres, langues et contacts s’enregistrent dès que vous les touchez."
      width="narrow"
      breadcrumb={[{ label: record.data?.displayName ?? "Fiche", href: back }]}
      actions={
        <LinkButton href={back} variant="default">
          Voir la fiche
        </LinkButton>
      }
    >
      <QueryView query={record} what="la fiche" shape="form">
        {(one) =>
          one.may.edit ? (
            <>
              {one.may.editIdentity && (
                <Identity
                  key={`${one.familyName} ${one.givenName} ${one.professionCode} ${one.specialityCode}`}
                  slug={slug}
                  one={one}
                />
              )}
              <Own slug={slug} one={one} />
              <PlacesOf slug={slug} one={one} />
              <FromHere slug={slug} one={one} />
            </>
          ) : (
            <p>
              Cette fiche n’est pas la vôtre : demandez à la personne, ou à la coordination, de la modifier.
            </p>
          )
        }
      </QueryView>
    </Page>
  );
}

function Own({ slug, one }: { slug: string; one: Professional }) {
  const { save } = useSaving(slug, one.id);
  return (
    <>
      <Section title="Ce que la personne propose">
        <OfferSwitches one={one} mine={false} onSave={save} />
        <LanguageField one={one} onSave={save} />
      </Section>
      <Section title="La joindre">
        <ContactFields one={one} onSave={save} />
      </Section>
    </>
  );
}

function Identity({ slug, one }: { slug: string; one: Professional }) {
  const acts = useRecordActs(slug, one.id);
  const first = {
    givenName: one.givenName,
    familyName: one.familyName,
    professionCode: one.professionCode,
    specialityCode: one.specialityCode,
  };
  const [part, setPart] = useState(first);
  const [problem, setProblem] = useState<unknown>(null);
  const changed = JSON.stringify(part) !== JSON.stringify(first);
  const send = async () => {
    try {
      await acts.edit(part);
      sayDone("L’identité est corrigée.");
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <Section title="Identité">
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
          value={part}
          onChange={(next) => setPart({ ...part, ...next })}
          problem={problem}
        />
        {changed && (
          <div>
            <Button type="submit">Corriger l’identité</Button>
          </div>
        )}
      </form>
    </Section>
  );
}

/** What was typed here and no longer follows the national file. */
function FromHere({ slug, one }: { slug: string; one: Professional }) {
  const { national } = useRecordActs(slug, one.id);
  const fields = one.localFields.filter(
    (field) => NATIONAL[field] && (one.may.editIdentity || field === "email"),
  );
  if (one.source !== "rpps" || fields.length === 0) return null;
  const give = (field: string) =>
    national.mutate(field, {
      onSuccess: (found) =>
        sayDone(
          found
            ? "La valeur nationale est remise."
            : "Le prochain import remettra la valeur nationale ; la vôtre reste jusque-là.",
        ),
    });
  return (
    <Section title="Modifié ici" hint="L’import de l’annuaire national ne touche pas à ces champs.">
      <ul className="dir-plain mg-stack">
        {fields.map((field) => (
          <li key={field} className="mg-row">
            <span>{NATIONAL[field]}</span>
            <Button
              size="compact-md"
              variant="default"
              leftSection={<IconArrowBackUp size={16} aria-hidden />}
              onClick={() => give(field)}
            >
              Revenir à la valeur nationale<span className="mg-hidden"> : {NATIONAL[field]}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
