import type { ReferenceDatum } from "./datum.ts";
import { beforeThePlatform } from "./datum.ts";

type Unit = "%" | "count" | "per-1000" | "visits";
type Sense = "better" | "worse" | "neither";

/* Code | family | label | unit | whether more is better | counts persons, and is then not published below eleven. */
const rows: [string, string, string, Unit, Sense, boolean?][] = [
  ["age.under15", "population", "Population de moins de 15 ans", "%", "neither"],
  ["age.under25", "population", "Population de moins de 25 ans", "%", "neither"],
  ["age.students.18-29", "population", "Étudiants de 18 à 29 ans dans la population", "%", "neither"],
  ["age.65plus", "population", "Population de 65 ans et plus", "%", "neither"],
  ["age.80plus", "population", "Population de 80 ans et plus", "%", "neither"],
  ["poverty", "precarity", "Taux de pauvreté", "%", "worse"],
  ["cmuc", "precarity", "Bénéficiaires de la complémentaire santé solidaire (ex-CMU-C)", "%", "worse"],
  ["qpv", "precarity", "Quartiers prioritaires de la politique de la ville", "count", "neither"],
  ["obesity.3-4", "precarity", "Enfants de 3 à 4 ans en situation d’obésité", "%", "worse"],
  ["gp.density", "offer", "Médecins généralistes pour 1 000 habitants", "per-1000", "better"],
  ["gp.apl", "offer", "Accessibilité aux médecins généralistes (APL)", "visits", "better"],
  ["gp.over60", "offer", "Médecins généralistes de 60 ans et plus", "%", "worse"],
  ["offer.share-of-town", "offer", "Part des services de santé de la ville", "%", "better"],
  ["mt.without", "family-doctor", "Patients sans médecin traitant", "%", "worse"],
  [
    "mt.without.17plus",
    "family-doctor",
    "Patients consommants de 17 ans et plus sans médecin traitant",
    "%",
    "worse",
  ],
  ["mt.without.70plus", "family-doctor", "Patients de 70 ans et plus sans médecin traitant", "%", "worse"],
  ["mt.without.ald", "family-doctor", "Patients en ALD sans médecin traitant", "%", "worse"],
  [
    "mt.without.css",
    "family-doctor",
    "Patients ayant la complémentaire santé solidaire sans médecin traitant",
    "%",
    "worse",
  ],
  ["mt.without.number", "family-doctor", "Nombre de patients sans médecin traitant", "count", "worse", true],
  [
    "mt.without.ald.number",
    "family-doctor",
    "Nombre de patients en ALD sans médecin traitant",
    "count",
    "worse",
    true,
  ],
  [
    "emergency.not-followed-by-admission",
    "emergency",
    "Passages aux urgences non suivis d’une hospitalisation, rapportés aux patients consommants",
    "%",
    "worse",
  ],
  ["ald", "ald", "Patients en affection de longue durée", "%", "neither"],
  ["ald.diabetes", "ald", "Diabète de type 1 ou 2", "%", "neither"],
  ["ald.tumours", "ald", "Tumeurs malignes", "%", "neither"],
  ["ald.heart-failure", "ald", "Insuffisances cardiaques et cardiopathies graves", "%", "neither"],
  ["ald.psychiatric", "ald", "Affections psychiatriques de longue durée", "%", "neither"],
  ["ald.coronary", "ald", "Maladies coronaires", "%", "neither"],
  [
    "screening.cervix.25-65",
    "prevention",
    "Dépistage du cancer du col de l’utérus, femmes de 25 à 65 ans",
    "%",
    "better",
  ],
  [
    "screening.breast.50-74",
    "prevention",
    "Dépistage du cancer du sein, femmes de 50 à 74 ans",
    "%",
    "better",
  ],
  [
    "screening.breast.organised",
    "prevention",
    "Participation au dépistage organisé du cancer du sein",
    "%",
    "better",
  ],
  ["screening.colorectal.50-74", "prevention", "Dépistage du cancer colorectal, 50 à 74 ans", "%", "better"],
  ["vaccination.flu.65plus", "prevention", "Vaccination contre la grippe, 65 ans et plus", "%", "better"],
  [
    "vaccination.flu.at-risk",
    "prevention",
    "Vaccination contre la grippe, personnes à risque",
    "%",
    "better",
  ],
  ["vaccination.mmr.19-30", "prevention", "Vaccination ROR, deux doses, 19 à 30 ans", "%", "better"],
  ["dental.under16", "prevention", "Examen bucco-dentaire, moins de 16 ans", "%", "better"],
  ["polymedication.older", "prevention", "Patients âgés polymédiqués", "%", "worse"],
  ["snp.organised", "emergency", "Créneaux de soins non programmés proposés par semaine", "count", "better"],
];

/**
 * Indicators of a territory's diagnosis: those of two lettres d'intention (Canal Garonne 2020, Ruscino 2023) and of Rézone CPTS.
 * No official national list exists; a CPTS adds its own beside them.
 */
export const diagnosisIndicators: ReferenceDatum[] = rows.map(
  ([code, family, label, unit, sense, ofPeople], rank) => ({
    set: "diagnosis-indicator",
    code,
    label,
    attributes: { family, unit, sense, ofPeople: ofPeople ?? false, rank: rank + 1 },
    source:
      "Lettres d'intention d'Occitanie (2020, 2023) et Rézone CPTS ; choix de Maillage, aucune liste nationale",
    validFrom: beforeThePlatform,
    validTo: null,
  }),
);
