import { IconMapPin } from "@tabler/icons-react";
import { formatDistance } from "../time/time-words.ts";

/** « 1,2 km », as the crow flies unless `by` says otherwise. */
export function Distance({ distanceMeters, by = "à vol d’oiseau" }: { distanceMeters: number; by?: string }) {
  return (
    <span className="mg-nowrap" title={`${Math.round(distanceMeters).toLocaleString("fr-FR")} m ${by}`}>
      <IconMapPin size={16} aria-hidden className="mg-inline-icon" />
      {formatDistance(distanceMeters)}
    </span>
  );
}
