import {
  AppLink,
  EmptyState,
  holdsOneOf,
  Page,
  Section,
  useCpts,
  useCptsPath,
} from "../../../../design/index.ts";
import { stepScreens } from "../project-screens.ts";

/** Every step of the project that this person may open. */
export default function ProjectHome() {
  const cpts = useCpts();
  const pathTo = useCptsPath();
  const places = stepScreens.flatMap((step) => step.places).filter((place) => holdsOneOf(cpts, place.roles));
  return (
    <Page
      title="Projet"
      subtitle="Du premier questionnaire au contrat. Les documents s’écrivent à partir de ce que la CPTS sait déjà."
    >
      <Section title="Les étapes">
        {places.length === 0 ? (
          <EmptyState title="Rien ne vous est ouvert ici">
            La coordination ouvre les étapes du projet à ceux qui y travaillent.
          </EmptyState>
        ) : (
          <ul className="mg-stack">
            {places.map((place) => (
              <li key={place.path}>
                <AppLink href={pathTo(place.path)}>{place.label}</AppLink>
                {place.hint && <p className="mg-soft">{place.hint}</p>}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </Page>
  );
}
