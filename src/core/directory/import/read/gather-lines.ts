import type { RppsActivity } from "../parse/index.ts";
import { draftLine } from "./draft-line.ts";
import type { LinePayload, ProfessionalValues, SiteValues } from "./line-values.ts";
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

interface SeenSite {
  line: number;
  /** Kept only while the commune is not known. */
  values: SiteValues | null;
  improved: boolean;
}

/** What the first line of a person or of a place must carry, because a later line said more. */
export interface Improvement {
  line: number;
  on: "professional" | "site";
  values: ProfessionalValues | SiteValues;
}

/**
 * Reads the lines of one file in order: the first line of a person and of a place carries their values, a repeated
 * activity is refused, another savoir-faire of the same activity joins it. Keeps what it has seen, about 0.5 kB a line.
 */
export function createGatherer(communes: CommuneFinder) {
  const activities = new Map<string, number>();
  const practices = new Map<string, number>();
  const sites = new Map<string, SeenSite>();
  const people = new Map<string, SeenPerson>();

  function meet(
    line: number,
    row: RppsActivity,
    values: ProfessionalValues,
  ): { isFirst: boolean; note: string[] } {
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
    return {
      isFirst: false,
      note: seen.name === name ? [] : [`Le nom diffère de celui de la ligne ${seen.line}, qui est gardé.`],
    };
  }

  /* Whether this is the first line of a place. */
  function locate(line: number, site: SiteValues): boolean {
    const seen = sites.get(site.technical_id);
    if (!seen) {
      sites.set(site.technical_id, {
        line,
        values: site.commune_code === null ? site : null,
        improved: false,
      });
      return true;
    }
    if (seen.values && site.commune_code !== null && !seen.improved) {
      seen.values = { ...seen.values, commune_code: site.commune_code, commune_name: site.commune_name };
      seen.improved = true;
    }
    return false;
  }

  return {
    refuse: (line: number, reason: string, raw: string): GatheredLine => ({
      line,
      outcome: "refused",
      reason: reason.slice(0, 500),
      sourceKey: null,
      payload: null,
      raw,
    }),

    add(line: number, row: RppsActivity, warnings: readonly string[]): GatheredLine {
      const before = activities.get(row.activityKey);
      const { professional, site, practice, sourceKey, ...rest } = draftLine(row, communes);
      if (before !== undefined) {
        return {
          line,
          outcome: "refused",
          reason: `Ligne en double : la même activité est déjà à la ligne ${before}, qui est gardée.`,
          sourceKey: null,
          payload: null,
          raw: `${row.nationalId} ${rest.who}, ${rest.where}`.slice(0, 500),
        };
      }
      activities.set(row.activityKey, line);
      const { isFirst, note } = meet(line, row, professional);
      const twin = practices.get(sourceKey);
      if (twin === undefined) practices.set(sourceKey, line);
      else note.push(`Autre savoir-faire de l'activité de la ligne ${twin} : réuni avec elle.`);
      const isFirstAtSite = twin === undefined && locate(line, site);
      if (isFirstAtSite && site.commune_code === null)
        note.push("La commune manque : le lieu est situé d'après son code postal.");
      const payload = {
        ...rest,
        professional: isFirst ? professional : null,
        site,
        isFirstAtSite,
        practice: twin === undefined ? practice : null,
      };
      const reason = [...note, ...warnings].join(" ").slice(0, 500);
      return {
        line,
        outcome: "same",
        reason: reason || null,
        sourceKey: twin === undefined ? sourceKey : null,
        payload,
        raw: null,
      };
    },

    improved: (): Improvement[] => [
      ...[...people.values()].flatMap(({ line, values, improved }): Improvement[] =>
        improved ? [{ line, on: "professional", values }] : [],
      ),
      ...[...sites.values()].flatMap(({ line, values, improved }): Improvement[] =>
        improved && values ? [{ line, on: "site", values }] : [],
      ),
    ],
  };
}
