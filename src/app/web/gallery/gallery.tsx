import { useMediaQuery } from "@mantine/hooks";
import {
  IconAddressBook,
  IconCalendarWeek,
  IconChartBar,
  IconHeartHandshake,
  IconMap,
  IconStethoscope,
} from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { Band } from "../../../design/frame/bands.tsx";
import { Bell } from "../../../design/frame/bell.tsx";
import { Frame } from "../../../design/frame/frame.tsx";
import { UserMenu } from "../../../design/frame/user-menu.tsx";
import { Page } from "../../../design/page/page.tsx";
import type { Place } from "../../../design/places.ts";
import { type Session, sessionQuery } from "../../../design/session.ts";
import { CalendarPart } from "./calendar-part.tsx";
import { ChartPart } from "./chart-part.tsx";
import { FormPart } from "./form-part.tsx";
import { MapPart } from "./map-part.tsx";
import { StatePart } from "./state-part.tsx";
import { TablePart } from "./table-part.tsx";

const session: Session = {
  user: { id: "u", displayName: "Nadia Rouvière", email: "nadia.rouviere@exemple.test" },
  demo: true,
  memberships: [
    {
      cptsId: "a",
      cptsName: "CPTS Canal-Garonne",
      cptsSlug: "kit",
      roles: ["professional"],
      timeZone: "Europe/Paris",
    },
    {
      cptsId: "b",
      cptsName: "CPTS des Deux Rives",
      cptsSlug: "deux-rives",
      roles: ["partner"],
      timeZone: "Europe/Paris",
    },
  ],
  currentCptsId: "a",
};

const places: Place[] = [
  {
    path: "soins/orienter",
    label: "Orienter un patient",
    shortLabel: "Orienter",
    icon: IconStethoscope,
    group: "mine",
    bottomBar: 1,
  },
  {
    path: "soins/semaine",
    label: "Ma semaine",
    shortLabel: "Semaine",
    icon: IconCalendarWeek,
    group: "mine",
    bottomBar: 2,
  },
  { path: "annuaire", label: "Annuaire", icon: IconAddressBook, group: "missions", bottomBar: 3 },
  { path: "acces", label: "Médecin traitant", icon: IconHeartHandshake, group: "missions" },
  { path: "territoire", label: "Territoire", icon: IconMap, group: "steering" },
  { path: "mesures", label: "Mesures", icon: IconChartBar, group: "steering" },
];

const notices = [
  {
    id: "1",
    title: "Un retour vous attend",
    body: "Votre demande de lundi a reçu une réponse.",
    createdAt: "2026-11-21T15:10:00Z",
    link: "/kit",
  },
  {
    id: "2",
    title: "Créneau libéré demain",
    body: "La liste d’attente compte 2 personnes.",
    createdAt: "2026-11-21T09:00:00Z",
    readAt: "2026-11-21T09:30:00Z",
  },
];

const parts: Record<string, ComponentType> = {
  etats: StatePart,
  formes: FormPart,
  listes: TablePart,
  graphiques: ChartPart,
  carte: MapPart,
  semaine: CalendarPart,
};

/** Every piece of the kit with fictional content, to be looked at: /kit?partie=formes. */
export default function Gallery() {
  const queries = useQueryClient();
  queries.setQueryData(sessionQuery.queryKey, session);
  const { partie = "etats" } = useSearch({ strict: false }) as { partie?: string };
  const wide = useMediaQuery("(min-width: 62em)", false, { getInitialValueInEffect: false });
  const Part = parts[partie] ?? StatePart;
  return (
    <Frame
      cptsName="CPTS Canal-Garonne"
      homeHref="/kit"
      places={places}
      wide={wide}
      onSearch={() => {}}
      bell={<Bell notices={notices} unread={1} onRead={() => {}} />}
      userMenu={
        <UserMenu
          hrefIn={(other) => `/c/${other.cptsSlug}`}
          session={session}
          cpts={session.memberships[0]}
          withName={wide}
          onSignOut={() => {}}
        />
      }
      bands={
        <Band kind="demo">Démonstration : personnes fictives, rien ne part vers de vrais patients.</Band>
      }
    >
      <Page
        title="La trousse"
        subtitle="Chaque pièce des écrans, avec un contenu inventé."
        breadcrumb={[{ label: "Accueil", href: "/kit" }]}
      >
        <nav aria-label="Parties" className="mg-row">
          {Object.keys(parts).map((name) => (
            <a key={name} href={`/kit?partie=${name}`} aria-current={name === partie ? "page" : undefined}>
              {name}
            </a>
          ))}
        </nav>
        <Part />
      </Page>
    </Frame>
  );
}
