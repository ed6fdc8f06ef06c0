import { foldText } from "../../../../platform/text/index.ts";
import type { Current, CurrentRows } from "../read/compare-line.ts";
import type { Change, ProfessionalValues, SiteValues } from "../read/line-values.ts";

/** What one line writes to one row that is there already. */
export interface Patch {
  on: Change["on"];
  id: string;
  /** Column → new value. */
  values: Record<string, unknown>;
  /** The same columns as they were, `local_fields` among them: what an undo writes back. */
  before: Record<string, unknown>;
}

export type Choice = "ours" | "national" | null;

const nameColumns = new Set(["family_name", "given_name"]);

/* Edited here since the dry run: ours stays, unless the coordinator chose the national value. */
const isTaken = (change: Change, row: Current, choice: Choice): boolean =>
  choice === "national" || !(change.kept || row.local_fields.includes(change.field));

/**
 * The writes of one line, from its report and the rows as they are now. A value chosen against ours is no longer ours
 * (it leaves `local_fields`); names bring their search text with them.
 */
export function planPatches(changes: readonly Change[], now: CurrentRows, choice: Choice): Patch[] {
  return (["professional", "site", "practice"] as const).flatMap((on): Patch[] => {
    const row = now[on];
    if (!row) return [];
    const taken = changes.filter(
      (one) => one.on === on && isTaken(one, row, choice) && (row[one.field] ?? null) !== one.after,
    );
    if (taken.length === 0) return [];
    const values: Record<string, unknown> = Object.fromEntries(taken.map((one) => [one.field, one.after]));
    const released = row.local_fields.filter((field) => !(field in values));
    if (released.length !== row.local_fields.length) values["local_fields"] = released;
    if (on === "professional" && taken.some((one) => nameColumns.has(one.field)))
      values["search_text"] = searchText({ ...row, ...values } as unknown as ProfessionalValues);
    const before = Object.fromEntries(Object.keys(values).map((field) => [field, row[field] ?? null]));
    return [{ on, id: row.id, values, before }];
  });
}

export const searchText = (person: Pick<ProfessionalValues, "family_name" | "given_name">): string =>
  foldText(`${person.given_name} ${person.family_name}`);

/** Whether a patch moves a place, so that it must be found on the map again. */
export const movesPlace = (values: Record<string, unknown>): boolean =>
  ["address_line", "postal_code", "commune_code"].some((field) => field in values);

export const addressOf = (
  site: Pick<SiteValues, "address_line" | "postal_code" | "commune_code" | "commune_name">,
) => ({
  street: site.address_line || undefined,
  postcode: site.postal_code ?? undefined,
  communeCode: site.commune_code ?? undefined,
  communeName: site.commune_name ?? undefined,
});
