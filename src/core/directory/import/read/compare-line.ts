import { foldText } from "../../../../platform/text/index.ts";
import {
  type Change,
  type LinePayload,
  type Outcome,
  practiceValues,
  professionalValues,
  siteValues,
} from "./line-values.ts";

/** A row of the directory as it is now: the columns that an import may write, and what protects them. */
export type Current = Record<string, unknown> & {
  id: string;
  source: string;
  local_fields: string[];
  active: boolean;
};

export interface CurrentRows {
  professional?: Current | undefined;
  site?: Current | undefined;
  practice?: Current | undefined;
}

type Value = string | boolean | null;

const same = (one: Value, other: Value): boolean => (one ?? "") === (other ?? "");
const looksSame = (one: Value, other: Value): boolean =>
  typeof one === "string" && typeof other === "string" && foldText(one) === foldText(other);

/* What was typed here is ours: a field edited here, or any filled field of a record that was made here. */
const isOurs = (row: Current, field: string): boolean =>
  row.local_fields.includes(field) || (row.source === "local" && !same((row[field] ?? null) as Value, null));

function changesOf(on: Change["on"], values: Record<string, string | null>, row: Current): Change[] {
  return Object.entries(values).flatMap(([field, after]): Change[] => {
    const before = (row[field] ?? null) as Value;
    if (same(before, after)) return [];
    const kept = isOurs(row, field);
    // Nobody is asked to choose between a value and nothing, nor between an accent and none.
    if (kept && (after === null || after === "" || looksSame(before, after))) return [];
    return [{ on, field, before, after, kept }];
  });
}

/* A record put aside by an import comes back by itself; one put aside by hand, or a practice, is only proposed. */
const backAgain = (on: Change["on"], row: Current): Change[] =>
  row.active
    ? []
    : [
        {
          on,
          field: "active",
          before: false,
          after: true,
          kept: on === "practice" || row.local_fields.includes("active"),
        },
      ];

const MATCHED = new Set(["rpps", "id_type", "technical_id"]);

/* In the order of the schema, which people read; a stored payload has forgotten it. */
const compared = <Values extends Record<string, string | null>>(
  schema: { shape: object },
  values: Values,
): Values =>
  Object.fromEntries(
    Object.keys(schema.shape).flatMap((field) =>
      MATCHED.has(field) ? [] : [[field, values[field] ?? null]],
    ),
  ) as Values;

/** What a line would do to the directory: pure, field by field. */
export function compareLine(
  line: Pick<LinePayload, "professional" | "site" | "isFirstAtSite" | "practice">,
  now: CurrentRows,
): { outcome: Outcome; changes: Change[] } {
  const changes: Change[] = [];
  if (line.professional && now.professional) {
    changes.push(
      ...changesOf("professional", compared(professionalValues, line.professional), now.professional),
      ...backAgain("professional", now.professional),
    );
  }
  if (line.isFirstAtSite && now.site) {
    const { commune_code, commune_name, ...others } = compared(siteValues, line.site);
    // A commune that the file leaves out is not a commune that went away.
    const values = commune_code ? { ...others, commune_code, commune_name: commune_name ?? null } : others;
    changes.push(...changesOf("site", values, now.site), ...backAgain("site", now.site));
  }
  if (line.practice && now.practice) {
    changes.push(
      ...changesOf("practice", compared(practiceValues, line.practice), now.practice),
      ...backAgain("practice", now.practice),
    );
  }
  if (line.practice && !now.practice) return { outcome: "create", changes };
  if (changes.some((one) => one.kept)) return { outcome: "kept", changes };
  return { outcome: changes.length > 0 ? "change" : "same", changes };
}
