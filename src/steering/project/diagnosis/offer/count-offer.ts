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
  /** Inhabitants of the whole commune, for whom its professionals are counted; null: not known. */
  inhabitants: number | null;
  isPartial: boolean;
}

/** Share of those of 60 and more, as the diagnosis tells it. */
export interface KnownAges {
  percent: number;
  /** « Rézone CPTS, 2025 » */
  source: string;
}

export interface Offer {
  rows: {
    code: string;
    label: string;
    people: number;
    density: number | null;
    /** null: nobody has noted it. */
    over60: KnownAges | null;
    /** Communes where there is none are left out. */
    byCommune: { code: string; people: number; density: number | null }[];
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
  ages: ReadonlyMap<string, KnownAges> = new Map(),
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
      density: densityOf(those.length, population),
      over60: ages.get(code) ?? null,
      byCommune: communes
        .map(({ code: commune, inhabitants }) => {
          const people = those.filter((one) => one.communes.includes(commune)).length;
          return { code: commune, people, density: densityOf(people, inhabitants ?? 0) };
        })
        .filter((one) => one.people > 0),
    };
  });
  return {
    rows,
    people: here.length,
    elsewhere: all.length - here.length,
    sentence: sentenceOf(here.length, rows, population) + sayElsewhere(all.length - here.length),
    warnings: warningsOf(communes, all.length, ages.size > 0),
  };
}

/* For 1,000 inhabitants, two decimals. */
const densityOf = (people: number, inhabitants: number): number | null =>
  inhabitants > 0 ? Math.round((people / inhabitants) * 100_000) / 100 : null;

function sentenceOf(people: number, rows: Offer["rows"], population: number): string {
  if (people === 0) return "Aucun professionnel de l’annuaire n’exerce sur le territoire.";
  const count = `${sayNumber(people)} ${many(people, "professionnel exerce", "professionnels exercent")} sur le territoire`;
  const doctors = rows.find((one) => one.code === "MEDECINS_GENERALISTES");
  if (!doctors || doctors.density === null || population === 0) return `${count}.`;
  return `${count}, dont ${sayNumber(doctors.people)} ${many(doctors.people, "médecin généraliste", "médecins généralistes")}, soit ${sayNumber(doctors.density)} pour 1\u00a0000 habitants.`;
}

/* The table of the letter counts the whole directory: two numbers of doctors in one document must say why they differ. */
function sayElsewhere(people: number): string {
  if (people === 0) return "";
  return people === 1
    ? " Une autre personne de l’annuaire n’a pas de lieu d’exercice sur le territoire : elle compte parmi les professionnels identifiés, pas ici."
    : ` ${sayNumber(people)} autres personnes de l’annuaire n’ont pas de lieu d’exercice sur le territoire : elles comptent parmi les professionnels identifiés, pas ici.`;
}

function warningsOf(communes: readonly OfferCommune[], all: number, hasAges: boolean): string[] {
  const partial = communes.filter((one) => one.isPartial).map((one) => one.name);
  return [
    ...(all === 0
      ? ["L’annuaire est vide : importez l’extraction nationale pour compter l’offre de soins."]
      : []),
    ...(partial.length > 0
      ? [
          `À ${partial.join(", ")}, le territoire ne tient que des quartiers : les professionnels sont comptés sur toute la commune, la densité du territoire est donc surestimée.`,
        ]
      : []),
    hasAges
      ? "L’annuaire national ne dit pas l’âge des professionnels : la part de ceux de 60 ans et plus vient du diagnostic, pour les professions où elle y est notée."
      : "L’annuaire national ne dit pas l’âge des professionnels : notez la part de ceux de 60 ans et plus comme indicateur, avec sa source.",
  ];
}
