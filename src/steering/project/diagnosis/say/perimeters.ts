/** What a value is of, from the smallest ground to the largest. */
export const PERIMETERS = [
  "part",
  "territory",
  "commune",
  "other",
  "department",
  "region",
  "country",
] as const;
export type Perimeter = (typeof PERIMETERS)[number];

/** Without a name of its own; the others are called by theirs. */
const WORDS: Partial<Record<Perimeter, string>> = {
  territory: "le territoire",
  department: "le département",
  region: "la région",
  country: "la France",
};

/** « le département », « Toulouse » */
export const perimeterWords = (perimeter: Perimeter, label: string): string => WORDS[perimeter] ?? label;

/** The ground that a figure tells of; the others are what it is compared with. */
export const isGround = (perimeter: Perimeter): boolean => perimeter === "territory" || perimeter === "part";

/** « que le département », « qu'Auzeville » */
export const thanWords = (perimeter: Perimeter, label: string): string => {
  const words = perimeterWords(perimeter, label);
  return /^[aeiouyàâäéèêëîïôöùûü]/i.test(words) ? `qu’${words}` : `que ${words}`;
};
