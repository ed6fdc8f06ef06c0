import type { StartingSheet } from "./starting-sheet.ts";

export const preventionSheets: readonly StartingSheet[] = [
  {
    key: "prevention-depistages",
    missionCode: "PREVENTION",
    title: "Aller vers les personnes éloignées des dépistages des cancers",
    summary:
      "Sein, col de l'utérus, côlon : le même message, au même moment, dans tous les cabinets et officines.",
    source:
      "Lettres d'intention Canal Garonne (2020) et Ruscino (2023), prévention ; page « Missions et objectifs » d'une CPTS de Toulouse (campagnes mensuelles)",
    axis: "Développer la prévention",
    intermediateObjective: "Augmenter la participation aux dépistages organisés",
    context:
      "La participation aux dépistages est inférieure à celle du département. [À compléter : taux de dépistage du sein, du col de l'utérus et colorectal, sur le territoire et dans le département.] Les quartiers les plus modestes sont les moins couverts.",
    problems: [
      "Les invitations n'atteignent pas les personnes les plus éloignées du soin.",
      "Le kit de dépistage colorectal n'est pas proposé systématiquement.",
      "Les professionnels ne savent pas qui est à jour.",
    ],
    objectives: [
      {
        label: "Mener une campagne commune à tous les professionnels",
        measure: "2 campagnes par an, 60 % des cabinets et officines participants",
        dueInMonths: 12,
        owner: "Groupe « prévention »",
      },
      {
        label: "Augmenter le dépistage colorectal",
        measure: "+ 3 points de participation en deux ans",
        dueInMonths: 24,
        owner: "Pharmacien référent",
      },
    ],
    indicators: [
      {
        label: "Cabinets et officines participants",
        kind: "process",
        unit: "%",
        criterion: "Ayant mené la campagne, sur ceux du territoire",
        target: 60,
        source: "Bilan de campagne de la CPTS",
      },
      {
        label: "Kits colorectaux remis",
        kind: "result",
        unit: "kits",
        criterion: "Remis par les cabinets et officines pendant la campagne",
        source: "Bilan de campagne de la CPTS",
      },
      {
        label: "Participation au dépistage colorectal (50-74 ans)",
        catalogue: "screening.colorectal.50-74",
        kind: "impact",
        unit: "%",
        criterion: "Patients ayant au moins un remboursement de la prestation",
        source: "Rézone CPTS, Assurance Maladie",
      },
    ],
    actionKinds: ["event", "communication", "training", "orientation"],
    actions:
      "1. Former en une soirée : arguments, outils, kits, circuits de rendez-vous.\n2. Octobre rose et Mars bleu : affiches, message commun, stand au marché et en pharmacie.\n3. Frottis proposés par les sages-femmes, sur des plages sans rendez-vous.\n4. Rencontres avec les associations et centres sociaux des quartiers prioritaires.",
    publics:
      "Femmes de 25 à 74 ans, hommes et femmes de 50 à 74 ans ; priorité aux quartiers les moins couverts.",
    place: "Cabinets, pharmacies, marchés et centres sociaux du territoire.",
    participation:
      "Généralistes, sages-femmes, gynécologues, pharmaciens, infirmiers, centre régional de coordination des dépistages, communes, associations, habitants relais.",
    frequency: "Deux campagnes par an, en mars et en octobre",
    character: "lasting",
    budget: [
      ["Affiches et supports", "62"],
      ["Indemnisation des professionnels présents aux stands", "65"],
      ["Location et matériel de stand", "61"],
    ],
    premises: "Stand mobile ; salles municipales.",
    people: "Pharmacien et sage-femme référents, coordination, bénévoles d'associations.",
    steering: "Groupe « prévention » : une réunion avant et une après chaque campagne.",
    evaluation: "Bilan de chaque campagne, taux annuels, rencontre avec les associations partenaires.",
    funding: ["Contrat ACI, mission « prévention »", "Ligue contre le cancer", "Communes"],
    steps: [
      ["Former et préparer les outils", 0, 0],
      ["Première campagne", 1, 1],
      ["Deuxième campagne et quartiers prioritaires", 2, 2],
      ["Campagnes annuelles", 3, 5],
    ],
  },
  {
    key: "prevention-vaccination",
    missionCode: "PREVENTION",
    title: "Vacciner mieux : grippe des plus de 65 ans et rattrapage des jeunes adultes",
    summary: "Qui vaccine où, un carnet vérifié à chaque occasion, des journées de rattrapage.",
    source:
      "Exemples d'actions (juillet 2022), mission socle 3 ; lettre d'intention Ruscino (2023), vaccinations grippe et ROR",
    axis: "Développer la prévention",
    intermediateObjective: "Promouvoir la vaccination et les recommandations sanitaires",
    context:
      "[À compléter : couverture contre la grippe des 65 ans et plus et des personnes à risque, deux doses de ROR à 19-30 ans, comparées au département.] Infirmiers, pharmaciens et sages-femmes peuvent vacciner ; les patients l'ignorent.",
    problems: [
      "Les statuts vaccinaux ne sont vérifiés qu'en cas de problème.",
      "Les personnes à domicile ne sont pas vaccinées faute de passage.",
    ],
    objectives: [
      {
        label: "Atteindre les personnes de 65 ans et plus à domicile",
        measure: "+ 4 points de couverture contre la grippe en deux saisons",
        dueInMonths: 18,
        owner: "Infirmier référent",
      },
      {
        label: "Rattraper le ROR des jeunes adultes",
        measure: "3 journées de rattrapage, 200 carnets vérifiés par an",
        dueInMonths: 24,
        owner: "Médecin référent",
      },
    ],
    indicators: [
      {
        label: "Professionnels vaccinateurs engagés",
        kind: "process",
        unit: "professionnels",
        criterion: "Inscrits à la campagne de la saison",
        source: "Bilan de campagne de la CPTS",
      },
      {
        label: "Carnets de vaccination vérifiés",
        kind: "result",
        unit: "carnets",
        criterion: "Pendant les journées de rattrapage",
        target: 200,
        source: "Feuilles de présence",
      },
      {
        label: "Couverture contre la grippe des 65 ans et plus",
        catalogue: "vaccination.flu.65plus",
        kind: "impact",
        unit: "%",
        criterion: "Patients ayant au moins un remboursement du vaccin",
        source: "Rézone CPTS, Assurance Maladie",
      },
    ],
    actionKinds: ["event", "orientation", "communication"],
    actions:
      "1. Publier la liste des lieux et professionnels qui vaccinent.\n2. Organiser les tournées à domicile avec les infirmiers et les SSIAD.\n3. Journées de rattrapage avec l'université, les missions locales et la médecine scolaire.\n4. Former aux réponses à l'hésitation vaccinale.",
    publics: "65 ans et plus, personnes à risque, jeunes adultes de 16 à 30 ans, femmes enceintes.",
    place: "Domicile, officines, cabinets, université et lycées.",
    participation:
      "Infirmiers, pharmaciens, sages-femmes, médecins, PMI, médecine scolaire et universitaire, CPAM.",
    frequency: "Chaque automne ; rattrapage au printemps",
    character: "lasting",
    budget: [
      ["Indemnisation des journées de rattrapage", "65"],
      ["Communication", "62"],
      ["Petit matériel", "60"],
    ],
    premises: "Salles des partenaires.",
    people: "Infirmier et médecin référents, vaccinateurs volontaires.",
    steering: "Groupe « prévention », point avant la saison et en janvier.",
    evaluation: "Taux annuels de couverture, bilan de chaque journée.",
    funding: ["Contrat ACI, mission « prévention »"],
    steps: [
      ["Recenser les vaccinateurs", 0, 0],
      ["Campagne d'automne", 1, 1],
      ["Journées de rattrapage", 2, 2],
      ["Campagnes suivantes", 3, 5],
    ],
  },
  {
    key: "prevention-obesite-enfant",
    missionCode: "PREVENTION",
    title: "Prévenir le surpoids et l'obésité de l'enfant",
    summary: "Repérage commun, relais formés, interventions à l'école et ateliers en famille.",
    source:
      "Lettre d'intention Canal Garonne (2020), obésité de l'enfant et prévention, points 1 et 3 ; page « Missions et objectifs » d'une CPTS de Toulouse",
    axis: "Développer la prévention",
    intermediateObjective: "Réduire les inégalités sociales de santé dès l'enfance",
    context:
      "Le surpoids des enfants varie fortement d'un quartier à l'autre. [À compléter : part des enfants de 3-4 ans en surpoids, par quartier.] Le repérage est tardif et les familles ne savent pas à qui s'adresser.",
    problems: [
      "Courbes de corpulence rarement tracées.",
      "Peu de relais vers la diététique et l'activité physique.",
    ],
    objectives: [
      {
        label: "Former les professionnels au repérage précoce",
        measure: "40 professionnels formés, de 6 professions",
        dueInMonths: 12,
        owner: "Pédiatre ou généraliste référent",
      },
      {
        label: "Intervenir dans les écoles et proposer des ateliers aux familles",
        measure: "10 interventions et 6 ateliers par an",
        dueInMonths: 24,
        owner: "Diététicien référent",
      },
    ],
    indicators: [
      {
        label: "Professionnels formés",
        kind: "process",
        unit: "professionnels",
        criterion: "Présents à la formation entière",
        target: 40,
        source: "Feuilles d'émargement",
      },
      {
        label: "Enfants orientés vers un suivi",
        kind: "result",
        unit: "enfants",
        criterion: "Adressés à un diététicien ou au réseau spécialisé",
        source: "Relevé des cabinets volontaires",
      },
      {
        label: "Habitudes des familles",
        kind: "impact",
        criterion: "Questionnaire à l'entrée et six mois après les ateliers",
        source: "Équipe des ateliers",
      },
    ],
    actionKinds: ["training", "workshop", "network"],
    actions:
      "1. Journée de formation commune (courbes, entretien motivationnel, ressources).\n2. Partenariats avec médecine scolaire, PMI, centres sociaux et clubs sportifs.\n3. Interventions en classe et ateliers « cuisine et jeu » en famille.\n4. Fiche d'orientation commune.",
    publics: "Enfants de 3 à 12 ans et leurs familles, d'abord dans les quartiers prioritaires.",
    place: "Écoles, centres sociaux et maisons de santé.",
    participation:
      "Pédiatres, généralistes, diététiciens, infirmiers, enseignants en APA, PMI, école, communes, parents.",
    frequency: "Année scolaire",
    character: "experimental",
    budget: [
      ["Formation", "61"],
      ["Animation des ateliers", "65"],
      ["Denrées et matériel", "60"],
    ],
    premises: "Écoles et cuisines pédagogiques des centres sociaux.",
    people: "Diététicien, enseignant en APA, professionnels formés.",
    steering: "Comité avec l'Éducation nationale et les communes, deux fois par an.",
    evaluation: "Questionnaires des familles, nombre d'orientations suivies d'effet.",
    funding: ["Contrat ACI, mission « prévention »", "Contrat local de santé", "Communes"],
    steps: [
      ["Former les professionnels", 0, 1],
      ["Interventions dans deux écoles", 1, 2],
      ["Ateliers en famille", 2, 3],
      ["Évaluer avant d'étendre", 3, 3],
    ],
  },
];
