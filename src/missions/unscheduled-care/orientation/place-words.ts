import type { BookedPlace } from "../../../core/agenda/index.ts";
import { formatLasting } from "../../../platform/time/index.ts";

/** « Dr A, mardi 24 novembre, 14 h 20 »: for the story of a request; names the professional, never the patient. */
export const placeWords = (place: BookedPlace, zone: string, now: Temporal.Instant): string =>
  `${place.professionalName}, ${formatLasting(place.startsAt, zone, now)}`;
