import type { StartingSheet } from "./starting-sheet.ts";

export const crisisSheets: readonly StartingSheet[] = [
  {
    key: "crise-plan",
    missionCode: "CRISE",
    title: "Écrire le plan de crise du territoire et le tenir à jour",
    summary: "Une cellule, un annuaire, des fiches réflexes par type de crise, relus chaque année.",
    source:
      "Exemples d'actions (juillet 2022), mission socle 4 ; lettre d'intention Ruscino (2023), gestion de crise sanitaire",
    axis: "Répondre aux crises sanitaires graves",
    intermediateObjective: "Préparer la participation de la CPTS, dans la limite de ses moyens",
    context:
      "La crise de 2020 a montré ce que des professionnels organisés apportent, et le temps perdu à se trouver. Les établissements et les collectivités ont leurs plans ; la ville n'en a pas.",
    problems: [
      "Personne ne sait qui prévenir, ni comment joindre les professionnels en une heure.",
      "Les moyens (locaux, matériel, volontaires) ne sont pas recensés.",
      "La continuité des soins des patients chroniques n'est pas prévue.",
    ],
    objectives: [
      {
        label: "Désigner une cellule de crise",
        measure: "3 référents nommés et joignables à tout moment",
        dueInMonths: 6,
        owner: "Bureau de la CPTS",
      },
      {
        label: "Écrire le plan selon la trame nationale",
        measure: "Plan couvrant les 5 types de crise, remis à l'ARS",
        dueInMonths: 12,
        owner: "Cellule de crise",
      },
      {
        label: "Le mettre à jour",
        measure: "1 relecture par an, datée et envoyée à l'ARS",
        dueInMonths: 24,
        owner: "Cellule de crise",
      },
    ],
    indicators: [
      {
        label: "Plan écrit et remis",
        kind: "process",
        criterion: "Plan daté, relu par les établissements et les communes",
        source: "Coordination de la CPTS",
      },
      {
        label: "Professionnels joignables par l'annuaire de crise",
        kind: "result",
        unit: "%",
        criterion: "Coordonnées vérifiées depuis moins de 12 mois",
        target: 80,
        source: "Annuaire de la CPTS",
      },
      {
        label: "Confiance des professionnels",
        kind: "impact",
        criterion: "Chacun sait dire qui il appelle et où il va, à l'enquête annuelle",
        source: "Enquête annuelle de la CPTS",
      },
    ],
    actionKinds: ["network", "protocol", "tool"],
    actions:
      "1. Rencontrer ARS, établissements, communes et CPTS voisines.\n2. Recenser personnes, locaux et matériel.\n3. Écrire les fiches réflexes : afflux de blessés, épidémie et canicule, agent infectieux émergent, risque nucléaire-radiologique-chimique, offre de soins atteinte.\n4. Prévoir la continuité des soins (dialyse, oxygène, insuline, soins à domicile).\n5. Relire chaque année.",
    publics: "Toute la population ; professionnels et établissements du territoire.",
    place: "Territoire de la CPTS, en lien avec les CPTS du département.",
    participation:
      "Membres de la cellule, établissements, mairies, SDIS, SAMU, ARS, préfecture, associations agréées.",
    frequency: "Relecture annuelle",
    character: "lasting",
    budget: [
      ["Indemnisation de la cellule de crise", "65"],
      ["Matériel et stock de précaution", "60"],
    ],
    premises: "Un lieu de repli pour la cellule, un lieu de stockage.",
    people: "Trois référents, coordination, volontaires recensés.",
    steering: "Cellule de crise, deux réunions par an hors crise.",
    evaluation: "Retour d'expérience après chaque exercice ou crise.",
    funding: ["Contrat ACI, mission « crise »"],
    steps: [
      ["Nommer la cellule et recenser les moyens", 0, 0],
      ["Écrire le plan", 0, 1],
      ["Relecture avec les partenaires et envoi à l'ARS", 1, 1],
      ["Mise à jour annuelle", 3, 3],
      ["Mise à jour annuelle suivante", 5, 5],
    ],
  },
  {
    key: "crise-exercice",
    missionCode: "CRISE",
    title: "S'exercer : appel des volontaires et centre éphémère",
    summary: "Un exercice par an, court, avec retour d'expérience écrit.",
    source:
      "Exemples d'actions (juillet 2022), mission socle 4 (préparer la participation) ; lettre d'intention Ruscino (2023), moyens de communication communs",
    axis: "Répondre aux crises sanitaires graves",
    intermediateObjective: "Vérifier que le plan fonctionne",
    context:
      "Un plan qui n'est jamais essayé ne sert pas le jour venu. Un exercice d'une demi-journée révèle les numéros faux, les rôles flous et le matériel manquant.",
    problems: [
      "Moyens de communication non communs aux CPTS voisines.",
      "Rôles connus de quelques personnes seulement.",
    ],
    objectives: [
      {
        label: "Appeler les volontaires en une heure",
        measure: "60 % des volontaires ont répondu en 60 minutes",
        dueInMonths: 12,
        owner: "Cellule de crise",
      },
      {
        label: "Ouvrir un centre éphémère (vaccination ou consultation)",
        measure: "1 exercice par an, centre prêt en 4 heures",
        dueInMonths: 24,
        owner: "Cellule de crise",
      },
    ],
    indicators: [
      {
        label: "Exercices tenus",
        kind: "process",
        unit: "par an",
        criterion: "Avec compte rendu écrit",
        target: 1,
        source: "Coordination de la CPTS",
      },
      {
        label: "Réponses à l'appel en une heure",
        kind: "result",
        unit: "%",
        criterion: "Volontaires ayant répondu en 60 minutes",
        target: 60,
        source: "Relevé de l'exercice",
      },
      {
        label: "Améliorations faites",
        kind: "impact",
        criterion:
          "Chaque point du retour d'expérience a un responsable et une date, et est clos dans l'année",
        source: "Suivi de la cellule de crise",
      },
    ],
    actionKinds: ["event", "training", "communication"],
    actions:
      "1. Choisir un scénario avec l'ARS et la commune.\n2. Essayer l'appel en cascade par deux moyens (SMS, téléphone).\n3. Monter le centre : accueil, flux, traçabilité, déchets.\n4. Retour d'expérience à chaud, puis écrit sous un mois.",
    publics: "Professionnels volontaires, personnels des communes.",
    place: "Une salle municipale, différente chaque année.",
    participation: "Volontaires, commune, protection civile, établissements, CPTS voisines en observatrices.",
    frequency: "Annuelle",
    character: "lasting",
    budget: [
      ["Indemnisation des participants", "65"],
      ["Petit matériel", "60"],
    ],
    premises: "Salle prêtée par la commune.",
    people: "Cellule de crise, vingt volontaires.",
    steering: "Cellule de crise.",
    evaluation: "Observateurs extérieurs, questionnaire aux participants.",
    funding: ["Contrat ACI, mission « crise »", "Commune d'accueil (salle)"],
    steps: [
      ["Préparer le scénario", 0, 0],
      ["Premier exercice", 1, 1],
      ["Corriger le plan", 1, 2],
      ["Deuxième exercice", 3, 3],
    ],
  },
];
