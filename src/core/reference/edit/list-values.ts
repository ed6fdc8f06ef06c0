import { withPlatform } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { localDateOf } from "../../../platform/time/index.ts";
import type { ReferenceSet, ShownValue } from "../contract.ts";
import { titleOfSet } from "./set-titles.ts";
import { listSets, listValueRows, type PeriodRow } from "./value-store.ts";

export const presentValue = (row: PeriodRow): ShownValue => ({
  code: row.code,
  label: row.label,
  attributes: row.attributes as Record<string, unknown>,
  source: row.source,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  isEdited: row.edited_at !== null,
});

export const listReferenceSets = (deps: Deps): Promise<ReferenceSet[]> =>
  withPlatform(deps.db, async (tx) =>
    (await listSets(tx))
      .map((row) => ({ set: row.set_name, title: titleOfSet(row.set_name), values: Number(row.values) }))
      .sort((a, b) => a.title.localeCompare(b.title, "fr")),
  );

/** Values of a set on a day (today in Paris unless said), or, with `history`, every period. @throws notFound */
export const listValues = (
  deps: Deps,
  set: string,
  when: { on?: string | undefined; history?: boolean },
): Promise<{ set: string; title: string; items: ShownValue[] }> =>
  withPlatform(deps.db, async (tx) => {
    const day = when.on ?? localDateOf(deps.clock.now(), "Europe/Paris").toString();
    const rows = await listValueRows(tx, set, when.history ? undefined : day);
    if (rows.length === 0 && (await listValueRows(tx, set, undefined)).length === 0)
      throw notFound("reference.no-such-set");
    return { set, title: titleOfSet(set), items: rows.map(presentValue) };
  });
