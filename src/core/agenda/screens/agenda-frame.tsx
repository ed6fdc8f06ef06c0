import { Alert, Select } from "@mantine/core";
import { IconUserShare } from "@tabler/icons-react";
import type { ReactNode } from "react";
import {
  EmptyState,
  holdsOneOf,
  LinkButton,
  Page,
  PageTabs,
  QueryView,
  useCpts,
  useCptsPath,
  useGo,
} from "../../../design/index.ts";
import type { Agenda } from "../contract.ts";
import "./agenda.css";
import { type MyAgenda, useAgenda, useWhichAgenda } from "./use-agenda.ts";

const tabs = [
  ["agenda/semaine", "Semaine"],
  ["agenda/plages", "Plages"],
  ["agenda/absences", "Absences"],
  ["agenda/telephone", "Téléphone"],
] as const;
/** The secret address of a phone is asked for by its owner alone (agenda.feed). */
const OWN_ONLY = "agenda/telephone";

type FrameProps = {
  path: (typeof tabs)[number][0];
  title: string;
  subtitle?: string;
  width?: "narrow" | "wide";
  actions?: ReactNode;
  children: (slug: string, agenda: Agenda) => ReactNode;
};

/** The four screens of one agenda: whose it is, the way between them, and what is said when it is someone else's. */
export function AgendaFrame({ path, title, subtitle, width = "wide", actions, children }: FrameProps) {
  const { slug, mine, items, professionalId } = useWhichAgenda();
  const agenda = useAgenda(slug, professionalId);
  const inCpts = useCptsPath();
  const named = professionalId !== undefined && professionalId !== items[0]?.professionalId;
  const href = (place: string) => inCpts(named ? `${place}?pro=${professionalId}` : place);
  const other = agenda.data && !agenda.data.own ? agenda.data.professionalName : undefined;
  return (
    <Page
      title={other ? `${ofOther(path)} de ${other}` : title}
      subtitle={other ? undefined : subtitle}
      width={width}
      actions={actions}
    >
      <PageTabs
        label={other ? `Agenda de ${other}` : "Mon agenda"}
        tabs={tabs
          .filter(([place]) => !other || place !== OWN_ONLY)
          .map(([place, label]) => ({ label, href: href(place), here: place === path }))}
      />
      {items.length > 1 && <WhoseAgenda items={items} chosen={professionalId} path={path} />}
      {mine.isSuccess && professionalId === undefined ? (
        <NoAgenda />
      ) : (
        <QueryView query={agenda} what="l’agenda">
          {(data) => (
            <>
              {!data.own && <OnBehalf name={data.professionalName} />}
              {children(slug, data)}
            </>
          )}
        </QueryView>
      )}
    </Page>
  );
}

const ofOther = (path: FrameProps["path"]): string =>
  path === "agenda/plages" ? "Plages types" : (tabs.find(([place]) => place === path)?.[1] ?? "Agenda");

function WhoseAgenda({
  items,
  chosen,
  path,
}: {
  items: readonly MyAgenda[];
  chosen: string | undefined;
  path: string;
}) {
  const go = useGo();
  const inCpts = useCptsPath();
  return (
    <Select
      className="ag-whose mg-no-print"
      label="Agenda de"
      allowDeselect={false}
      value={chosen ?? null}
      data={items.map((one) => ({
        value: one.professionalId,
        label: one.own ? `${one.professionalName} (vous)` : one.professionalName,
      }))}
      onChange={(value) => value && go(inCpts(`${path}?pro=${value}`))}
    />
  );
}

const OnBehalf = ({ name }: { name: string }) => (
  <Alert
    color="yellow"
    variant="light"
    icon={<IconUserShare size={22} aria-hidden />}
    title={`Pour le compte de ${name}`}
  >
    Changez cet agenda seulement si ce professionnel vous l’a demandé : chaque changement est noté à votre
    nom.
  </Alert>
);

function NoAgenda() {
  const inCpts = useCptsPath();
  if (!holdsOneOf(useCpts(), ["coordinator"]))
    return (
      <EmptyState title="Aucun agenda à votre nom">
        Votre compte n’est pas encore relié à une fiche de l’annuaire. Demandez à la coordination de votre
        CPTS de faire le lien : vous pourrez alors ouvrir vos créneaux ici.
      </EmptyState>
    );
  return (
    <EmptyState
      title="Aucun agenda à votre nom"
      action={
        <div className="mg-actions">
          <LinkButton href={inCpts("annuaire")}>Choisir dans l’annuaire</LinkButton>
          <LinkButton href={inCpts("membres")} variant="default">
            Qui fait quoi
          </LinkButton>
        </div>
      }
    >
      Pour ouvrir l’agenda d’un professionnel qui vous l’a demandé, choisissez-le dans l’annuaire. Si vous
      recevez vous-même des patients, reliez votre compte à votre fiche depuis « Qui fait quoi ».
    </EmptyState>
  );
}
