import { SegmentedControl } from "@mantine/core";
import { useMemo, useState } from "react";
import { formatNumber } from "../../../design/index.ts";
import { type MapBox, type MapGround, MapView } from "../../../design/map/index.tsx";
import { GroundKey } from "./ground-key.tsx";
import { placesOf } from "./places-of.ts";
import { type Ground, type Level, useGround } from "./use-ground.ts";
import type { DrawnArea } from "./use-territory.ts";

type Piece = Ground["items"][number];

/** The map on which one draws: a click takes a commune or an IRIS in, another takes it out. The table beside says the same. */
export function GroundMap({
  slug,
  areas,
  onAdd,
  onRemove,
}: {
  slug: string;
  areas: readonly DrawnArea[];
  onAdd: (area: DrawnArea) => void;
  onRemove: (code: string) => void;
}) {
  const [level, setLevel] = useState<Level>("commune");
  const [box, setBox] = useState<MapBox | null>(null);
  const ground = useGround(slug, level, box);
  const pieces = ground.data?.level === level ? ground.data.items : [];
  const grounds = useMemo(() => pieces.map((piece) => groundOf(piece, areas)), [pieces, areas]);
  const places = useMemo(() => placesOf(areas), [areas]);
  const click = (id: string) => {
    const piece = pieces.find((one) => one.code === id);
    if (!piece || isCovered(piece, areas)) return;
    if (areas.some((area) => area.kind === piece.kind && area.code === piece.code)) onRemove(piece.code);
    else onAdd(areaOf(piece));
  };
  return (
    <div className="mg-stack">
      <SegmentedControl
        aria-label="Ce que l’on choisit sur la carte"
        value={level}
        onChange={(value) => setLevel(value as Level)}
        data={[
          { value: "commune", label: "Communes" },
          { value: "iris", label: "IRIS" },
        ]}
      />
      <MapView
        label="Territoire : toucher une commune pour la prendre ou l’enlever"
        points={[]}
        places={places}
        grounds={grounds}
        onGround={click}
        onMoved={setBox}
        heightPixels={460}
        withList={false}
      />
      <GroundKey states={["in", "part", "taken", "both"]} />
      <p className="mg-soft mg-small" role="status">
        {hintOf(ground.data, level)}
      </p>
    </div>
  );
}

/* An IRIS of a commune that is taken as a whole: taken with it, left with it. */
const isCovered = (piece: Piece, areas: readonly DrawnArea[]): boolean =>
  piece.kind === "iris" &&
  areas.some((area) => area.kind === "commune" && area.communeCode === piece.communeCode);

const partsIn = (piece: Piece, areas: readonly DrawnArea[]): DrawnArea[] =>
  piece.kind === "commune"
    ? areas.filter((area) => area.kind !== "commune" && area.communeCode === piece.code)
    : [];

function stateOf(piece: Piece, areas: readonly DrawnArea[]): MapGround["state"] {
  const isIn =
    isCovered(piece, areas) || areas.some((area) => area.kind === piece.kind && area.code === piece.code);
  const isTaken = piece.takenBy.length > 0;
  if (isIn) return isTaken ? "both" : "in";
  if (partsIn(piece, areas).length > 0) return "part";
  return isTaken ? "taken" : "out";
}

const IN_WORDS: Partial<Record<MapGround["state"], string>> = {
  in: "dans le territoire",
  both: "dans le territoire",
};

function groundOf(piece: Piece, areas: readonly DrawnArea[]): MapGround {
  const state = stateOf(piece, areas);
  const people = piece.population === null ? "" : `${formatNumber(Math.round(piece.population))} hab.`;
  const parts = partsIn(piece, areas).map((area) => area.name);
  const partWords =
    parts.length > 0 ? `en partie : ${parts.slice(0, 4).join(", ")}${parts.length > 4 ? "…" : ""}` : "";
  const words = isCovered(piece, areas) ? "avec sa commune entière" : IN_WORDS[state];
  return {
    id: piece.code,
    name: piece.name,
    lat: piece.latitude ?? 0,
    lon: piece.longitude ?? 0,
    shape: piece.shape,
    state,
    detail: [people, ...piece.takenBy, words, partWords].filter(Boolean).join(", "),
  };
}

const areaOf = (piece: Piece): DrawnArea => ({
  kind: piece.kind,
  code: piece.code,
  name: piece.name,
  communeCode: piece.communeCode,
  population: piece.population ?? 0,
  populationSource: piece.populationSource || "À compléter",
  populationYear: piece.populationYear,
  latitude: piece.latitude,
  longitude: piece.longitude,
});

function hintOf(ground: Ground | undefined, level: Level): string {
  if (!ground) return "La carte se charge…";
  if (ground.isCut) return "Il y en a trop pour les montrer toutes : rapprochez la carte.";
  if (level === "iris" && !ground.hasIris)
    return "Aucun contour d’IRIS n’a encore été chargé : voyez « Contours et population » plus bas.";
  if (level === "commune" && !ground.hasCommunes)
    return "Sans contours chargés, chaque commune est un point. Touchez-la pour la prendre ou l’enlever.";
  return `Touchez ${level === "iris" ? "un IRIS" : "une commune"} pour ${level === "iris" ? "le" : "la"} prendre ou l’enlever. Au clavier, la recherche et le tableau font de même.`;
}
