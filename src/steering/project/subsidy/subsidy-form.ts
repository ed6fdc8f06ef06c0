/** A field of CERFA 12156*06 as a person fills it; every answer is kept as a text. */
export interface FormField {
  key: string;
  label: string;
  kind: "line" | "text" | "number" | "date" | "choice";
  help?: string;
  /** Most characters. */
  most: number;
  options?: readonly { value: string; label: string }[];
  /** Without it the sheet is not frozen. */
  needed?: boolean;
}

export interface FormPart {
  key: string;
  title: string;
  fields: readonly FormField[];
}

type More = Partial<Omit<FormField, "key" | "label" | "kind">>;
const line = (key: string, label: string, more: More = {}): FormField => ({
  key,
  label,
  kind: "line",
  most: 200,
  ...more,
});
const text = (key: string, label: string, more: More = {}): FormField => ({
  key,
  label,
  kind: "text",
  most: 4_000,
  ...more,
});
const number = (key: string, label: string, more: More = {}): FormField => ({
  key,
  label,
  kind: "number",
  most: 12,
  ...more,
});
const day = (key: string, label: string, more: More = {}): FormField => ({
  key,
  label,
  kind: "date",
  most: 10,
  ...more,
});
const choice = (
  key: string,
  label: string,
  options: readonly [string, string][],
  more: More = {},
): FormField => ({
  key,
  label,
  kind: "choice",
  most: 30,
  options: options.map(([value, words]) => ({ value, label: words })),
  ...more,
});
const YES_NO: [string, string][] = [
  ["yes", "Oui"],
  ["no", "Non"],
];
const needed = { needed: true };

/** The parts of CERFA 12156*06 in its order (notice 51781#04); the two budgets stand in parts 5 and 6. */
export const SUBSIDY_PARTS: readonly FormPart[] = [
  {
    key: "request",
    title: "La demande",
    fields: [
      choice(
        "request.form",
        "Forme de la subvention",
        [
          ["money", "En numéraire (argent)"],
          ["kind", "En nature"],
        ],
        needed,
      ),
      choice(
        "request.occurrence",
        "Cette demande est",
        [
          ["first", "Une première demande"],
          ["renewal", "Un renouvellement"],
        ],
        needed,
      ),
      choice(
        "request.object",
        "Elle porte sur",
        [
          ["global", "Le fonctionnement global"],
          ["projects", "Un ou plusieurs projets"],
        ],
        needed,
      ),
      choice(
        "request.period",
        "Période",
        [
          ["year", "Annuelle ou ponctuelle"],
          ["years", "Pluriannuelle"],
        ],
        needed,
      ),
      choice(
        "request.recipient",
        "Adressée à",
        [
          ["state", "L’État (ministère)"],
          ["region", "La région"],
          ["department", "Le département"],
          ["town", "Une commune ou intercommunalité"],
          ["public", "Un établissement public (ARS, CPAM…)"],
          ["other", "Un autre organisme"],
        ],
        needed,
      ),
      line("request.recipientName", "Nom de l’organisme", needed),
    ],
  },
  {
    key: "identity",
    title: "1. Identification de l’association",
    fields: [
      line("identity.name", "Dénomination, telle qu’elle est déclarée", needed),
      line("identity.acronym", "Sigle", { most: 40 }),
      text("identity.purpose", "Objet de l’association", { most: 1_000 }),
      line("identity.rna", "Numéro RNA", { most: 10, help: "W suivi de neuf chiffres." }),
      line("identity.siret", "Numéro SIRET", { most: 17, help: "Quatorze chiffres." }),
      line("identity.address", "Adresse du siège", { most: 300, ...needed }),
      line("identity.mailAddress", "Adresse de correspondance, si elle est autre", { most: 300 }),
      line("identity.email", "Courriel", { most: 320 }),
      line("identity.phone", "Téléphone", { most: 30 }),
      line("identity.website", "Site internet"),
    ],
  },
  {
    key: "people",
    title: "2. Représentant légal et personne chargée du dossier",
    fields: [
      line("people.legalName", "Représentant légal : nom et prénom", needed),
      line("people.legalRole", "Sa qualité", { help: "Présidente, président…", ...needed }),
      line("people.legalContact", "Son téléphone et son courriel"),
      line("people.fileName", "Personne chargée du dossier : nom et prénom"),
      line("people.fileRole", "Sa fonction"),
      line("people.fileContact", "Son téléphone et son courriel"),
    ],
  },
  {
    key: "situation",
    title: "3. Situation de l’association",
    fields: [
      choice("situation.approved", "A-t-elle un agrément administratif ?", YES_NO),
      text("situation.approvals", "Lesquels, par qui, depuis quand", { most: 1_000 }),
      choice("situation.utility", "Est-elle reconnue d’utilité publique ?", YES_NO),
      day("situation.utilityOn", "Date de publication au Journal officiel"),
      choice("situation.taxed", "Régime fiscal : est-elle assujettie aux impôts commerciaux ?", YES_NO),
      choice("situation.audited", "A-t-elle un commissaire aux comptes ?", YES_NO),
      text("situation.aids", "Aides publiques reçues les trois dernières années", {
        most: 2_000,
        help: "Une ligne par aide : année, organisme, montant.",
      }),
    ],
  },
  {
    key: "means",
    title: "4. Moyens humains",
    fields: [
      number("means.members", "Adhérents"),
      number("means.volunteers", "Bénévoles"),
      number("means.service", "Volontaires (service civique…)"),
      number("means.employees", "Salariés"),
      number("means.fullTime", "Salariés, en équivalent temps plein"),
      number("means.seconded", "Personnels mis à disposition ou détachés"),
    ],
  },
  {
    key: "budget",
    title: "5. Budget de l’association et demande",
    fields: [
      day("budget.from", "Exercice : du", needed),
      day("budget.to", "au", needed),
      line("budget.funder", "Financeur sollicité", needed),
      text("budget.object", "Objet de la subvention demandée", { most: 1_000, ...needed }),
      number("budget.amount", "Montant demandé, en euros", needed),
    ],
  },
  {
    key: "project",
    title: "6. Projet",
    fields: [
      line("project.title", "Intitulé", needed),
      text("project.goals", "Objectifs"),
      text("project.description", "Description"),
      text("project.publics", "Bénéficiaires", { most: 2_000 }),
      text("project.territory", "Territoire", { most: 2_000 }),
      text("project.means", "Moyens matériels et humains", { most: 2_000 }),
      line("project.schedule", "Calendrier : début, durée"),
      text("project.evaluation", "Évaluation et indicateurs", { most: 2_000 }),
    ],
  },
  {
    key: "statement",
    title: "7. Attestation",
    fields: [
      choice(
        "statement.upToDate",
        "L’association est à jour de ses obligations administratives, comptables, sociales et fiscales",
        YES_NO,
        needed,
      ),
      choice("statement.exact", "Les informations de ce dossier sont exactes et sincères", YES_NO, needed),
      choice(
        "statement.over500k",
        "Aides publiques de plus de 500 000 € sur trois exercices",
        YES_NO,
        needed,
      ),
      line("statement.place", "Fait à", needed),
      day("statement.on", "Le", needed),
      line("statement.signer", "Signataire : nom et prénom", needed),
      line("statement.signerRole", "Qualité", needed),
    ],
  },
];

const FIELDS: readonly FormField[] = SUBSIDY_PARTS.flatMap((part) => part.fields);
const BY_KEY = new Map(FIELDS.map((one) => [one.key, one]));

/** Why an answer is not taken, or null; an empty one always is. */
export function whyNot(key: string, value: string): string | null {
  const field = BY_KEY.get(key);
  if (!field) return "Ce champ n’est pas dans le formulaire.";
  if (value === "") return null;
  if (value.length > field.most) return `${field.most} caractères au plus.`;
  if (field.kind === "choice" && !field.options?.some((one) => one.value === value))
    return "Choisissez dans la liste.";
  if (field.kind === "number" && !/^\d{1,9}([.,]\d{1,2})?$/.test(value)) return "Indiquez un nombre.";
  if (field.kind === "date" && !isDay(value)) return "Indiquez une date (AAAA-MM-JJ).";
  if (key === "identity.rna" && !/^W\d{9}$/.test(value.replace(/\s/g, "")))
    return "Un numéro RNA est un W suivi de neuf chiffres.";
  if (key === "identity.siret" && !/^\d{14}$/.test(value.replace(/\s/g, "")))
    return "Un numéro SIRET a quatorze chiffres.";
  return null;
}

const isDay = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  !Number.isNaN(Date.parse(`${value}T00:00:00Z`)) &&
  new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);

/** What must be filled before the sheet is frozen. */
export const missingFields = (fields: Readonly<Record<string, string>>): FormField[] =>
  FIELDS.filter((one) => one.needed && !(fields[one.key] ?? "").trim());

/** An answer as it is printed. */
export function answerWords(field: FormField, value: string | undefined): string {
  if (!value) return "";
  if (field.kind === "choice") return field.options?.find((one) => one.value === value)?.label ?? "";
  return field.kind === "date" ? value.split("-").reverse().join("/") : value;
}
