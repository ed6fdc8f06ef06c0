import type { MapPlace } from "../../../design/map/index.tsx";
import type { DrawnArea } from "./use-territory.ts";

/** The communes of what is drawn, each once, with their point. */
export function placesOf(areas: readonly DrawnArea[]): MapPlace[] {
  const byCommune = new Map<string, DrawnArea>();
  for (const area of areas)
    if (!byCommune.has(area.communeCode) || area.kind === "commune") byCommune.set(area.communeCode, area);
  return [...byCommune.values()].flatMap((area) =>
    area.latitude === null || area.longitude === null
      ? []
      : [
          {
            id: area.communeCode,
            name: area.name,
            lat: area.latitude,
            lon: area.longitude,
            population: area.population,
          },
        ],
  );
}
