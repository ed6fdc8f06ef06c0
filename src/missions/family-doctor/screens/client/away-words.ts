import { formatDistance } from "../../../../design/index.ts";

/** « à 2,4 km de vous »; not a metre between two places means that both are known by the centre of their commune alone. */
export const awayInWords = (meters: number, from = ""): string =>
  meters < 1 ? "même commune, distance non connue" : `à ${formatDistance(Math.max(50, meters))}${from}`;
