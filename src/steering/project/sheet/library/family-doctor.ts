import type { StartingSheet } from "./starting-sheet.ts";

export const familyDoctorSheets: readonly StartingSheet[] = [
  {
    key: "mt-recensement",
    missionCode: "ACCES_MT",
    title: "Recenser les patients sans médecin traitant et les classer par priorité",
    summary: "Une seule porte pour déclarer, des critères connus de tous, une liste tenue à jour.",
    source:
      "Exemples d'actions (juillet 2022), mission socle 1 ; page « Missions et objectifs » d'une CPTS de Toulouse, points 1 et 2 ; lettre d'intention Canal Garonne (2020)",
    axis: "Améliorer l'accès aux soins",
    intermediateObjective: "Faciliter l'accès à un médecin traitant",
    context:
      "Des patients n'ont plus de médecin traitant après un départ en retraite ou un déménagement, et les cabinets ne prennent plus de nouveaux patients. Chacun cherche seul ; les professionnels qui les rencontrent (infirmiers, pharmaciens, appuis à la coordination) n'ont personne à qui le dire. [À compléter : part des patients de 17 ans et plus sans médecin traitant, en ALD, de 70 ans et plus, avec la complémentaire santé solidaire, comparée au département.]",
    problems: [
      "Personne ne sait combien de patients cherchent, ni depuis quand.",
      "Les plus fragiles (ALD, plus de 70 ans, précarité) renoncent avant d'avoir trouvé.",
      "La recherche repose sur le hasard des appels, sans ordre de priorité.",
    ],
    objectives: [
      {
        label: "Tenir une liste unique des patients sans médecin traitant du territoire",
        measure: "100 % des déclarations reçues enregistrées sous 3 jours ouvrés",
        dueInMonths: 6,
        owner: "Coordination de la CPTS",
      },
      {
        label: "Classer chaque demande selon des critères adoptés par les médecins",
        measure: "Règles de priorité votées et publiées ; 0 demande sans rang",
        dueInMonths: 6,
        owner: "Médecin référent de la mission",
      },
      {
        label: "Réduire l'attente des patients prioritaires",
        measure: "Délai médian de moins de 30 jours entre la déclaration et la première proposition",
        dueInMonths: 18,
        owner: "Médecin référent de la mission",
      },
    ],
    indicators: [
      {
        label: "Patients inscrits sur la liste d'attente",
        catalogue: "mt.register.waiting",
        kind: "process",
        unit: "patients",
        criterion: "Demandes ouvertes au dernier jour de la période",
        source: "Registre de la CPTS",
      },
      {
        label: "Délai médian avant une première proposition",
        kind: "result",
        unit: "jours",
        criterion: "Entre la déclaration et l'envoi de la première proposition",
        target: 30,
        source: "Registre de la CPTS",
      },
      {
        label: "Part des assurés de 17 ans et plus sans médecin traitant",
        catalogue: "mt.without.17plus",
        kind: "impact",
        unit: "%",
        criterion: "Patients consommant de 17 ans et plus",
        source: "Rézone CPTS, Assurance Maladie",
      },
    ],
    actionKinds: ["orientation", "tool", "network"],
    actions:
      "1. Réunir médecins généralistes, CPAM et partenaires pour adopter les critères de priorité (ALD, plus de 70 ans, grossesse, handicap, précarité, fin de traitement, maintien à domicile).\n2. Ouvrir les portes de déclaration : professionnels, DAC, PASS, page publique, numéro de la CPTS.\n3. Recueillir l'accord du patient à chaque déclaration.\n4. Recenser les médecins qui acceptent de nouveaux patients, ou des visites à domicile.\n5. Relire la liste chaque mois avec la coordination et la CPAM.",
    publics:
      "Patients sans médecin traitant habitant le territoire, d'abord : ALD, 70 ans et plus, femmes enceintes, personnes en situation de handicap, de précarité (C2S, AME) ou maintenues à domicile.",
    place: "Toutes les communes et tous les quartiers du territoire de la CPTS.",
    participation:
      "Médecins généralistes volontaires, infirmiers, pharmaciens, DAC, PASS, CCAS, CPAM et MSA ; représentants d'usagers pour relire les courriers et la page publique.",
    frequency: "Enregistrement en continu, relecture mensuelle",
    character: "lasting",
    budget: [
      ["Temps de coordination", "64"],
      ["Indemnisation des réunions des professionnels", "65"],
      ["Affiches et courriers", "62"],
    ],
    premises: "Bureau de la coordination et une ligne téléphonique.",
    people: "Coordinateur (une demi-journée par semaine), médecin référent, correspondant CPAM.",
    steering:
      "Groupe « médecin traitant » tous les deux mois : nombre de demandes, délais, refus et leurs motifs. Point trimestriel avec la CPAM.",
    evaluation:
      "Indicateurs extraits du registre chaque trimestre ; enquête annuelle auprès d'un échantillon de patients et auprès des médecins volontaires.",
    funding: ["Contrat ACI, mission « accès aux soins »", "FIR de l'ARS pour le démarrage"],
    steps: [
      ["Adopter les critères de priorité", 0, 0],
      ["Ouvrir les portes de déclaration", 0, 1],
      ["Recenser les médecins volontaires", 0, 1],
      ["Tenir la liste et la relire chaque mois", 1, 5],
      ["Évaluer et ajuster les critères", 3, 3],
    ],
  },
  {
    key: "mt-attribution",
    missionCode: "ACCES_MT",
    title: "Proposer un médecin traitant parmi les volontaires, équitablement",
    summary: "Un patient proposé à un médecin volontaire proche, avec son accord et une charge répartie.",
    source:
      "Page « Missions et objectifs » d'une CPTS de Toulouse, point 3 ; exemples d'actions (juillet 2022), mission socle 1 ; lettre d'intention Ruscino (2023)",
    axis: "Améliorer l'accès aux soins",
    intermediateObjective: "Faciliter l'accès à un médecin traitant",
    context:
      "Des médecins acceptent de prendre quelques patients de plus, à condition que l'effort soit partagé et que l'on tienne compte de leurs limites (nombre, secteur, visites à domicile). Sans organisation, ce sont toujours les mêmes que l'on appelle. [À compléter : nombre de médecins généralistes, âges, part qui accepte de nouveaux patients.]",
    problems: [
      "Les sollicitations se concentrent sur quelques cabinets.",
      "Les patients qui ont besoin de visites à domicile ne trouvent personne.",
      "Le professionnel qui a signalé un patient n'apprend jamais ce qu'il est devenu.",
    ],
    objectives: [
      {
        label: "Recueillir l'engagement de médecins volontaires, avec leurs conditions",
        measure: "Au moins la moitié des médecins généralistes ont dit combien de patients ils prennent",
        dueInMonths: 9,
        owner: "Médecin référent de la mission",
      },
      {
        label: "Proposer chaque patient à un médecin proche, avec son accord",
        measure: "80 % des patients prioritaires ont reçu une proposition sous 30 jours",
        dueInMonths: 18,
        owner: "Coordination de la CPTS",
      },
      {
        label: "Informer qui a déclaré le patient",
        measure: "100 % des déclarants informés de l'issue sous 7 jours",
        dueInMonths: 12,
        owner: "Coordination de la CPTS",
      },
    ],
    indicators: [
      {
        label: "Médecins volontaires",
        kind: "process",
        unit: "médecins",
        criterion: "Offre en cours au dernier jour de la période",
        source: "Registre de la CPTS",
      },
      {
        label: "Patients qui ont trouvé un médecin traitant par la CPTS",
        kind: "result",
        unit: "patients",
        criterion: "Acceptations de la période",
        source: "Registre de la CPTS",
      },
      {
        label: "Équité ressentie par les médecins volontaires",
        kind: "impact",
        criterion: "Deux tiers des volontaires jugent la répartition équitable à l'enquête annuelle",
        source: "Enquête annuelle de la CPTS",
      },
    ],
    actionKinds: ["orientation", "network", "tool"],
    actions:
      "1. Demander à chaque médecin ce qu'il peut prendre : nombre, période, communes, visites.\n2. Proposer les patients par ordre de priorité, au plus proche et selon la charge de chacun ; le médecin accepte ou refuse sans se justifier auprès du patient.\n3. Donner le premier rendez-vous et rappeler la déclaration à la CPAM.\n4. Informer le déclarant, et relancer ce qui n'avance pas.\n5. Écrire aux patients qui attendent avec les médecins ouverts près de chez eux.",
    publics: "Patients de la liste d'attente ; médecins généralistes volontaires.",
    place: "Ensemble du territoire ; une attention aux quartiers et communes les moins dotés.",
    participation:
      "Médecins volontaires, coordination, CPAM pour la déclaration, infirmiers et pharmaciens pour le suivi, SOS Médecins pour les visites.",
    frequency: "Propositions chaque semaine",
    character: "lasting",
    budget: [
      ["Temps de coordination", "64"],
      ["Indemnisation des médecins qui préparent l'organisation", "65"],
      ["Courriers aux patients", "62"],
    ],
    premises: "Bureau de la coordination.",
    people: "Coordinateur, médecin référent, secrétariats volontaires.",
    steering:
      "Réunion trimestrielle des volontaires : charge de chacun, refus et motifs, patients que personne ne peut prendre.",
    evaluation:
      "Charge par médecin comparée à son offre, délais, part des propositions acceptées ; enquête auprès des volontaires.",
    funding: ["Contrat ACI, mission « accès aux soins »"],
    steps: [
      ["Recueillir les offres des médecins", 0, 0],
      ["Premières propositions (patients prioritaires)", 1, 1],
      ["Propositions à tout le registre", 2, 5],
      ["Enquête auprès des volontaires", 3, 3],
    ],
  },
];
