import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";

/** What another CPTS of the installation declares in a commune: its name and its codes, nothing else passes this door. */
export interface OthersArea {
  ownerName: string;
  ownerSlug: string;
  kind: string;
  code: string | null;
  name: string;
  communeCode: string;
}

/** Areas of the other CPTS in these communes (2,000 codes at most), by the door `territory_areas_of_others`. */
export const listOthersAreas = async (tx: Tx, communes: readonly string[]): Promise<OthersArea[]> =>
  (
    await sql<OthersArea>`
    select owner_name as "ownerName", owner_slug as "ownerSlug", area_kind as kind, area_code as code,
      area_name as name, area_commune as "communeCode"
    from territory_areas_of_others(${communes.slice(0, 2_000)}::text[])`.execute(tx)
  ).rows;
