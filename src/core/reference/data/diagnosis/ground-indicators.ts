import { type IndicatorGroup, LETTERS } from "./indicator-row.ts";

/** Who lives here, how, and who takes care of them. */
export const groundIndicators: IndicatorGroup[] = [
  {
    family: "population",
    mission: "",
    method: "Insee, population des IRIS ; Rézone CPTS, famille « population »",
    finest: "iris",
    source: LETTERS,
    rows: [
      {
        code: "age.under15",
        label: "Population de moins de 15 ans",
        unit: "%",
        sense: "neither",
        definition: "Habitants de moins de 15 ans, rapportés à la population municipale.",
      },
      {
        code: "age.under25",
        label: "Population de moins de 25 ans",
        unit: "%",
        sense: "neither",
        definition: "Habitants de moins de 25 ans, rapportés à la population municipale.",
      },
      {
        code: "age.students.18-29",
        label: "Étudiants de 18 à 29 ans dans la population",
        unit: "%",
        sense: "neither",
        definition: "Personnes de 18 à 29 ans inscrites dans un établissement, rapportées à la population.",
      },
      {
        code: "age.65plus",
        label: "Population de 65 ans et plus",
        unit: "%",
        sense: "neither",
        definition: "Habitants de 65 ans et plus, rapportés à la population municipale.",
      },
      {
        code: "age.80plus",
        label: "Population de 80 ans et plus",
        unit: "%",
        sense: "neither",
        definition: "Habitants de 80 ans et plus, rapportés à la population municipale.",
      },
    ],
  },
  {
    family: "precarity",
    mission: "",
    method: "Insee (revenus localisés, quartiers prioritaires) ; Rézone CPTS pour la couverture maladie",
    finest: "iris",
    source: LETTERS,
    rows: [
      {
        code: "poverty",
        label: "Taux de pauvreté",
        unit: "%",
        sense: "worse",
        definition: "Personnes dont le niveau de vie est sous 60 % du niveau de vie médian.",
      },
      {
        code: "qpv",
        label: "Quartiers prioritaires de la politique de la ville",
        unit: "count",
        sense: "neither",
        definition: "Quartiers prioritaires situés, même en partie, sur le territoire.",
      },
      {
        code: "obesity.3-4",
        label: "Enfants de 3 à 4 ans en situation d’obésité",
        unit: "%",
        sense: "worse",
        definition: "Enfants de 3 à 4 ans en obésité, parmi ceux vus au bilan de santé à l’école maternelle.",
      },
    ],
  },
  {
    family: "precarity",
    mission: "",
    method: "Rézone CPTS, famille « population »",
    finest: "commune",
    source: LETTERS,
    rows: [
      {
        code: "cmuc",
        label: "Bénéficiaires de la complémentaire santé solidaire (ex-CMU-C)",
        unit: "%",
        sense: "worse",
        definition: "Assurés ayant la complémentaire santé solidaire, rapportés aux patients consommants.",
      },
    ],
  },
  {
    family: "offer",
    mission: "",
    method: "Rézone CPTS, famille « offre » ; Drees pour l’accessibilité (APL)",
    finest: "commune",
    source: LETTERS,
    rows: [
      {
        code: "gp.density",
        label: "Médecins généralistes pour 1 000 habitants",
        unit: "per-1000",
        sense: "better",
        definition: "Médecins généralistes libéraux en activité, rapportés à la population.",
      },
      {
        code: "gp.apl",
        label: "Accessibilité aux médecins généralistes (APL)",
        unit: "visits",
        sense: "better",
        definition:
          "Accessibilité potentielle localisée : consultations accessibles par an et par habitant, selon l’âge, l’activité et la distance.",
      },
      {
        code: "offer.share-of-town",
        label: "Part des services de santé de la ville",
        unit: "%",
        sense: "better",
        definition: "Services de santé du territoire, rapportés à ceux de la ville dont il fait partie.",
      },
      ...(
        [
          ["gp", "Médecins généralistes"],
          ["specialist", "Médecins spécialistes"],
          ["nurse", "Infirmiers"],
          ["pharmacist", "Pharmaciens"],
          ["physiotherapist", "Masseurs-kinésithérapeutes"],
          ["midwife", "Sages-femmes"],
          ["speech-therapist", "Orthophonistes"],
          ["dentist", "Dentistes"],
        ] as const
      ).map(([code, label]) => ({
        code: `${code}.over60`,
        label: `${label} de 60 ans et plus`,
        unit: "%" as const,
        sense: "worse" as const,
        definition: `${label} du territoire ayant 60 ans ou plus, rapportés à tous ceux du territoire.`,
      })),
    ],
  },
  {
    family: "ald",
    mission: "",
    method: "Rézone CPTS, famille « indicateurs de l’ACI »",
    finest: "commune",
    source: LETTERS,
    rows: [
      {
        code: "ald",
        label: "Patients en affection de longue durée",
        unit: "%",
        sense: "neither",
        definition: "Patients en affection de longue durée, rapportés aux patients consommants.",
      },
      ...(
        [
          ["ald.diabetes", "Diabète de type 1 ou 2"],
          ["ald.tumours", "Tumeurs malignes"],
          ["ald.heart-failure", "Insuffisances cardiaques et cardiopathies graves"],
          ["ald.psychiatric", "Affections psychiatriques de longue durée"],
          ["ald.coronary", "Maladies coronaires"],
        ] as const
      ).map(([code, label]) => ({
        code,
        label,
        unit: "%" as const,
        sense: "neither" as const,
        definition:
          "Patients reconnus en affection de longue durée à ce titre, rapportés aux patients consommants.",
      })),
    ],
  },
];
