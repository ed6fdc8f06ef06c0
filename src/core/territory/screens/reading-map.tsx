import { useMemo } from "react";
import { formatNumber } from "../../../design/index.ts";
import { type MapGround, MapView } from "../../../design/map/index.tsx";
import { GroundKey } from "./ground-key.tsx";
import { placesOf } from "./places-of.ts";
import { type MapPiece, useTerritoryMap } from "./use-ground.ts";
import type { DrawnArea } from "./use-territory.ts";

const STATES = { whole: "in", part: "part", around: "out" } as const;

/** The territory as it is saved, for who only looks: contours where they were loaded, else points. The table below says the same. */
export function ReadingMap({ slug, areas }: { slug: string; areas: readonly DrawnArea[] }) {
  const map = useTerritoryMap(slug);
  const pieces = map.data?.pieces;
  const grounds = useMemo(() => (pieces ?? []).filter((one) => one.shape).map(groundOf), [pieces]);
  const places = useMemo(() => placesOf(areas), [areas]);
  if (places.length === 0) return null;
  const states = [...new Set(grounds.map((one) => one.state))];
  return (
    <div className="mg-stack">
      <MapView
        label="Communes du territoire"
        points={[]}
        places={places}
        grounds={grounds}
        heightPixels={420}
        withList={false}
      />
      {states.length > 0 && (
        <GroundKey states={(["in", "part", "out"] as const).filter((one) => states.includes(one))} />
      )}
      <p className="mg-soft mg-small">
        {map.data?.source
          ? `Contours simplifiés, d’après ${map.data.source}.`
          : "Chaque commune est un point, d’autant plus grand qu’elle est peuplée."}
      </p>
    </div>
  );
}

function groundOf(piece: MapPiece, index: number): MapGround {
  const people =
    piece.kind === "whole" && piece.population > 0
      ? `${formatNumber(Math.round(piece.population))} hab.`
      : "";
  const sectors = piece.sectors.length > 0 ? `en partie : ${piece.sectors.slice(0, 6).join(", ")}` : "";
  return {
    id: `${piece.code} ${index}`,
    name: piece.name,
    lat: piece.latitude,
    lon: piece.longitude,
    shape: piece.shape,
    state: STATES[piece.kind],
    detail: [people, sectors].filter(Boolean).join(", "),
  };
}
