import type { CallSheet, ChoiceQuestion, LevelRule } from "./call-sheet.ts";
import { defaultRedFlags } from "./default-red-flags.ts";

const choice = (
  code: string,
  label: string,
  say: string,
  options: Record<string, string>,
  required = true,
): ChoiceQuestion => ({
  kind: "choice",
  code,
  label,
  say,
  options: Object.entries(options).map(([option, text]) => ({ code: option, label: text })),
  required,
});

const rule = (
  code: string,
  level: string,
  question: string,
  values: readonly string[],
  why: string,
): LevelRule => ({
  code,
  level,
  when: [{ question, is: "one-of", values }],
  why,
});

/** The sheet that a new CPTS starts from: a draft to be read and changed by its doctors, and it says so. */
export const defaultSheet: CallSheet = {
  title: "Fiche d'appel pour une demande de soins non programmés",
  note: "Fiche proposée par Maillage, à relire et à valider par les médecins de la CPTS avant usage. Elle ne remplace pas une régulation médicale : au moindre doute, appelez le 15.",
  questions: [
    ...defaultRedFlags,
    {
      kind: "number",
      code: "age",
      label: "Âge",
      say: "Quel âge a la personne ?",
      min: 0,
      max: 120,
      unit: "ans",
      required: true,
    },
    choice("depuis", "Depuis quand", "Depuis quand cela dure-t-il ?", {
      "moins-24h": "moins de 24 heures",
      "1-3-jours": "1 à 3 jours",
      "plus-3-jours": "plus de 3 jours",
    }),
    choice("evolution", "Évolution", "Est-ce que cela s'aggrave ?", {
      aggrave: "cela s'aggrave",
      stable: "c'est stable",
      mieux: "cela va mieux",
    }),
    choice("douleur", "Douleur", "A-t-il mal ? Comment ?", {
      aucune: "pas de douleur",
      supportable: "douleur supportable",
      forte: "forte douleur, qui empêche de dormir ou de bouger",
    }),
    choice("fievre", "Fièvre", "A-t-il de la fièvre ?", {
      non: "non",
      "moins-3-jours": "oui, depuis moins de 3 jours",
      "plus-3-jours": "oui, depuis 3 jours ou plus",
    }),
    choice(
      "fragilite",
      "Fragilité",
      "Est-elle enceinte, très âgée, immunodéprimée, ou suivie pour une maladie grave ?",
      {
        non: "non",
        oui: "oui",
      },
    ),
    choice("deplacement", "Déplacement", "Peut-il se déplacer jusqu'à un cabinet ?", {
      oui: "oui",
      accompagne: "oui, si on l'accompagne",
      non: "non, il faut une visite",
    }),
    {
      kind: "text",
      code: "notes",
      label: "Notes",
      say: "Que voulez-vous dire au médecin qui verra la personne ?",
      maxLength: 1000,
      required: false,
    },
  ],
  rules: [
    rule("aggravation", "ORANGE", "evolution", ["aggrave"], "Cela s'aggrave"),
    rule("forte-douleur", "ORANGE", "douleur", ["forte"], "Forte douleur"),
    rule("fievre-durable", "ORANGE", "fievre", ["plus-3-jours"], "Fièvre depuis 3 jours ou plus"),
    {
      code: "petit-enfant-fievre",
      level: "ORANGE",
      when: [
        { question: "age", is: "at-most", value: 2 },
        { question: "fievre", is: "one-of", values: ["moins-3-jours", "plus-3-jours"] },
      ],
      why: "Fièvre chez un enfant de 2 ans ou moins",
    },
    rule("personne-fragile", "ORANGE", "fragilite", ["oui"], "Personne fragile"),
    {
      code: "grand-age",
      level: "JAUNE",
      when: [{ question: "age", is: "at-least", value: 75 }],
      why: "75 ans ou plus",
    },
    rule("fievre-recente", "JAUNE", "fievre", ["moins-3-jours"], "Fièvre depuis moins de 3 jours"),
    rule("debut-recent", "JAUNE", "depuis", ["moins-24h", "1-3-jours"], "Début récent"),
    {
      code: "rien-de-presse",
      level: "VERT",
      when: [
        { question: "evolution", is: "one-of", values: ["stable", "mieux"] },
        { question: "douleur", is: "one-of", values: ["aucune", "supportable"] },
        { question: "fievre", is: "one-of", values: ["non"] },
        { question: "fragilite", is: "one-of", values: ["non"] },
        { question: "depuis", is: "one-of", values: ["plus-3-jours"] },
      ],
      why: "Rien ne s'aggrave, ni fièvre, ni forte douleur, ni fragilité",
    },
  ],
};
