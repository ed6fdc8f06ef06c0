import type { StartingSheet } from "./starting-sheet.ts";

export const pathwaysSheets: readonly StartingSheet[] = [
  {
    key: "parcours-retour-domicile",
    missionCode: "PARCOURS",
    title: "Préparer la sortie d'hôpital et le retour à domicile",
    summary: "La ville est prévenue avant la sortie, et chacun sait qui fait quoi la première semaine.",
    source:
      "Lettre d'intention Ruscino (2023), difficultés ville-hôpital ; page « Missions et objectifs » d'une CPTS de Toulouse, parcours, points 3 et 5 ; exemples d'actions (juillet 2022), mission socle 2",
    axis: "Organiser les parcours",
    intermediateObjective: "Favoriser le maintien à domicile et le lien ville-hôpital",
    context:
      "Des patients rentrent sans lettre de sortie, sans traitement à la maison, sans aide. Le médecin traitant apprend l'hospitalisation après coup. Les retours difficiles se soldent par une nouvelle hospitalisation.",
    problems: [
      "Les comptes rendus arrivent trop tard, ou pas.",
      "Le relais infirmier, la pharmacie et l'aide à domicile ne sont pas prévenus.",
      "Personne n'a la vue d'ensemble des situations complexes.",
    ],
    objectives: [
      {
        label: "Être prévenu des sorties prévues",
        measure: "Une convention signée avec chaque établissement ; préavis de 24 h dans 70 % des sorties",
        dueInMonths: 12,
        owner: "Référent du parcours",
      },
      {
        label: "Revoir chaque patient fragile dans la semaine",
        measure: "75 % des patients inclus vus par un professionnel de ville dans les 7 jours",
        dueInMonths: 24,
        owner: "Infirmier référent",
      },
    ],
    indicators: [
      {
        label: "Patients inclus dans le parcours",
        kind: "process",
        unit: "patients",
        criterion: "Sorties préparées selon le protocole",
        source: "Tableau de suivi de la CPTS",
      },
      {
        label: "Contacts dans les 7 jours de la sortie",
        kind: "result",
        unit: "%",
        criterion: "Patients inclus vus ou appelés dans les 7 jours",
        target: 75,
        source: "Tableau de suivi de la CPTS",
      },
      {
        label: "Réhospitalisations à 30 jours",
        kind: "impact",
        unit: "%",
        criterion: "Parmi les patients inclus",
        source: "Établissements partenaires",
      },
    ],
    actionKinds: ["protocol", "network", "orientation"],
    actions:
      "1. Réunir établissements, médecins, infirmiers, pharmaciens, SSIAD et aide à domicile pour écrire le parcours : qui prévient, quand, par quelle messagerie sécurisée.\n2. Écrire la fiche de liaison et la liste de vérification de sortie.\n3. Désigner un référent pour chaque patient complexe, avec le DAC.\n4. Réunir les équipes autour des situations qui échouent.",
    publics:
      "Personnes de 75 ans et plus, polypathologiques, isolées, ou en soins palliatifs, à leur sortie d'hôpital.",
    place: "Établissements du territoire et voisins ; domicile des patients.",
    participation:
      "Établissements, médecins traitants, infirmiers, pharmaciens, kinésithérapeutes, SSIAD, SAAD, DAC, aidants.",
    frequency: "En continu ; revue mensuelle des cas difficiles",
    character: "lasting",
    budget: [
      ["Indemnisation des réunions pluriprofessionnelles", "65"],
      ["Temps d'infirmier de coordination", "64"],
      ["Outil de suivi et messagerie sécurisée", "61"],
    ],
    premises: "Visioconférence et salles des établissements.",
    people: "Référent médical, infirmier de coordination, correspondant dans chaque établissement.",
    steering: "Comité ville-hôpital trimestriel.",
    evaluation:
      "Suivi des délais et des réhospitalisations ; entretiens avec dix patients et aidants par an.",
    funding: ["Contrat ACI, mission « parcours »", "Établissements partenaires (temps de personnel)"],
    steps: [
      ["Réunir les acteurs et écrire le parcours", 0, 1],
      ["Conventions avec les établissements", 1, 1],
      ["Expérimenter dans un service", 2, 2],
      ["Étendre à tous les services", 3, 5],
    ],
  },
  {
    key: "parcours-diabete",
    missionCode: "PARCOURS",
    title: "Parcours de la personne diabétique",
    summary: "Dépistage, éducation thérapeutique et suivi partagé, du généraliste au podologue.",
    source:
      "Lettre d'intention Canal Garonne (2020), parcours du patient diabétique ; lettre d'intention Ruscino (2023), ALD ; page « Missions et objectifs » d'une CPTS de Toulouse (IPA, Asalée)",
    axis: "Organiser les parcours",
    intermediateObjective: "Organiser la prise en charge pluriprofessionnelle des maladies chroniques",
    context:
      "Le diabète est l'une des premières causes d'ALD du territoire. [À compléter : part de la population concernée.] Le suivi recommandé (fond d'œil, pieds, reins) est incomplet, et les professionnels ne savent pas ce qui a déjà été fait.",
    problems: [
      "Examens de suivi oubliés ou faits deux fois.",
      "Éducation thérapeutique peu accessible.",
      "Temps médical insuffisant pour le suivi.",
    ],
    objectives: [
      {
        label: "Écrire un protocole partagé de suivi",
        measure: "Protocole adopté par 5 professions et diffusé à tous les cabinets",
        dueInMonths: 9,
        owner: "Groupe de travail « diabète »",
      },
      {
        label: "Proposer l'éducation thérapeutique près de chez soi",
        measure: "4 cycles d'ateliers par an, 40 patients",
        dueInMonths: 24,
        owner: "Infirmier Asalée ou IPA référent",
      },
    ],
    indicators: [
      {
        label: "Patients inclus",
        kind: "process",
        unit: "patients",
        criterion: "Suivis selon le protocole",
        source: "Tableau de suivi de la CPTS",
      },
      {
        label: "Fond d'œil de moins de deux ans",
        kind: "result",
        unit: "%",
        criterion: "Parmi les patients inclus",
        target: 80,
        source: "Tableau de suivi de la CPTS",
      },
      {
        label: "Autonomie ressentie par les patients",
        kind: "impact",
        criterion: "Questionnaire avant et après le cycle d'ateliers",
        source: "Équipe d'éducation thérapeutique",
      },
    ],
    actionKinds: ["protocol", "workshop", "training"],
    actions:
      "1. Écrire le protocole : examens, périodicité, qui fait quoi (généraliste, IPA, infirmier Asalée, podologue, ophtalmologiste, diététicien, pharmacien).\n2. Former les équipes et diffuser une fiche d'une page.\n3. Organiser des ateliers d'éducation thérapeutique dans les quartiers.\n4. Repérer en pharmacie et au laboratoire les patients sans suivi.",
    publics: "Adultes diabétiques de type 1 et 2 ; une attention aux habitants des quartiers prioritaires.",
    place: "Maisons de santé, pharmacies et salles municipales du territoire.",
    participation:
      "Généralistes, endocrinologues, IPA, infirmiers, podologues, diététiciens, pharmaciens, association de patients.",
    frequency: "Ateliers trimestriels",
    character: "lasting",
    budget: [
      ["Animation des ateliers", "65"],
      ["Supports pédagogiques", "60"],
      ["Temps de coordination", "64"],
    ],
    premises: "Salles municipales et de maisons de santé.",
    people: "IPA ou infirmier référent, diététicien, groupe de travail de six professionnels.",
    steering: "Groupe de travail trimestriel.",
    evaluation: "Indicateurs semestriels, questionnaires des patients, retour des professionnels.",
    funding: ["Contrat ACI, mission « parcours »", "ARS, éducation thérapeutique"],
    steps: [
      ["Écrire le protocole", 0, 0],
      ["Former et diffuser", 1, 1],
      ["Premiers ateliers", 1, 2],
      ["Inclure les patients et suivre", 2, 5],
    ],
  },
];
