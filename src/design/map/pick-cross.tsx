import type L from "leaflet";
import { type FocusEvent, type KeyboardEvent, useState } from "react";
import { moveCross, type PixelPoint } from "./move-cross.ts";

type PickCrossProps = {
  label: string;
  /** The map exists after the first drawing only. */
  map: () => L.Map | undefined;
  /** Where the cross starts: the present point, else the middle of what is shown. */
  start: { lat: number; lon: number } | undefined;
  onPick: (at: L.LatLng) => void;
};

/** The keyboard's way to a point of the map: arrows move a cross, Enter takes the ground under it. The mouse passes through. */
export function PickCross({ label, map, start, onPick }: PickCrossProps) {
  const [cross, setCross] = useState<PixelPoint | null>(null);
  const middle = (now: L.Map): PixelPoint => {
    const size = now.getSize();
    const at = start && now.latLngToContainerPoint([start.lat, start.lon]);
    const seen = at && at.x >= 0 && at.y >= 0 && at.x <= size.x && at.y <= size.y;
    return seen ? { x: at.x, y: at.y } : { x: size.x / 2, y: size.y / 2 };
  };
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const now = map();
    if (now && event.currentTarget.matches(":focus-visible")) setCross(middle(now));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const now = map();
    if (!now || event.altKey || event.ctrlKey || event.metaKey) return;
    const from = cross ?? middle(now);
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      setCross(from);
      onPick(now.containerPointToLatLng([from.x, from.y]));
      return;
    }
    if (event.key === "+" || event.key === "-") {
      event.preventDefault();
      now.setZoomAround(
        now.containerPointToLatLng([from.x, from.y]),
        now.getZoom() + (event.key === "+" ? 1 : -1),
      );
      return;
    }
    const moved = moveCross(event.key, event.shiftKey, from, now.getSize());
    if (!moved) return;
    event.preventDefault();
    setCross(moved.cross);
    if (moved.pan.x !== 0 || moved.pan.y !== 0) now.panBy([moved.pan.x, moved.pan.y], { animate: false });
  };
  return (
    <div
      className="mg-pick"
      role="application"
      aria-label={`${label} : les flèches déplacent la croix, Entrée choisit le point, + et − rapprochent et éloignent`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application of its own, worked by the keyboard
      tabIndex={0}
      onFocus={onFocus}
      onBlur={() => setCross(null)}
      onKeyDown={onKeyDown}
    >
      {cross && <span className="mg-pick-cross" style={{ left: cross.x, top: cross.y }} aria-hidden />}
    </div>
  );
}
