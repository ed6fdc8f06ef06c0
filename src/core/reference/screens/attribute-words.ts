const words: Record<string, string> = {
  letterRow: "Ligne de la lettre d’intention",
  mayRequest: "Peut demander une orientation",
  professionCode: "Code de la profession",
  codes: "Codes de profession ou de spécialité",
  isGeneralPractice: "Médecine générale",
  fromPopulation: "À partir de (habitants)",
  belowPopulation: "Moins de (habitants)",
  core: "Mission socle",
  startWithinMonths: "À commencer sous (mois)",
  fullDeploymentWithinMonths: "À déployer sous (mois)",
  amountEuros: "Montant (euros)",
  verified: "Vérifié",
  rank: "Rang",
  family: "Famille",
  unit: "Unité",
  sense: "Sens",
  mission: "Mission",
  definition: "Définition",
  method: "Méthode",
  finest: "Échelle la plus fine",
  live: "Calculé par la plateforme",
  ofPeople: "Compte des personnes",
  fromHours: "À partir de (heures)",
  withinHours: "Sous (heures)",
  colour: "Couleur",
  advice: "Conseil",
  emergencyCall: "Appeler le 15",
  callbackNumberRequired: "Numéro de rappel obligatoire",
  minutes: "Minutes",
  seconds: "Secondes",
  weeks: "Semaines",
  days: "Jours",
  months: "Mois",
};

/** An attribute as people read it; its own name where nobody has named it. */
export const attributeWord = (name: string): string => words[name] ?? name;

/** Values that the software reads by a word of its own, as people say them. */
const valueWords: Record<string, Record<string, string>> = {
  colour: { red: "rouge", orange: "orange", yellow: "jaune", green: "vert", gray: "gris" },
  sense: { better: "plus, c’est mieux", worse: "plus, c’est moins bien", neither: "ni l’un ni l’autre" },
  finest: { iris: "IRIS", commune: "commune", own: "compté par la CPTS" },
  unit: {
    count: "nombre",
    days: "jours",
    hours: "heures",
    visits: "visites",
    "per-1000": "pour 1 000",
    "yes-no": "oui ou non",
  },
};

/** What may be chosen where only words of the software make sense; null where any value does. The present one is always among them. */
export function attributeChoices(name: string, present: unknown): { value: string; label: string }[] | null {
  const known = valueWords[name];
  if (!known || typeof present !== "string") return null;
  const words = present === "" || present in known ? known : { ...known, [present]: present };
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

export const attributeText = (name: string, value: unknown): string => {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (typeof value === "number") return value.toLocaleString("fr-FR");
  if (Array.isArray(value)) return value.map((one) => attributeText(name, one)).join(", ");
  return valueWords[name]?.[String(value)] ?? String(value);
};
