import type { ReferenceDatum } from "./datum.ts";
import { beforeThePlatform } from "./datum.ts";
import { accessIndicators } from "./diagnosis/access-indicators.ts";
import { groundIndicators } from "./diagnosis/ground-indicators.ts";
import { missionIndicators } from "./diagnosis/mission-indicators.ts";
import { preventionIndicators } from "./diagnosis/prevention-indicators.ts";

const groups = [...groundIndicators, ...accessIndicators, ...preventionIndicators, ...missionIndicators];

/**
 * Indicators of a territory's diagnosis: those of two lettres d'intention (Canal Garonne 2020, Ruscino 2023), of Rézone CPTS, and of each
 * mission. No official national list exists; a CPTS adds its own beside them.
 */
export const diagnosisIndicators: ReferenceDatum[] = groups
  .flatMap(({ rows, ...group }) => rows.map((row) => ({ ...group, ...row })))
  .map((one, rank) => ({
    set: "diagnosis-indicator",
    code: one.code,
    label: one.label,
    attributes: {
      family: one.family,
      mission: one.mission,
      unit: one.unit,
      sense: one.sense,
      ofPeople: one.ofPeople ?? false,
      definition: one.definition,
      method: one.method,
      finest: one.finest,
      live: one.live ?? false,
      rank: rank + 1,
    },
    source: one.source,
    validFrom: beforeThePlatform,
    validTo: null,
  }));
