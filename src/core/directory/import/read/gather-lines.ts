import type { RppsActivity } from "../parse/index.ts";
import { draftLine } from "./draft-line.ts";
import type { LinePayload, ProfessionalValues } from "./line-values.ts";
import type { CommuneFinder } from "./territory-communes.ts";

export interface GatheredLine {
  line: number;
  outcome: "same" | "refused";
  reason: string | null;
  sourceKey: string | null;
  payload: LinePayload | null;
  raw: string | null;
}

interface SeenPerson {
  line: number;
  name: string;
  type: string | null;
  values: ProfessionalValues;
  improved: boolean;
}

/**
 * Reads the lines of one file in order: the first line of a person and of a place carries their values, a repeated
 * activity is refused, another savoir-faire of the same activity joins it. Keeps what it has seen, about 0.5 kB a line.
 */
export function createGatherer(communes: CommuneFinder) {
  const activities = new Map<string, number>();
  const practices = new Map<string, number>();
  const sites = new Set<string>();
  const people = new Map<string, SeenPerson>();

  function meet(line: number, row: RppsActivity, values: ProfessionalValues): { isFirst: boolean; note: string[] } {
    const name = `${values.family_name} ${values.given_name}`;
    const seen = people.get(values.rpps);
    if (!seen) {
      people.set(values.rpps, { line, name, type: row.savoirFaireType, values, improved: false });
      return { isFirst: true, note: [] };
    }
    // « S » is the speciality of the register; others are further skills.
    if (row.savoirFaireType === "S" && seen.type !== "S") {
      seen.type = "S";
      seen.values = { ...seen.values, speciality_code: values.speciality_code };
      seen.improved = true;
    }
    if (seen.values.email === null && values.email !== null) {
      seen.values = { ...seen.values, email: values.email };
      seen.improved = true;
    }
    return { isFirst: false, note: seen.name === name ? [] : [`Le nom diffère de celui de la ligne ${seen.line}, qui est gardé.`] };
  }

  return {
    refuse: (line: number, reason: string, raw: string): GatheredLine => ({ line, outcome: "refused", reason: reason.slice(0, 500), sourceKey: null, payload: null, raw }),

    add(line: number, row: RppsActivity, warnings: readonly string[]): GatheredLine {
      const before = activities.get(row.activityKey);
      const { professional, site, practice, sourceKey, ...rest } = draftLine(row, communes);
      if (before !== undefined) {
        return { line, outcome: "refused", reason: `Ligne en double : la même activité est déjà à la ligne ${before}, qui est gardée.`, sourceKey: null, payload: null, raw: `${row.nationalId} ${rest.who}, ${rest.where}`.slice(0, 500) };
      }
      activities.set(row.activityKey, line);
      const { isFirst, note } = meet(line, row, professional);
      const twin = practices.get(sourceKey);
      if (twin === undefined) practices.set(sourceKey, line);
      else note.push(`Autre savoir-faire de l'activité de la ligne ${twin} : réuni avec elle.`);
      const isFirstAtSite = twin === undefined && !sites.has(site.technical_id);
      sites.add(site.technical_id);
      const payload = { ...rest, professional: isFirst ? professional : null, site, isFirstAtSite, practice: twin === undefined ? practice : null };
      const reason = [...note, ...warnings].join(" ").slice(0, 500);
      return { line, outcome: "same", reason: reason || null, sourceKey: twin === undefined ? sourceKey : null, payload, raw: null };
    },

    /** People of whom a later line said more than the first: what the first line must carry. */
    improved: (): { line: number; values: ProfessionalValues }[] => [...people.values()].filter((one) => one.improved).map(({ line, values }) => ({ line, values })),
    size: () => activities.size,
  };
}
