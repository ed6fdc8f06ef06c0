import { many, sayNumber } from "../say/say-figure.ts";

export interface Counted {
  /** Row of the lettre d'intention. */
  row: string;
  /** INSEE codes of where they practise. */
  communes: readonly string[];
}

export interface OfferCommune {
  code: string;
  name: string;
  /** null: a commune of which the territory holds only parts. */
  population: number | null;
  isPartial: boolean;
}

export interface Offer {
  rows: {
    code: string;
    label: string;
    people: number;
    density: number | null;
    byCommune: { code: string; people: number }[];
  }[];
  people: number;
  /** In the directory, without a place in the territory. */
  elsewhere: number;
  sentence: string;
  warnings: string[];
}

/**
 * Professionals of the directory by row of the letter and commune. Each is counted once in all, and once in each commune where they
 * practise: communes may add up to more than the whole. Density: for 1,000 inhabitants, two decimals.
 */
export function countOffer(
  all: readonly Counted[],
  labels: readonly (readonly [string, string])[],
  communes: readonly OfferCommune[],
  population: number,
): Offer {
  const inside = new Set(communes.map((one) => one.code));
  const here = all
    .map((one) => ({ row: one.row, communes: one.communes.filter((code) => inside.has(code)) }))
    .filter((one) => one.communes.length > 0);
  const rows = labels.map(([code, label]) => {
    const those = here.filter((one) => one.row === code);
    return {
      code,
      label,
      people: those.length,
      density: population > 0 ? Math.round((those.length / population) * 100_000) / 100 : null,
      byCommune: communes
        .map((commune) => ({
          code: commune.code,
          people: those.filter((one) => one.communes.includes(commune.code)).length,
        }))
        .filter((one) => one.people > 0),
    };
  });
  return {
    rows,
    people: here.length,
    elsewhere: all.length - here.length,
    sentence: sentenceOf(here.length, rows, population),
    warnings: warningsOf(communes, all.length),
  };
}

function sentenceOf(people: number, rows: Offer["rows"], population: number): string {
  if (people === 0) return "Aucun professionnel de l’annuaire n’exerce sur le territoire.";
  const count = `${sayNumber(people)} ${many(people, "professionnel exerce", "professionnels exercent")} sur le territoire`;
  const doctors = rows.find((one) => one.code === "MEDECINS_GENERALISTES");
  if (!doctors || doctors.density === null || population === 0) return `${count}.`;
  return `${count}, dont ${sayNumber(doctors.people)} ${many(doctors.people, "médecin généraliste", "médecins généralistes")}, soit ${sayNumber(doctors.density)} pour 1\u00a0000\u00a0habitants.`;
}

function warningsOf(communes: readonly OfferCommune[], all: number): string[] {
  const partial = communes.filter((one) => one.isPartial).map((one) => one.name);
  return [
    ...(all === 0
      ? ["L’annuaire est vide : importez l’extraction nationale pour compter l’offre de soins."]
      : []),
    ...(partial.length > 0
      ? [
          `À ${partial.join(", ")}, le territoire ne tient que des quartiers : les professionnels sont comptés sur toute la commune, la densité est donc surestimée.`,
        ]
      : []),
    "L’annuaire national ne dit pas l’âge des professionnels : notez la part de ceux de 60 ans et plus comme indicateur, avec sa source.",
  ];
}
