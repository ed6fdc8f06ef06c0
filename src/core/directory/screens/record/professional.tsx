import "../directory.css";
import { Button } from "@mantine/core";
import { IconMail, IconPencil, IconUserOff } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import {
  LinkButton,
  offerUndo,
  Page,
  PolicyNote,
  QueryView,
  Section,
  sayProblem,
  useCpts,
  When,
} from "../../../../design/index.ts";
import { MapView } from "../../../../design/map/index.tsx";
import type { Professional } from "../../contract.ts";
import { CallLink } from "../call-link.tsx";
import { languageInWords } from "../directory-words.ts";
import { useGround } from "../use-ground.ts";
import { AgendaLinks } from "./agenda-links.tsx";
import { PlacesOf } from "./places-of.tsx";
import { useRecord, useRecordActs } from "./use-record.ts";

/** A colleague's page: call, where, what they offer; the coordination corrects from here. */
export default function ProfessionalScreen() {
  const slug = useCpts()?.cptsSlug ?? "";
  const { professionalId = "" } = useParams({ strict: false }) as { professionalId?: string };
  const record = useRecord(slug, professionalId);
  const title = record.data?.displayName ?? "Fiche d’un professionnel";
  return (
    <Page
      title={title}
      subtitle={
        record.data && [record.data.professionLabel, record.data.specialityLabel].filter(Boolean).join(" · ")
      }
      breadcrumb={[{ label: "Annuaire", href: `/c/${slug}/annuaire` }]}
      actions={record.data && <Acts slug={slug} record={record.data} />}
    >
      <QueryView query={record} what="la fiche" shape="form">
        {(one) => (
          <>
            <Contacts one={one} />
            <AgendaLinks slug={slug} professionalId={one.id} />
            <div className="dir-split">
              <OffersOf one={one} />
              <PlacesOf slug={slug} one={one} />
            </div>
            <PlacesMap slug={slug} one={one} />
            <PolicyNote
              may={[
                "Lire cette fiche",
                ...(one.may.seeDirectLine ? ["Voir la ligne directe et le mail"] : []),
                ...(one.may.edit ? ["Modifier les offres et les contacts"] : []),
              ]}
              openTo="tous les membres de la CPTS ; ligne directe et mail aux soignants, à la régulation et à la coordination, jamais aux partenaires"
            />
            <p className="mg-soft">
              {one.source === "rpps"
                ? "Fiche venue de l’annuaire national (RPPS)"
                : "Fiche ajoutée à la main"}
              {one.rpps && `, n° ${one.rpps}`}, modifiée <When at={one.updatedAt} />.
            </p>
          </>
        )}
      </QueryView>
    </Page>
  );
}

function Acts({ slug, record }: { slug: string; record: Professional }) {
  const acts = useRecordActs(slug, record.id);
  const setActive = async (active: boolean) => {
    try {
      await acts.setActive(active);
      const words = active ? "est de nouveau dans l’annuaire" : "est retiré de l’annuaire";
      offerUndo(`${record.displayName} ${words}.`, () => acts.setActive(!active));
    } catch (error) {
      sayProblem(error);
    }
  };
  return (
    <>
      {record.may.edit && (
        <LinkButton
          href={`/c/${slug}/annuaire/${record.id}/modifier`}
          variant="default"
          leftSection={<IconPencil size={18} aria-hidden />}
        >
          Modifier
        </LinkButton>
      )}
      {record.may.setActive && (
        <Button
          variant="subtle"
          leftSection={<IconUserOff size={18} aria-hidden />}
          onClick={() => void setActive(!record.active)}
        >
          {record.active ? "Retirer de l’annuaire" : "Remettre dans l’annuaire"}
        </Button>
      )}
    </>
  );
}

function Contacts({ one }: { one: Professional }) {
  const phones = [
    ...new Map(
      one.practices.flatMap((place) => (place.phone ? [[place.phone, place] as const] : [])),
    ).values(),
  ];
  if (phones.length === 0 && !one.directLine && !one.email) {
    return (
      <p className="mg-soft">
        Aucun numéro connu{one.may.edit ? " : ajoutez-en un avec « Modifier »." : "."}
      </p>
    );
  }
  return (
    <ul className="dir-plain mg-row">
      {phones.map((place) => (
        <li key={place.id}>
          <CallLink phone={place.phone ?? ""} who={one.displayName} what={place.siteName} />{" "}
          <span className="mg-soft">{place.siteName}</span>
        </li>
      ))}
      {one.directLine && (
        <li>
          <CallLink phone={one.directLine} who={one.displayName} what="ligne directe" />{" "}
          <span className="mg-soft">ligne directe, entre soignants</span>
        </li>
      )}
      {one.email && (
        <li>
          <a className="dir-call" href={`mailto:${one.email}`}>
            <IconMail size={18} aria-hidden />
            {one.email}
          </a>
        </li>
      )}
    </ul>
  );
}

const yesNo = (value: boolean | null): string => (value === null ? "pas précisé" : value ? "oui" : "non");

function OffersOf({ one }: { one: Professional }) {
  return (
    <Section title="Ce que la personne propose">
      <dl className="dir-pairs">
        <dt>Nouveaux patients</dt>
        <dd>{yesNo(one.acceptsNewPatients)}</dd>
        <dt>Visites à domicile</dt>
        <dd>{yesNo(one.homeVisits)}</dd>
        <dt>Téléconsultation</dt>
        <dd>{yesNo(one.teleconsultation)}</dd>
        <dt>Soins non programmés</dt>
        <dd>{one.snpVolunteer ? "volontaire" : "non volontaire"}</dd>
        <dt>Langues</dt>
        <dd>{one.languages.length > 0 ? one.languages.map(languageInWords).join(", ") : "pas précisé"}</dd>
        {one.note && (
          <>
            <dt>À savoir</dt>
            <dd>{one.note}</dd>
          </>
        )}
      </dl>
    </Section>
  );
}

function PlacesMap({ slug, one }: { slug: string; one: Professional }) {
  const ground = useGround(slug);
  const points = one.practices.flatMap((place, index) =>
    place.latitude === null || place.longitude === null
      ? []
      : [
          {
            id: place.id,
            lat: place.latitude,
            lon: place.longitude,
            label: place.siteName,
            sign: String(index + 1),
          },
        ],
  );
  if (points.length === 0) return null;
  return (
    <MapView
      label={`Où exerce ${one.displayName}`}
      points={points}
      places={ground}
      heightPixels={300}
      withList={false}
    />
  );
}
