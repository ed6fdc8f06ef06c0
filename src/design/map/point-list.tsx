import type { MapViewProps } from "./map-types.ts";

/** The points of the map in words; choosing one here shows it there. */
export function PointList({ label, points, selectedId, onSelect }: MapViewProps) {
  return (
    <ol className="mg-point-list" aria-label={label}>
      {points.map((point) => (
        <li key={point.id}>
          <button
            type="button"
            aria-pressed={point.id === selectedId}
            onClick={() => onSelect?.(point.id)}
            disabled={!onSelect}
          >
            <span className={`mg-pin mg-pin-${point.kind ?? "site"}`} aria-hidden>
              {point.sign}
            </span>
            <span>
              <strong>{point.label}</strong>
              {point.detail && <span className="mg-soft mg-point-detail">{point.detail}</span>}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
