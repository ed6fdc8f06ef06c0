import { useState } from "react";
import { AppLink } from "../../../../design/index.ts";
import { MapView } from "../../../../design/map/index.tsx";
import type { SitePoint } from "../../contract.ts";
import { useGround } from "../use-ground.ts";
import { useDirectoryMap } from "./use-directory.ts";

type Spot = { id: string; lat: number; lon: number; count: number; sites: SitePoint[] };

/** Places at the very same point (all those known by their commune only) are one spot: else the last one would hide the others. */
function spotsOf(points: readonly SitePoint[]): Spot[] {
  const spots = new Map<string, Spot>();
  for (const point of points) {
    const id = `${point.latitude},${point.longitude}`;
    const spot = spots.get(id) ?? { id, lat: point.latitude, lon: point.longitude, count: 0, sites: [] };
    spot.count += point.count;
    spot.sites.push(point);
    spots.set(id, spot);
  }
  return [...spots.values()];
}

const people = (count: number): string => `${count} professionnel${count > 1 ? "s" : ""}`;

/** The found people by place: a figure says how many, touching it says who. */
export function DirectoryMapView({ slug, query, height }: { slug: string; query: string; height: number }) {
  const map = useDirectoryMap(slug, query, true).data;
  const places = useGround(slug);
  const [chosen, setChosen] = useState<string | null>(null);
  const spots = spotsOf(map?.points ?? []);
  const points = spots.map((spot) => ({
    id: spot.id,
    lat: spot.lat,
    lon: spot.lon,
    label: `${spot.sites[0]?.name}, ${people(spot.count)}`,
    sign: spot.count > 99 ? "99+" : String(spot.count),
    kind: "site" as const,
  }));
  const spot = spots.find((one) => one.id === chosen);
  return (
    <div className="mg-stack">
      <MapView
        label="Lieux d’exercice trouvés"
        points={points}
        places={places}
        selectedId={chosen}
        onSelect={setChosen}
        heightPixels={height}
        withList={false}
      />
      {spot ? (
        <SpotCard slug={slug} spot={spot} />
      ) : (
        <p className="mg-soft">
          Touchez un point pour voir qui y exerce.
          {map && map.withoutPlace > 0 && ` Sans lieu connu : ${people(map.withoutPlace)}.`}
          {map?.truncated && " Trop de monde pour la carte : précisez la recherche."}
        </p>
      )}
    </div>
  );
}

const MOST_SITES = 12;

function SpotCard({ slug, spot }: { slug: string; spot: Spot }) {
  return (
    <div className="mg-card mg-stack" aria-live="polite">
      {spot.sites.some((site) => site.approximate) && (
        <p className="mg-soft">Au centre de la commune : l’adresse exacte n’est pas placée sur la carte.</p>
      )}
      {spot.sites.slice(0, MOST_SITES).map((site) => (
        <SiteCard key={site.siteId} slug={slug} site={site} />
      ))}
      {spot.sites.length > MOST_SITES && (
        <p className="mg-soft">et {spot.sites.length - MOST_SITES} autres lieux : précisez la recherche.</p>
      )}
    </div>
  );
}

function SiteCard({ slug, site }: { slug: string; site: SitePoint }) {
  return (
    <div>
      <AppLink href={`/c/${slug}/annuaire/lieux/${site.siteId}`} className="dir-name">
        {site.name}
      </AppLink>
      <ul className="dir-people">
        {site.professionals.map((one) => (
          <li key={one.id}>
            <AppLink href={`/c/${slug}/annuaire/${one.id}`}>{one.displayName}</AppLink>
            <span className="mg-soft"> · {one.professionLabel}</span>
          </li>
        ))}
        {site.count > site.professionals.length && (
          <li className="mg-soft">et {people(site.count - site.professionals.length)} de plus</li>
        )}
      </ul>
    </div>
  );
}
