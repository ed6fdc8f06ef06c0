import "leaflet/dist/leaflet.css";
import "./map.css";
import L from "leaflet";
import { type RefObject, useEffect, useRef } from "react";
import {
  createMap,
  drawCircles,
  drawContours,
  drawGrounds,
  drawPlaces,
  drawPoints,
  fitAll,
} from "./draw-map.ts";
import type { MapViewProps } from "./map-types.ts";
import { PickCross } from "./pick-cross.tsx";

type Layers = {
  map: L.Map;
  contours: L.LayerGroup;
  grounds: L.LayerGroup;
  places: L.LayerGroup;
  circles: L.LayerGroup;
  points: L.LayerGroup;
};

function useLayers(props: MapViewProps) {
  const box = useRef<HTMLDivElement>(null);
  const layers = useRef<Layers | null>(null);
  const tilesUrl = props.tiles?.url ?? null;
  const attribution = props.tiles?.attribution ?? "";
  useEffect(() => {
    if (!box.current) return;
    const map = createMap(box.current, tilesUrl ? { url: tilesUrl, attribution } : null);
    const group = () => L.layerGroup().addTo(map);
    layers.current = {
      map,
      contours: group(),
      grounds: group(),
      circles: group(),
      places: group(),
      points: group(),
    };
    fitAll(map, []);
    const observer = new ResizeObserver(() => map.invalidateSize({ animate: false }));
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      map.remove();
      layers.current = null;
    };
  }, [tilesUrl, attribution]);
  return { box, layers };
}

/** Tells where the map looks, at first and after each move; ground is drawn for it. */
function useGrounds(props: MapViewProps, layers: RefObject<Layers | null>, chosenHere: RefObject<boolean>) {
  const { grounds } = props;
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const tilesUrl = props.tiles?.url ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other tiles make another map
  useEffect(() => {
    const map = layers.current?.map;
    if (!map || !latest.current.onMoved) return;
    const tell = () => {
      const bounds = map.getBounds();
      latest.current.onMoved?.({
        west: to5(Math.max(-180, bounds.getWest())),
        south: to5(Math.max(-90, bounds.getSouth())),
        east: to5(Math.min(180, bounds.getEast())),
        north: to5(Math.min(90, bounds.getNorth())),
      });
    };
    map.on("moveend", tell);
    tell();
    return () => {
      map.off("moveend", tell);
    };
  }, [tilesUrl, layers]);
  useEffect(() => {
    if (!layers.current) return;
    drawGrounds(layers.current.grounds, grounds ?? [], (id) => {
      chosenHere.current = true;
      latest.current.onGround?.(id);
    });
  }, [grounds, layers, chosenHere]);
}

const to5 = (degrees: number): number => Math.round(degrees * 100_000) / 100_000;

/** A click on the ground gives its point; a map on which somebody chose does not move by itself any more. */
function usePicking(props: MapViewProps, layers: RefObject<Layers | null>) {
  const chosenHere = useRef(false);
  const onPick = useRef(props.onPick);
  useEffect(() => {
    onPick.current = props.onPick;
  });
  const pick = (at: L.LatLng) => {
    if (!onPick.current) return;
    chosenHere.current = true;
    const wrapped = at.wrap();
    onPick.current(to5(wrapped.lat), to5(wrapped.lng));
  };
  const latest = useRef(pick);
  const tilesUrl = props.tiles?.url ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other tiles make another map
  useEffect(() => {
    layers.current?.map.on("click", (event: L.LeafletMouseEvent) => latest.current(event.latlng));
  }, [tilesUrl, layers]);
  return { pick, chosenHere };
}

/* Of what is chosen: ground that is shown whole, where the map does not ask for more ground as it moves. */
const cornersOf = (grounds: NonNullable<MapViewProps["grounds"]>): { lat: number; lon: number }[] =>
  grounds
    .filter((ground) => ground.state === "in" || ground.state === "part")
    .flatMap((ground) => (ground.shape ?? []).flat(2).map(([lon, lat]) => ({ lat, lon })));

/** The drawn map; its points are reached by the keyboard in the list beside it, its zoom by its two buttons. */
export default function MapCanvas(props: MapViewProps) {
  const {
    points,
    places = [],
    contours = null,
    circles,
    selectedId = null,
    onSelect,
    heightPixels = 380,
  } = props;
  const { box, layers } = useLayers(props);
  const { pick, chosenHere } = usePicking(props, layers);
  useGrounds(props, layers, chosenHere);
  const select = useRef(onSelect);
  useEffect(() => {
    select.current = onSelect;
  });
  const corners = props.onMoved ? [] : cornersOf(props.grounds ?? []);
  const shape = `${[...points, ...places].map((entry) => entry.id).join(" ")} ${corners.length}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: moves only when other things are shown, not at each redraw
  useEffect(() => {
    const now = layers.current;
    if (now && !chosenHere.current) fitAll(now.map, points.length > 0 ? points : [...places, ...corners]);
  }, [shape, layers]);
  useEffect(() => {
    const now = layers.current;
    if (!now) return;
    const redraw = () => drawPlaces(now.map, now.places, places);
    redraw();
    now.map.on("zoomend", redraw);
    return () => {
      now.map.off("zoomend", redraw);
    };
  }, [places, layers]);
  useEffect(() => {
    if (layers.current) drawContours(layers.current.contours, contours);
  }, [contours, layers]);
  useEffect(() => {
    if (layers.current) drawCircles(layers.current.circles, circles);
  }, [circles, layers]);
  useEffect(() => {
    if (layers.current) drawPoints(layers.current.points, points, selectedId, (id) => select.current?.(id));
  }, [points, selectedId, layers]);
  return (
    <section
      className="mg-map-box"
      data-picking={props.onPick ? true : undefined}
      aria-label={`Carte : ${props.label}`}
    >
      <div ref={box} className="mg-map" style={{ height: heightPixels }} />
      {props.onPick && (
        <PickCross label={props.label} map={() => layers.current?.map} start={points[0]} onPick={pick} />
      )}
    </section>
  );
}
