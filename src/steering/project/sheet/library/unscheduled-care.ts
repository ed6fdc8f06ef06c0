import type { StartingSheet } from "./starting-sheet.ts";

export const unscheduledCareSheets: readonly StartingSheet[] = [
  {
    key: "snp-creneaux",
    missionCode: "ACCES_SNP",
    title: "Ouvrir des créneaux partagés de soins non programmés",
    summary: "Des places réservées chaque jour chez les volontaires, visibles de qui oriente.",
    source:
      "Exemples d'actions (juillet 2022), mission socle 1, soins non programmés ; page « Missions et objectifs » d'une CPTS de Toulouse, points 2, 8 et 9",
    axis: "Améliorer l'accès aux soins",
    intermediateObjective: "Améliorer la prise en charge des soins non programmés en ville",
    context:
      "Une demande qui ne peut attendre le prochain rendez-vous se termine souvent aux urgences. [À compléter : part des passages aux urgences non suivis d'une hospitalisation (ATU), sur le territoire et dans le département.] Des cabinets voient ces patients chaque jour sans que leurs confrères le sachent.",
    problems: [
      "Qui oriente appelle cabinet après cabinet.",
      "Les places libres d'un cabinet restent inconnues des autres.",
      "Le médecin traitant n'est pas informé de ce qui a été fait.",
    ],
    objectives: [
      {
        label: "Ouvrir chaque jour ouvré des créneaux partagés",
        measure: "Au moins 1 créneau par jour ouvré pour 5 000 habitants",
        dueInMonths: 9,
        owner: "Médecin référent de la mission",
      },
      {
        label: "Répondre à chaque demande orientée",
        measure: "80 % des patients vus dans le délai demandé (24 ou 48 h)",
        dueInMonths: 18,
        owner: "Coordination de la CPTS",
      },
      {
        label: "Rendre compte au médecin traitant",
        measure: "90 % des passages suivis d'un retour écrit le jour même",
        dueInMonths: 12,
        owner: "Médecins effecteurs",
      },
    ],
    indicators: [
      {
        label: "Créneaux ouverts",
        kind: "process",
        unit: "créneaux par semaine",
        criterion: "Créneaux partagés publiés par les volontaires",
        source: "Agenda partagé de la CPTS",
      },
      {
        label: "Part des patients vus dans le délai",
        kind: "result",
        unit: "%",
        criterion: "Patients vus dans le délai demandé, sur les demandes orientées",
        target: 80,
        source: "Agenda partagé de la CPTS",
      },
      {
        label: "Passages aux urgences non suivis d'hospitalisation",
        catalogue: "emergency.not-followed-by-admission",
        kind: "impact",
        unit: "%",
        criterion: "Forfaits ATU rapportés aux patients consommant",
        source: "Rézone CPTS, Assurance Maladie",
      },
    ],
    actionKinds: ["orientation", "tool", "consultation", "protocol"],
    actions:
      "1. Recenser ce qui existe : cabinets, centres de soins non programmés, visites à domicile, maisons de garde.\n2. Convenir avec chaque volontaire de ses créneaux et de sa compensation.\n3. Former les personnes qui orientent par téléphone : signes de gravité (le 15), priorité, délai.\n4. Convenir avec le SAS de qui appelle qui.\n5. Suivre chaque semaine les demandes sans réponse.",
    publics:
      "Habitants du territoire, avec ou sans médecin traitant, qui ont besoin d'être vus sous 24 à 48 h.",
    place: "Cabinets et maisons de santé volontaires, à moins de 20 minutes de chacun.",
    participation:
      "Médecins généralistes, infirmiers du pool dédié, pharmaciens, SAS et centre 15, SOS Médecins, CPTS voisines pour une organisation commune.",
    frequency: "Chaque jour ouvré, 8 h – 20 h, et le samedi matin",
    character: "lasting",
    budget: [
      ["Compensation des professionnels d'astreinte", "65"],
      ["Temps d'assistant de régulation", "64"],
      ["Formation à l'accueil téléphonique", "61"],
    ],
    premises: "Cabinets des volontaires ; aucun local nouveau au départ.",
    people: "Médecin référent, assistants formés, pool d'infirmiers volontaires.",
    steering: "Point hebdomadaire sur les demandes sans réponse ; comité tous les deux mois avec le SAS.",
    evaluation:
      "Taux de remplissage, délais, réorientations ; questionnaire court aux patients et aux effecteurs.",
    funding: ["Contrat ACI, mission « accès aux soins »", "Avenant SAS pour la régulation"],
    steps: [
      ["Recenser l'existant", 0, 0],
      ["Convenir des créneaux et de la compensation", 0, 1],
      ["Former à l'orientation téléphonique", 1, 1],
      ["Ouvrir les créneaux", 1, 5],
      ["Convention avec le SAS", 2, 2],
    ],
  },
  {
    key: "snp-second-recours",
    missionCode: "ACCES_SNP",
    title: "Accès rapide à la biologie, à l'imagerie et au second recours",
    summary: "Qui contacter, à quelles heures, et des protocoles pour un avis ou un examen le jour même.",
    source:
      "Lettre d'intention Canal Garonne (2020), soins non programmés, points 1 à 3 ; page « Missions et objectifs » d'une CPTS de Toulouse, points 4 à 6",
    axis: "Améliorer l'accès aux soins",
    intermediateObjective: "Faciliter et organiser l'accès à un second recours",
    context:
      "Faute d'examen ou d'avis spécialisé rapide, un patient vu en ville est adressé aux urgences pour une prise de sang ou une radiographie. Chaque cabinet a ses adresses ; aucune liste n'est tenue à jour.",
    problems: [
      "Les horaires et lignes directes des laboratoires et de l'imagerie ne sont pas connus de tous.",
      "Le délai d'un avis spécialisé n'est pas compatible avec la situation.",
    ],
    objectives: [
      {
        label: "Tenir un annuaire des ressources de second recours",
        measure:
          "100 % des laboratoires, centres d'imagerie et spécialistes du territoire y figurent, vérifiés tous les 6 mois",
        dueInMonths: 9,
        owner: "Coordination de la CPTS",
      },
      {
        label: "Convenir de filières rapides",
        measure: "4 protocoles signés (biologie, imagerie, cardiologie, dermatologie)",
        dueInMonths: 18,
        owner: "Binôme généraliste – spécialiste",
      },
    ],
    indicators: [
      {
        label: "Ressources tenues à jour",
        kind: "process",
        unit: "%",
        criterion: "Fiches vérifiées depuis moins de 6 mois",
        target: 100,
        source: "Annuaire de la CPTS",
      },
      {
        label: "Examens obtenus le jour même",
        kind: "result",
        unit: "%",
        criterion: "Sur les demandes passées par une filière rapide",
        target: 80,
        source: "Relevé mensuel des cabinets volontaires",
      },
      {
        label: "Utilité ressentie",
        kind: "impact",
        criterion: "Les généralistes disent adresser moins aux urgences pour un simple examen",
        source: "Enquête annuelle de la CPTS",
      },
    ],
    actionKinds: ["protocol", "network", "tool"],
    actions:
      "1. Recenser laboratoires, imagerie, spécialistes, télé-expertise, avec lignes directes et conditions.\n2. Réunir les volontaires par filière et écrire un protocole d'une page.\n3. Expérimenter trois mois, puis étendre.\n4. Ajouter la filière dentaire (PASS dentaire, créneaux dédiés) pour les personnes sans droits.",
    publics: "Patients vus en soins non programmés ; professionnels de premier recours.",
    place: "Territoire de la CPTS et établissements de recours voisins.",
    participation: "Biologistes, radiologues, spécialistes libéraux et hospitaliers, PASS, CPAM.",
    frequency: "Mise à jour semestrielle de l'annuaire",
    character: "lasting",
    budget: [
      ["Indemnisation des groupes de travail", "65"],
      ["Temps de coordination", "64"],
    ],
    premises: "Salles de réunion des maisons de santé.",
    people: "Un binôme généraliste – spécialiste par filière, la coordination.",
    steering: "Revue de chaque protocole à 3 puis 12 mois.",
    evaluation: "Relevé des délais, incidents signalés, retour des établissements.",
    funding: ["Contrat ACI, mission « accès aux soins »"],
    steps: [
      ["Recenser les ressources", 0, 0],
      ["Écrire les deux premiers protocoles", 1, 1],
      ["Expérimenter trois mois", 1, 2],
      ["Étendre aux autres filières", 2, 4],
    ],
  },
];
