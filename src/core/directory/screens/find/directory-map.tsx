import { useState } from "react";
import { AppLink } from "../../../../design/index.ts";
import { MapView } from "../../../../design/map/index.tsx";
import { useGround } from "../use-ground.ts";
import { useDirectoryMap } from "./use-directory.ts";

/** The found people by place: a figure says how many, touching it says who. */
export function DirectoryMapView({ slug, query, height }: { slug: string; query: string; height: number }) {
  const map = useDirectoryMap(slug, query, true).data;
  const places = useGround(slug);
  const [chosen, setChosen] = useState<string | null>(null);
  const points = (map?.points ?? []).map((point) => ({
    id: point.siteId,
    lat: point.latitude,
    lon: point.longitude,
    label: `${point.name}, ${point.count} professionnel${point.count > 1 ? "s" : ""}`,
    sign: point.count > 99 ? "99+" : String(point.count),
    kind: "site" as const,
  }));
  const place = map?.points.find((point) => point.siteId === chosen);
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
      {place ? (
        <div className="mg-card" aria-live="polite">
          <AppLink href={`/c/${slug}/annuaire/lieux/${place.siteId}`} className="dir-name">
            {place.name}
          </AppLink>
          <p className="mg-soft">
            {place.address}
            {place.approximate && " (placé au centre de la commune)"}
          </p>
          <ul className="dir-people">
            {place.professionals.map((one) => (
              <li key={one.id}>
                <AppLink href={`/c/${slug}/annuaire/${one.id}`}>{one.displayName}</AppLink>
                <span className="mg-soft"> · {one.professionLabel}</span>
              </li>
            ))}
            {place.count > place.professionals.length && (
              <li className="mg-soft">et {place.count - place.professionals.length} autres</li>
            )}
          </ul>
        </div>
      ) : (
        <p className="mg-soft">
          Touchez un point pour voir qui y exerce.
          {map &&
            map.withoutPlace > 0 &&
            ` ${map.withoutPlace} personne${map.withoutPlace > 1 ? "s n’ont" : " n’a"} pas de lieu connu.`}
          {map?.truncated && " Trop de monde pour la carte : précisez la recherche."}
        </p>
      )}
    </div>
  );
}
