import type { Tx } from "../../../platform/db/index.ts";

/** Doctors set aside for a request, with their names. */
export const listExclusions = (tx: Tx, cptsId: string, requestId: string) =>
  tx
    .selectFrom("mt_exclusions as e")
    .innerJoin("directory_professionals as p", (join) =>
      join.onRef("p.cpts_id", "=", "e.cpts_id").onRef("p.id", "=", "e.professional_id"),
    )
    .select(["e.id", "e.professional_id", "e.reason", "e.at", "p.given_name", "p.family_name"])
    .where("e.cpts_id", "=", cptsId)
    .where("e.request_id", "=", requestId)
    .orderBy("e.at")
    .orderBy("e.id")
    .limit(200)
    .execute();
