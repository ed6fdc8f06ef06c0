import { normalizeHeader } from "../../../platform/text/index.ts";

/** What a column of a list may hold, in the order of the screen; `words` = headings that suggest it, without accents. */
const FIELD_TABLE = [
  {
    key: "birthFamilyName",
    words: ["nom de naissance", "nom naissance", "nom de famille", "nom famille", "nom patronymique", "nom"],
  },
  {
    key: "usedFamilyName",
    words: ["nom utilise", "nom usage", "nom usuel", "nom marital", "nom epouse", "nom exercice"],
  },
  { key: "birthGivenNames", words: ["prenoms de naissance", "prenoms", "prenom"] },
  {
    key: "fullName",
    words: [
      "nom et prenom",
      "nom prenom",
      "nom et prenoms",
      "nom prenoms",
      "prenom et nom",
      "prenom nom",
      "nom complet",
      "patient",
      "beneficiaire",
      "assure",
    ],
  },
  {
    key: "birthOn",
    words: ["date de naissance", "date naissance", "ne le", "nee le", "ddn", "naissance"],
  },
  { key: "sex", words: ["sexe", "genre", "civilite"] },
  { key: "postalCode", words: ["code postal", "cp", "codepostal"] },
  { key: "commune", words: ["commune", "ville", "localite", "code commune", "insee"] },
  { key: "addressLine", words: ["adresse", "adresse 1", "rue", "voie"] },
  {
    key: "phone",
    words: ["telephone", "tel", "portable", "mobile", "numero de telephone", "telephone portable"],
  },
  {
    key: "email",
    words: ["adresse mail", "mail", "email", "e mail", "courriel", "adresse electronique"],
  },
  { key: "ald", words: ["ald", "affection de longue duree"] },
  {
    key: "c2s",
    words: ["c2s", "css", "cmu", "cmu c", "complementaire sante solidaire", "droits"],
  },
  { key: "ame", words: ["ame", "aide medicale etat", "aide medicale de etat"] },
  {
    key: "formerDoctor",
    words: ["medecin", "medecin traitant", "ancien medecin", "ancien medecin traitant", "medecin retraite"],
  },
  {
    key: "withoutDoctorSinceOn",
    words: ["sans medecin depuis", "depuis", "depuis le", "date de depart"],
  },
  {
    key: "ins",
    words: ["ins", "matricule ins", "matricule", "nir", "numero de securite sociale", "n securite sociale"],
  },
] as const;

export type ListField = (typeof FIELD_TABLE)[number]["key"];
export const LIST_FIELDS = FIELD_TABLE.map((one) => one.key) as [ListField, ...ListField[]];
/** Without these, or both in one column (`fullName`), nobody can be told from another; each as a sentence names it. */
export const REQUIRED_FIELDS = [
  ["birthFamilyName", "le nom de naissance"],
  ["birthGivenNames", "les prénoms"],
] as const satisfies [ListField, string][];

/** Field → number of its column, from 0. */
export type ListColumns = { [F in ListField]?: number | undefined };
/** Heading, normalized → field: what the CPTS chose for its last files. */
export type Remembered = Record<string, ListField>;

/** The columns that headings suggest: what was chosen before, then the words of each field; a column serves once. */
export function guessColumns(headings: readonly string[], remembered: Remembered): ListColumns {
  const keys = headings.map(normalizeHeader);
  // « Prénom(s) », « Né(e) le », « Date de naissance (JJ/MM/AAAA) ».
  const plain = headings.map((heading) => normalizeHeader(heading.replace(/\([^)]*\)/g, " ")));
  const columns: ListColumns = {};
  const used = new Set<number>();
  const take = (field: ListField, index: number) => {
    if (index === -1 || used.has(index) || columns[field] !== undefined) return;
    columns[field] = index;
    used.add(index);
  };
  keys.forEach((key, index) => {
    const field = Object.hasOwn(remembered, key) ? remembered[key] : undefined;
    if (field) take(field, index);
  });
  for (const { key: field, words } of FIELD_TABLE)
    for (const word of words)
      take(
        field,
        plain.findIndex((key, index) => key === word && !used.has(index)),
      );
  return columns;
}

export const rememberColumns = (headings: readonly string[], columns: ListColumns): Remembered =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([field, index]) => {
      const key = index === undefined ? "" : normalizeHeader(headings[index] ?? "");
      return key ? [[key, field as ListField]] : [];
    }),
  );
