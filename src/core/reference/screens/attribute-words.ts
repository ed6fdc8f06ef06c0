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
  sense: "Sens (better : plus, c’est mieux)",
  mission: "Mission",
  definition: "Définition",
  method: "Méthode",
  finest: "Échelle la plus fine (iris, commune, own : compté par la CPTS)",
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

export const attributeText = (value: unknown): string => {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (typeof value === "number") return value.toLocaleString("fr-FR");
  return Array.isArray(value) ? value.map(attributeText).join(", ") : String(value);
};
