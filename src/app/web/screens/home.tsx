import { lazy, Suspense } from "react";
import { groupPlaces, placesFor } from "../../../design/frame/choose-places.ts";
import { AppLink } from "../../../design/link.tsx";
import { EmptyState } from "../../../design/page/empty-state.tsx";
import { Page } from "../../../design/page/page.tsx";
import { Loading } from "../../../design/page/skeleton.tsx";
import type { Place } from "../../../design/places.ts";
import { holdsOneOf, useCpts, useSession } from "../../../design/session.ts";
import { dateIn, formatPlainDay } from "../../../design/time/time-words.ts";
import { useMinute } from "../../../design/time/use-now.ts";
import { allHomePanels, allPlaces } from "../registry.ts";

const panels = allHomePanels.map((panel) => ({ ...panel, Shown: lazy(panel.panel) }));

function PlaceCard({ place, base }: { place: Place; base: string }) {
  return (
    <AppLink href={`${base}/${place.path}`} className="mg-home-place">
      <place.icon size={28} stroke={1.6} />
      <span>
        <strong>{place.label}</strong>
        {place.hint && <span className="mg-soft">{place.hint}</span>}
      </span>
    </AppLink>
  );
}

/** Where a person lands: what waits, then the places open to them. */
export default function Home() {
  const session = useSession();
  const cpts = useCpts();
  const now = useMinute();
  if (!session || !cpts) return null;
  const today = dateIn(now, cpts.timeZone);
  const groups = groupPlaces(placesFor(allPlaces, cpts));
  const shown = panels.filter((panel) => holdsOneOf(cpts, panel.roles));
  return (
    <Page
      title={`Bonjour, ${session.user.displayName}`}
      subtitle={`${formatPlainDay(today, Number(today.slice(0, 4)))} · ${cpts.cptsName}`}
    >
      {shown.map((panel) => (
        <Suspense key={panel.name} fallback={<Loading what={panel.name} />}>
          <panel.Shown />
        </Suspense>
      ))}
      {groups.length === 0 && (
        <EmptyState title="Votre rôle n’ouvre encore aucun lieu">
          Demandez au coordinateur de {cpts.cptsName} de vous donner un rôle : vos lieux s’afficheront ici.
        </EmptyState>
      )}
      <div className="mg-home-groups">
        {groups.map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h2>{group.title}</h2>
            <div className="mg-columns">
              {group.places.map((place) => (
                <PlaceCard key={place.path} place={place} base={`/c/${cpts.cptsSlug}`} />
              ))}
            </div>
          </section>
        ))}
      </div>
    </Page>
  );
}
