import type { StartingSheet } from "./starting-sheet.ts";

export const supportSheets: readonly StartingSheet[] = [
  {
    key: "accompagnement-stagiaires",
    missionCode: "ACCOMPAGNEMENT",
    title: "Accueillir internes, étudiants et remplaçants pour qu'ils restent",
    summary: "Des maîtres de stage, un logement, un accueil, et un réseau qui donne envie de s'installer.",
    source:
      "Lettre d'intention Ruscino (2023), accompagnement ; page « Missions et objectifs » d'une CPTS de Toulouse (stagiaires, pools de remplaçants)",
    axis: "Accompagner les professionnels",
    intermediateObjective: "Développer l'attractivité du territoire",
    context:
      "[À compléter : part des médecins de 60 ans et plus, départs annoncés à cinq ans.] On s'installe où l'on a été bien accueilli ; peu de cabinets reçoivent des stagiaires, et le logement manque.",
    problems: [
      "Trop peu de maîtres de stage.",
      "Remplaçants isolés, sans carnet d'adresses.",
      "Installation vécue comme un parcours solitaire.",
    ],
    objectives: [
      {
        label: "Augmenter le nombre de maîtres de stage",
        measure: "+ 5 maîtres de stage, dans 3 professions",
        dueInMonths: 18,
        owner: "Référent « accompagnement »",
      },
      {
        label: "Accueillir chaque nouvel arrivant",
        measure: "100 % des nouveaux reçus dans le mois ; livret remis",
        dueInMonths: 9,
        owner: "Coordination de la CPTS",
      },
    ],
    indicators: [
      {
        label: "Stagiaires accueillis",
        kind: "process",
        unit: "stagiaires",
        criterion: "Toutes professions, dans l'année",
        source: "Coordination de la CPTS",
      },
      {
        label: "Remplacements trouvés par le réseau",
        kind: "result",
        unit: "remplacements",
        criterion: "Par le pool de la CPTS, dans l'année",
        source: "Coordination de la CPTS",
      },
      {
        label: "Installations moins départs",
        kind: "impact",
        unit: "professionnels",
        criterion: "Solde annuel, toutes professions",
        source: "Annuaire de la CPTS",
      },
    ],
    actionKinds: ["network", "communication", "training"],
    actions:
      "1. Rencontrer la faculté et les instituts de formation.\n2. Soirée « devenir maître de stage ».\n3. Logements avec les communes.\n4. Livret d'accueil et parrain pour chaque arrivant.\n5. Pool de remplaçants généralistes et infirmiers.",
    publics: "Internes, étudiants, remplaçants, nouveaux installés.",
    place: "Tout le territoire.",
    participation: "Maîtres de stage, faculté, instituts, communes, Ordres, CPAM.",
    frequency: "Deux rencontres par an, au changement de semestre",
    character: "lasting",
    budget: [
      ["Rencontres d'accueil", "62"],
      ["Temps de coordination", "64"],
      ["Participation aux logements", "61"],
    ],
    premises: "Logements des communes, salles des maisons de santé.",
    people: "Référent, parrains volontaires, coordination.",
    steering: "Bilan à chaque changement de semestre.",
    evaluation: "Questionnaire de fin de stage, suivi des installations à deux ans.",
    funding: ["Contrat ACI, mission « accompagnement »", "Communes", "Conseil départemental"],
    steps: [
      ["Rencontrer la faculté et les instituts", 0, 0],
      ["Former des maîtres de stage", 1, 2],
      ["Livret d'accueil et parrainage", 0, 1],
      ["Pool de remplaçants", 2, 5],
    ],
  },
  {
    key: "accompagnement-formation",
    missionCode: "ACCOMPAGNEMENT",
    title: "Formations et rencontres interprofessionnelles du territoire",
    summary: "Se connaître, se former ensemble, sortir de l'isolement.",
    source:
      "Lettre d'intention Canal Garonne (2020), accompagnement ; page « Missions et objectifs » d'une CPTS de Toulouse (formations, échanges de pratiques)",
    axis: "Accompagner les professionnels",
    intermediateObjective: "Rompre l'isolement et partager les pratiques",
    context:
      "Les professionnels d'un même quartier se connaissent par leurs ordonnances. Les formations sont faites par profession ; les acteurs du domicile n'y sont pas invités.",
    problems: [
      "Peu d'occasions de se rencontrer.",
      "Acteurs médico-sociaux absents des formations.",
      "Épuisement.",
    ],
    objectives: [
      {
        label: "Tenir un programme annuel de soirées communes",
        measure: "6 soirées par an, 8 professions représentées",
        dueInMonths: 12,
        owner: "Référent « formation »",
      },
      {
        label: "Associer des patients",
        measure: "1 soirée sur 2 avec une association de patients",
        dueInMonths: 24,
        owner: "Référent « formation »",
      },
    ],
    indicators: [
      {
        label: "Participants aux soirées",
        kind: "process",
        unit: "participants",
        criterion: "Présences cumulées de l'année",
        source: "Feuilles d'émargement",
      },
      {
        label: "Professions représentées",
        kind: "result",
        unit: "professions",
        criterion: "Au moins trois présences dans l'année",
        target: 8,
        source: "Feuilles d'émargement",
      },
      {
        label: "Sentiment d'isolement",
        kind: "impact",
        criterion: "Recul à l'enquête annuelle auprès des adhérents",
        source: "Enquête annuelle de la CPTS",
      },
    ],
    actionKinds: ["training", "event", "network"],
    actions:
      "1. Demander à chacun ses besoins (questionnaire).\n2. Programme annuel : une soirée, un thème, deux intervenants du territoire.\n3. Inviter le domicile et le médico-social.\n4. Groupes d'échange de pratiques et soutien entre pairs, avec la procédure en cas d'agression.",
    publics: "Professionnels de santé, du médico-social et du social du territoire.",
    place: "Lieux différents à chaque fois.",
    participation: "Intervenants du territoire, associations de patients, établissements.",
    frequency: "Tous les deux mois",
    character: "lasting",
    budget: [
      ["Intervenants", "62"],
      ["Accueil et repas", "62"],
      ["Indemnisation de l'équipe d'organisation", "65"],
    ],
    premises: "Salles prêtées par les communes et les établissements.",
    people: "Référent « formation », coordination.",
    steering: "Groupe de trois personnes, réunion après chaque soirée.",
    evaluation: "Questionnaire de fin de soirée, enquête annuelle.",
    funding: ["Contrat ACI, mission « accompagnement »", "DPC des participants"],
    steps: [
      ["Questionnaire des besoins", 0, 0],
      ["Première année de soirées", 1, 2],
      ["Groupes d'échange de pratiques", 2, 3],
      ["Deuxième année", 3, 4],
    ],
  },
];
