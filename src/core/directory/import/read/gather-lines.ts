import { hash } from "node:crypto";
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
  hasSpeciality: boolean;
  hasEmail: boolean;
}

interface SeenSite {
  line: number;
  lacksCommune: boolean;
}

/** What the first line of a person or of a place must carry too, because a later line said more. */
export interface Improvement {
  line: number;
  on: "professional" | "site";
  values: Partial<ProfessionalValues> | Partial<SiteValues>;
}

/* Keys and names stand here as digests: a field cut out of a line keeps the whole line in memory, and what is only compared needs no text. */
const digest = (text: string): string => hash("sha1", text, "base64url");

/**
 * Reads the lines of one file in order: the first line of a person and of a place carries their values, a repeated
 * activity is refused, another savoir-faire of the same activity joins it. Keeps what it has seen, about 0.4 kB a line.
 */
export function createGatherer(communes: CommuneFinder) {
  const activities = new Map<string, number>();
  const practices = new Map<string, number>();
  const sites = new Map<string, SeenSite>();
  const people = new Map<string, SeenPerson>();
  let improvements = new Map<string, Improvement>();

  function improve(line: number, on: Improvement["on"], values: Improvement["values"]): void {
    const key = `${on} ${line}`;
    improvements.set(key, { line, on, values: { ...improvements.get(key)?.values, ...values } });
  }

  function meet(
    line: number,
    row: RppsActivity,
    values: ProfessionalValues,
  ): { isFirst: boolean; note: string[] } {
    const name = digest(`${values.family_name} ${values.given_name}`);
    const seen = people.get(values.rpps);
    // « S » is the speciality of the register; others are further skills.
    const isSpeciality = row.savoirFaireType === "S";
    if (!seen) {
      people.set(values.rpps, { line, name, hasSpeciality: isSpeciality, hasEmail: values.email !== null });
      return { isFirst: true, note: [] };
    }
    if (isSpeciality && !seen.hasSpeciality) {
      seen.hasSpeciality = true;
      improve(seen.line, "professional", { speciality_code: values.speciality_code });
    }
    if (!seen.hasEmail && values.email !== null) {
      seen.hasEmail = true;
      improve(seen.line, "professional", { email: values.email });
    }
    return {
      isFirst: false,
      note: seen.name === name ? [] : [`Le nom diffère de celui de la ligne ${seen.line}, qui est gardé.`],
    };
  }

  /* Whether this is the first line of a place. */
  function locate(line: number, site: SiteValues): boolean {
    const key = digest(site.technical_id);
    const seen = sites.get(key);
    if (!seen) {
      sites.set(key, { line, lacksCommune: site.commune_code === null });
      return true;
    }
    if (seen.lacksCommune && site.commune_code !== null) {
      seen.lacksCommune = false;
      improve(seen.line, "site", { commune_code: site.commune_code, commune_name: site.commune_name });
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
      const activityKey = digest(row.activityKey);
      const before = activities.get(activityKey);
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
      activities.set(activityKey, line);
      const { isFirst, note } = meet(line, row, professional);
      const practiceKey = digest(sourceKey);
      const twin = practices.get(practiceKey);
      if (twin === undefined) practices.set(practiceKey, line);
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

    /** What was said since the last time, of lines that were already given. */
    takeImprovements(): Improvement[] {
      const taken = [...improvements.values()];
      improvements = new Map();
      return taken;
    },
  };
}
