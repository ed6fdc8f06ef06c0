import type { PlatformTx } from "../../../platform/db/index.ts";

export interface ReferenceValue {
  code: string;
  label: string;
  attributes: Record<string, unknown>;
  source: string;
  validFrom: string;
  validTo: string | null;
}

/** The values of one set that hold on a local day (YYYY-MM-DD), by code. */
export async function listReferenceValues(
  tx: PlatformTx,
  set: string,
  onDay: string,
): Promise<ReferenceValue[]> {
  const rows = await tx
    .selectFrom("reference_values")
    .select(["code", "label", "attributes", "source", "valid_from", "valid_to"])
    .where("set_name", "=", set)
    .where("valid_from", "<=", onDay)
    .where((where) => where.or([where("valid_to", "is", null), where("valid_to", ">=", onDay)]))
    .orderBy("code")
    .orderBy("valid_from")
    .limit(2_000)
    .execute();
  return rows.map((row) => ({
    code: row.code,
    label: row.label,
    attributes: row.attributes as Record<string, unknown>,
    source: row.source,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }));
}
