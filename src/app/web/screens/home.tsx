import type { QueryClient } from "@tanstack/react-query";
import { type ComponentType, lazy, Suspense, useMemo } from "react";
import { isOpenTo, placesFor } from "../../../design/frame/choose-places.ts";
import { AppLink } from "../../../design/link.tsx";
import { EmptyState } from "../../../design/page/empty-state.tsx";
import { Page } from "../../../design/page/page.tsx";
import { Loading } from "../../../design/page/skeleton.tsx";
import type { HomePanel, Place } from "../../../design/places.ts";
import { holdsOneOf, type Membership, useCpts, useSession } from "../../../design/session.ts";
import { dateIn, formatPlainDay } from "../../../design/time/time-words.ts";
import { useMinute } from "../../../design/time/use-now.ts";
import { HomeSubtitle } from "../home-subtitle.tsx";
import { allHomePanels, allPlaces } from "../registry.ts";

/** A panel that takes longer comes when it can. */
const MOST_MS = 2_500;

type Shown = HomePanel & { Shown: ComponentType };
const panels: Shown[] = allHomePanels.map((panel) => ({ ...panel, Shown: lazy(panel.panel) }));

/** Fetches the panels of this person and what they show. What fails is shown by the panel itself. */
export async function preparePanels(queries: QueryClient, cpts: Membership): Promise<void> {
  const prepare = async (panel: Shown) => {
    const { default: Panel, ready } = await panel.panel();
    await ready?.(queries, cpts);
    // From now on drawn at once, without the moment of waiting that a lazy one has.
    panel.Shown = Panel;
  };
  const all = Promise.allSettled(panels.filter((panel) => isOpenTo(cpts, panel)).map(prepare));
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, MOST_MS))]);
}

/** Beside a person's own places, those of each mission stand together. */
const SUBJECTS: [start: string, title: string][] = [
  ["soins/", "Soins non programmés"],
  ["medecin-traitant/", "Médecin traitant"],
  ["projet", "Projet de la CPTS"],
  ["", "La CPTS"],
];

type Shelf = { title: string; places: Place[]; small: boolean };

function shelvesOf(places: readonly Place[], cpts: Membership): Shelf[] {
  const own = { title: "Mes lieux", places: places.filter((one) => one.group === "mine") };
  const rest = places.filter((one) => one.group !== "mine");
  const titleOf = ({ path }: Place) => SUBJECTS.find(([start]) => path.startsWith(start))?.[1];
  return [
    // Who steers comes for what waits, and has many places: none of them outweighs it.
    { ...own, small: holdsOneOf(cpts, ["coordinator"]) },
    ...SUBJECTS.map(([, title]) => ({
      title,
      places: rest.filter((one) => titleOf(one) === title),
      small: true,
    })),
  ].filter((shelf) => shelf.places.length > 0);
}

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
  // As they were when the page was opened: a panel that is replaced while it is read would lose its place.
  const own = useMemo(
    () => panels.filter((panel) => isOpenTo(cpts, panel)).map((one) => ({ ...one })),
    [cpts],
  );
  if (!session || !cpts) return null;
  const today = dateIn(now, cpts.timeZone);
  const groups = shelvesOf(placesFor(allPlaces, cpts), cpts);
  return (
    <Page
      title={`Bonjour, ${session.user.displayName}`}
      subtitle={<HomeSubtitle day={formatPlainDay(today, Number(today.slice(0, 4)))} cpts={cpts.cptsName} />}
    >
      {own.map((panel) => (
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
          <section
            key={group.title}
            aria-label={`Lieux : ${group.title}`}
            data-small={group.small || undefined}
          >
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
