import "../directory.css";
import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  api,
  EmptyState,
  LinkButton,
  ofName,
  Page,
  QueryView,
  Section,
  useCpts,
} from "../../../../design/index.ts";
import type { Professional } from "../../contract.ts";
import { ContactFields, LanguageField, OfferSwitches } from "../record/own-fields.tsx";
import { PlacesOf } from "../record/places-of.tsx";
import { useRecord } from "../record/use-record.ts";
import { useSaving } from "../record/use-saving.ts";

type Mine = Professional & { isMine: boolean };

/** What colleagues see of me; each touch is saved, and may be undone. */
export default function MyRecord() {
  const slug = useCpts()?.cptsSlug ?? "";
  const mine = useQuery({
    queryKey: ["directory", slug, "mine"],
    queryFn: () => api.get<{ items: Mine[] }>(`/api/c/${slug}/directory/my-records`),
    enabled: slug !== "",
  });
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = mine.data?.items.find((record) => record.id === chosen) ?? mine.data?.items[0];
  const assisted = shown && !shown.isMine ? shown.displayName : undefined;
  return (
    <Page
      title={assisted ? `Fiche ${ofName(assisted)}` : "Ma fiche"}
      subtitle={`Ce que les collègues voient de ${assisted ?? "vous"}. Tout s’enregistre dès que vous y touchez.`}
      width="narrow"
    >
      <QueryView query={mine} what="votre fiche" shape="form">
        {({ items }) => {
          const one = shown;
          if (!one) return <NoRecord />;
          return (
            <>
              {items.length > 1 && (
                <Select
                  label="Fiche de"
                  allowDeselect={false}
                  value={one.id}
                  data={items.map((record) => ({
                    value: record.id,
                    label: record.isMine ? `${record.displayName} (vous)` : record.displayName,
                  }))}
                  onChange={setChosen}
                />
              )}
              <Fields key={one.id} slug={slug} id={one.id} mine={one.isMine} />
            </>
          );
        }}
      </QueryView>
    </Page>
  );
}

function Fields({ slug, id, mine }: { slug: string; id: string; mine: boolean }) {
  const record = useRecord(slug, id);
  const { save } = useSaving(slug, id);
  return (
    <QueryView query={record} what="la fiche" shape="form">
      {(one) => (
        <>
          <Section
            title={one.displayName}
            hint={[one.professionLabel, one.specialityLabel].filter(Boolean).join(" · ")}
          >
            <OfferSwitches one={one} mine={mine} onSave={save} />
            <LanguageField one={one} onSave={save} />
          </Section>
          <Section title={mine ? "Me joindre" : "Joindre cette personne"}>
            <ContactFields one={one} onSave={save} />
          </Section>
          <PlacesOf slug={slug} one={one} />
          <div>
            <LinkButton href={`/c/${slug}/annuaire/${one.id}`} variant="default">
              Voir la fiche comme mes collègues
            </LinkButton>
          </div>
        </>
      )}
    </QueryView>
  );
}

const NoRecord = () => (
  <EmptyState title="Aucune fiche à votre nom">
    Votre compte n’est pas encore relié à l’annuaire. Demandez à la coordination de votre CPTS de faire le
    lien, dans « Qui fait quoi ».
  </EmptyState>
);
