import { listReferenceValues } from "../../../core/reference/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import { invalid } from "../../../platform/errors/problems.ts";

export interface ProjectMission {
  code: string;
  label: string;
  isCore: boolean;
  rank: number;
}

/** The missions that a project answers, in the order of the agreement, as they stand on a local day. */
export async function listMissions(tx: Tx, today: string): Promise<ProjectMission[]> {
  const values = await listReferenceValues(tx, "mission-part", today);
  return values
    .map(({ code, label, attributes }) => ({
      code,
      label,
      isCore: attributes["core"] === true,
      rank: typeof attributes["rank"] === "number" ? attributes["rank"] : 99,
    }))
    .sort((one, other) => one.rank - other.rank);
}

/** @throws Problem invalid when no mission of today has this code */
export async function missionOf(tx: Tx, today: string, code: string): Promise<ProjectMission> {
  const mission = (await listMissions(tx, today)).find((one) => one.code === code);
  if (!mission) throw invalid("missionCode", "Choisissez une mission dans la liste.");
  return mission;
}
