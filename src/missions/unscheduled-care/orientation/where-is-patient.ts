import type { Tx } from "../../../platform/db/index.ts";
import type { RequestRow } from "../request/request-store.ts";

export interface PatientPoint {
  latitude: number;
  longitude: number;
  /** Only the centre of the commune is known. */
  approximate: boolean;
}

/** Where the patient is: the point given, else the centre of the commune, else unknown. */
export async function whereIsPatient(tx: Tx, row: RequestRow): Promise<PatientPoint | null> {
  if (row.latitude !== null && row.longitude !== null)
    return { latitude: row.latitude, longitude: row.longitude, approximate: false };
  if (row.place_commune_code === null) return null;
  const centre = await tx
    .selectFrom("reference_communes")
    .select(["latitude", "longitude"])
    .where("code", "=", row.place_commune_code)
    .executeTakeFirst();
  if (centre?.latitude == null || centre.longitude === null) return null;
  return { latitude: centre.latitude, longitude: centre.longitude, approximate: true };
}
