import type { BookedPlace } from "../../../core/agenda/index.ts";
import { formatWhen } from "../../../platform/time/index.ts";

/** « Dr A, demain, mardi 24, 14 h 20 »: for the story of a request; names the professional, never the patient. */
export const placeWords = (place: BookedPlace, zone: string, now: Temporal.Instant): string =>
  `${place.professionalName}, ${formatWhen(place.startsAt, zone, now)}`;
