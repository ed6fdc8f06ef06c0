import type { StartingSheet } from "./starting-sheet.ts";

export const qualitySheets: readonly StartingSheet[] = [
  {
    key: "qualite-evenements",
    missionCode: "QUALITE",
    title: "Recueillir et analyser les événements indésirables associés aux soins",
    summary: "Déclarer en cinq minutes, analyser à plusieurs, dire à tous ce qui a changé.",
    source:
      "Page « Missions et objectifs » d'une CPTS de Toulouse (gestion des risques, RMM, REX) ; exemples d'actions (juillet 2022), mission socle 3",
    axis: "Qualité et pertinence des soins",
    intermediateObjective: "Apprendre ensemble de ce qui ne va pas",
    context:
      "En ville, un incident reste dans un cabinet : erreur de traitement, perte d'un résultat, chute, rupture de suivi. L'hôpital a ses revues de morbi-mortalité ; les professionnels de ville n'ont pas de lieu pour cela.",
    problems: ["Aucun recueil commun.", "Crainte d'être jugé.", "Les causes d'organisation se répètent."],
    objectives: [
      {
        label: "Ouvrir un recueil simple et confidentiel",
        measure: "Déclaration possible en 5 minutes ; 30 déclarations la première année",
        dueInMonths: 12,
        owner: "Référent qualité",
      },
      {
        label: "Analyser et agir",
        measure: "4 retours d'expérience par an ; 80 % des actions décidées closes à un an",
        dueInMonths: 24,
        owner: "Groupe « qualité »",
      },
    ],
    indicators: [
      {
        label: "Événements déclarés",
        kind: "process",
        unit: "déclarations",
        criterion: "Déclarations recevables de la période",
        source: "Recueil de la CPTS",
      },
      {
        label: "Actions d'amélioration closes",
        kind: "result",
        unit: "%",
        criterion: "Closes à un an, sur celles décidées",
        target: 80,
        source: "Plan d'amélioration",
      },
      {
        label: "Culture de sécurité",
        kind: "impact",
        criterion: "Les professionnels disent pouvoir déclarer sans crainte, à l'enquête bisannuelle",
        source: "Enquête de la CPTS",
      },
    ],
    actionKinds: ["tool", "training", "network"],
    actions:
      "1. Écrire la charte : confidentialité, non-punition, retour au déclarant.\n2. Former six professionnels à l'analyse (méthode ALARM).\n3. Réunir un retour d'expérience par trimestre.\n4. Signaler aux autorités ce qui doit l'être.\n5. Publier une lettre courte : ce qui est arrivé, ce que l'on a changé.",
    publics: "Tous les professionnels du territoire.",
    place: "Territoire de la CPTS.",
    participation:
      "Groupe « qualité » pluriprofessionnel, structure régionale d'appui, représentant d'usagers.",
    frequency: "Un retour d'expérience par trimestre",
    character: "lasting",
    budget: [
      ["Formation à l'analyse des causes", "61"],
      ["Indemnisation des réunions", "65"],
    ],
    premises: "Salles des maisons de santé.",
    people: "Référent qualité, six analystes formés.",
    steering: "Groupe « qualité » trimestriel.",
    evaluation: "Nombre et suites des déclarations, enquête de culture de sécurité.",
    funding: ["Contrat ACI, mission « qualité et pertinence »"],
    steps: [
      ["Charte et formation", 0, 1],
      ["Ouvrir le recueil", 1, 1],
      ["Retours d'expérience trimestriels", 2, 5],
      ["Enquête de culture de sécurité", 3, 3],
    ],
  },
  {
    key: "qualite-bilan-medication",
    missionCode: "QUALITE",
    title: "Bilans de médication des personnes âgées polymédiquées",
    summary: "Pharmacien et médecin relisent ensemble l'ordonnance, et l'allègent quand c'est possible.",
    source:
      "Page « Missions et objectifs » d'une CPTS de Toulouse (bilans de médication, risques iatrogènes) ; lettre d'intention Ruscino (2023), patient traceur",
    axis: "Qualité et pertinence des soins",
    intermediateObjective: "Prévenir les risques liés aux médicaments",
    context:
      "Après 75 ans, l'accumulation des traitements expose aux chutes et aux hospitalisations. [À compléter : part des 75 ans et plus avec dix médicaments ou plus.] Le bilan partagé de médication existe, mais il est peu proposé et peu discuté avec le médecin.",
    problems: [
      "Peu de bilans proposés.",
      "Les propositions du pharmacien ne reviennent pas toujours au prescripteur.",
    ],
    objectives: [
      {
        label: "Proposer un bilan aux patients les plus exposés",
        measure: "100 bilans par an, dans 10 officines",
        dueInMonths: 18,
        owner: "Pharmacien référent",
      },
      {
        label: "Discuter chaque bilan avec le médecin",
        measure: "90 % des bilans suivis d'une réponse écrite sous 15 jours",
        dueInMonths: 18,
        owner: "Médecin référent",
      },
    ],
    indicators: [
      {
        label: "Bilans réalisés",
        kind: "process",
        unit: "bilans",
        criterion: "Bilans partagés de médication de la période",
        target: 100,
        source: "Officines participantes",
      },
      {
        label: "Propositions acceptées par le médecin",
        kind: "result",
        unit: "%",
        criterion: "Sur les propositions écrites",
        source: "Officines participantes",
      },
      {
        label: "Vécu des patients",
        kind: "impact",
        criterion: "Les patients comprennent mieux leur traitement à trois mois",
        source: "Questionnaire téléphonique",
      },
    ],
    actionKinds: ["protocol", "consultation", "training"],
    actions:
      "1. Choisir les critères (75 ans et plus, dix médicaments ou plus, chute récente).\n2. Soirée commune médecins – pharmaciens : déprescription, outils.\n3. Circuit : repérage en officine ou par l'infirmier, bilan, échange, suivi à trois mois.\n4. Une revue de dossiers par semestre.",
    publics: "Personnes de 75 ans et plus polymédiquées, à domicile.",
    place: "Officines, cabinets et domicile.",
    participation: "Pharmaciens, médecins, infirmiers, gériatre référent, aidants.",
    frequency: "En continu",
    character: "lasting",
    budget: [
      ["Indemnisation des échanges pluriprofessionnels", "65"],
      ["Soirée de formation", "61"],
    ],
    premises: "Espaces de confidentialité des officines.",
    people: "Pharmacien et médecin référents, dix officines.",
    steering: "Point semestriel des référents.",
    evaluation: "Nombre de bilans, propositions suivies, questionnaire à trois mois.",
    funding: ["Contrat ACI, mission « qualité et pertinence »", "Rémunération conventionnelle des bilans"],
    steps: [
      ["Critères et formation", 0, 0],
      ["Dix premières officines", 1, 2],
      ["Revue de dossiers", 2, 2],
      ["Étendre", 3, 5],
    ],
  },
];
