import L from "leaflet";
import { formatDistance } from "../time/time-words.ts";
import { boundsOf, chooseLabels } from "./label-places.ts";
import type { MapGround, MapPlace, MapPoint, MapViewProps } from "./map-types.ts";

/** Text goes in as text: names come from files of others. */
function withText(className: string, text: string): HTMLElement {
  const element = document.createElement("span");
  element.className = className;
  element.textContent = text;
  return element;
}

const iconOf = (className: string, text: string, size: L.PointTuple): L.DivIcon =>
  L.divIcon({ className: "mg-pin-box", html: withText(className, text), iconSize: size });

export function createMap(element: HTMLElement, tiles: MapViewProps["tiles"]): L.Map {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(element, {
    keyboard: false,
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    attributionControl: Boolean(tiles),
    scrollWheelZoom: false,
    zoomControl: false,
    minZoom: 7,
    maxZoom: 17,
    zoomSnap: 0.25,
  });
  L.control.zoom({ zoomInTitle: "Rapprocher", zoomOutTitle: "Éloigner" }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  if (tiles) {
    // Leaflet writes a mention as HTML; ours is text.
    const attribution = withText("mg-map-mention", tiles.attribution).outerHTML;
    map.attributionControl.setPrefix(false);
    L.tileLayer(tiles.url, { attribution, maxZoom: 19, className: "mg-map-tiles" }).addTo(map);
  }
  return map;
}

/** A commune's dot grows with the square root of its people: 1,000 → 3 px, 100,000 → 14 px at most. */
const radiusOf = (place: MapPlace) => Math.min(14, 2 + Math.sqrt(place.population ?? 1000) / 26);

export function drawPlaces(map: L.Map, layer: L.LayerGroup, places: readonly MapPlace[]): void {
  layer.clearLayers();
  const ordered = [...places].sort((one, other) => (other.population ?? 0) - (one.population ?? 0));
  const boxes = ordered.map((place) => {
    const point = map.latLngToContainerPoint([place.lat, place.lon]);
    return { id: place.id, x: point.x, y: point.y, width: place.name.length * 7.5 + 18, height: 34 };
  });
  const named = chooseLabels(boxes);
  for (const place of ordered) {
    L.circleMarker([place.lat, place.lon], {
      radius: radiusOf(place),
      className: "mg-map-place",
      interactive: false,
    }).addTo(layer);
    if (!named.has(place.id)) continue;
    const icon = L.divIcon({
      className: "mg-pin-box",
      html: withText("mg-map-name", place.name),
      iconSize: [0, 0],
    });
    L.marker([place.lat, place.lon], { icon, interactive: false, keyboard: false, zIndexOffset: -500 }).addTo(
      layer,
    );
  }
}

export function drawContours(layer: L.LayerGroup, contours: MapViewProps["contours"]): void {
  layer.clearLayers();
  if (contours)
    L.geoJSON(contours, { interactive: false, style: { className: "mg-map-contour" } }).addTo(layer);
}

/** Polygons or points that a click takes or leaves. */
export function drawGrounds(
  layer: L.LayerGroup,
  grounds: readonly MapGround[],
  onGround: (id: string) => void,
): void {
  layer.clearLayers();
  for (const ground of grounds.slice(0, 500)) {
    const className = `mg-ground mg-ground-${ground.state}`;
    const drawn = ground.shape
      ? L.polygon(
          ground.shape.map((rings) => rings.map((ring) => ring.map(([x, y]): L.LatLngTuple => [y, x]))),
          { className, smoothFactor: 0.5 },
        )
      : L.circleMarker([ground.lat, ground.lon], { className, radius: 9 });
    drawn
      .bindTooltip(withText("mg-ground-name", [ground.name, ground.detail].filter(Boolean).join(", ")), {
        sticky: true,
        className: "mg-ground-tip",
      })
      .on("click", () => onGround(ground.id))
      .addTo(layer);
  }
}

export function drawCircles(layer: L.LayerGroup, circles: MapViewProps["circles"]): void {
  layer.clearLayers();
  if (!circles) return;
  for (const radius of circles.radiiMeters.slice(0, 6)) {
    const circle = L.circle([circles.lat, circles.lon], {
      radius,
      className: "mg-map-circle",
      interactive: false,
    });
    circle.addTo(layer);
    // One degree of latitude is 111,320 m: the words stand at the top of the circle.
    const top: L.LatLngTuple = [circles.lat + radius / 111_320, circles.lon];
    const icon = L.divIcon({
      className: "mg-pin-box",
      html: withText("mg-map-radius", formatDistance(radius)),
      iconSize: [0, 0],
    });
    L.marker(top, { icon, interactive: false, keyboard: false, zIndexOffset: -400 }).addTo(layer);
  }
}

export function drawPoints(
  layer: L.LayerGroup,
  points: readonly MapPoint[],
  selectedId: string | null,
  onSelect: (id: string) => void,
): void {
  layer.clearLayers();
  for (const point of points.slice(0, 2000)) {
    const kind = point.kind ?? "site";
    const className = `mg-pin mg-pin-${kind}${point.id === selectedId ? " mg-pin-selected" : ""}`;
    const icon = iconOf(className, (point.sign ?? "").slice(0, 3), [32, 32]);
    L.marker([point.lat, point.lon], {
      icon,
      keyboard: false,
      title: point.label,
      zIndexOffset: point.id === selectedId ? 1000 : 0,
    })
      .on("click", () => onSelect(point.id))
      .addTo(layer);
  }
}

/** Moves so that everything is seen, one kilometre around a single point. */
export function fitAll(map: L.Map, points: readonly { lat: number; lon: number }[]): void {
  const bounds = boundsOf(points);
  if (bounds) map.fitBounds(bounds, { padding: [36, 36], maxZoom: 14, animate: false });
  else map.setView([46.6, 2.4], 7, { animate: false });
}
