/** What the fictional team of the CPTS du Canal wrote in its letter. */
export const LETTER_TEXTS: Readonly<Record<string, string>> = {
  "territory.presentation":
    "Le territoire s’étend le long du canal, au sud-est de l’agglomération. Il réunit des communes de la première couronne, bien desservies et jeunes, et des villages du Lauragais où l’on vient consulter en voiture. Les habitants y travaillent, s’y soignent et y scolarisent leurs enfants : c’est un même bassin de vie.",
  "population.coherence":
    "La délimitation a été convenue en deux réunions avec la CPTS des Coteaux : chaque commune appartient à une seule CPTS. Les deux MSP du territoire ont donné leur accord à ce tracé.",
  "diagnosis.people":
    "La population vieillit plus vite que dans le département. La précarité est moins forte qu’ailleurs, mais elle se concentre dans trois quartiers de Ramonville et de Castanet, où l’équipe rencontre le plus de patients sans médecin traitant.",
  "diagnosis.offer":
    "Deux maisons de santé pluriprofessionnelles, un centre de santé et une clinique.\n\n- Un tiers des médecins généralistes a plus de 60 ans.\n- Aucun pédiatre n’exerce dans la moitié est du territoire.\n- Les délais chez l’ophtalmologiste et le dermatologue dépassent six mois.",
  "diagnosis.health":
    "Les dépistages organisés reculent : c’est là que les pharmaciens, les sages-femmes et les infirmiers peuvent agir ensemble le plus vite.",
  "diagnosis.sources":
    "Les chiffres de cette démonstration sont fictifs ; leur forme est celle de Rézone CPTS et des fichiers de l’Insee.",
  "difficulties.pathways":
    "Les échanges avec les professionnels font ressortir :\n\n- **le retour à domicile** : ni lettre de sortie, ni traitement pour la nuit, ni aide prévenue ;\n- **la santé mentale des jeunes**, sans second recours à moins de quatre mois ;\n- **les patients en affection de longue durée sans médecin traitant**, que chacun connaît et que personne ne compte.",
  "difficulties.tools":
    "- Messagerie sécurisée chez la plupart des médecins et des infirmiers\n- Un logiciel partagé dans chacune des deux MSP\n- Deux infirmières ASALÉE, une infirmière en pratique avancée\n- Un protocole de coopération entre kinésithérapeutes et médecins",
  "method.method":
    "Deux rencontres, dont une en soirée à Ramonville, ont dit ce qu’il fallait demander. Le questionnaire des URPS a ensuite été adressé par un lien personnel à une partie des professionnels de l’annuaire, et proposé aux autres par la page publique. Les unions régionales, l’ARS et la CPAM l’ont relayé.\n\nUne newsletter mensuelle donne les avancées ; la prochaine présentera cette lettre.",
  "professions.notes":
    "Les professionnels identifiés sont ceux de l’annuaire de la CPTS, tenu à jour avec l’extraction nationale. Les orthophonistes sont rencontrés en ce moment par l’une d’elles.",
  "team.presentation": "L’équipe projet réunit cinq professions. Elle se retrouve le premier mardi du mois.",
  "missions.ACCES_MT":
    "Objectif stratégique : que personne ne reste sans médecin traitant quand la maladie l’exige.\nObjectifs opérationnels : recenser, classer par priorité, proposer.\n- Un recensement tenu par tous les soignants, avec l’accord du patient\n- Des propositions aux médecins volontaires, à leur rythme\n- Un suivi mensuel avec la CPAM",
  "missions.ACCES_SNP":
    "Objectif stratégique : une réponse en moins de 48 heures, sans passage inutile aux urgences.\n- Des créneaux partagés entre cabinets\n- Un poste d’appel aux heures ouvrées\n- Une collaboration écrite avec le SAS",
  "missions.PARCOURS":
    "Objectif stratégique : éviter les ruptures.\n- Un parcours de sortie d’hospitalisation avec la clinique\n- Un parcours des personnes âgées fragiles, avec le DAC\n- Un annuaire sanitaire et social partagé",
  "missions.PREVENTION":
    "Objectif stratégique : rejoindre la couverture vaccinale et le dépistage du département.\n- Vaccination contre la grippe chez le pharmacien et l’infirmier\n- Une semaine de dépistage par an dans les cabinets\n- Des interventions dans les collèges",
  "missions.CRISE":
    "- Une cellule de crise et son annuaire\n- Un plan relu chaque année avec les établissements et les mairies\n- Un exercice par an",
  "missions.QUALITE": "- Des réunions de retour d’expérience\n- Un patient traceur par semestre",
};

export const MISSIONS: readonly [code: string, chosen: boolean][] = [
  ["ACCES_MT", true],
  ["ACCES_SNP", true],
  ["PARCOURS", true],
  ["PREVENTION", true],
  ["CRISE", true],
  ["QUALITE", true],
  ["ACCOMPAGNEMENT", false],
];

export const CHOICES: readonly [key: string, answer: boolean, detail: string][] = [
  ["partnership.coordinated-structures", true, "MSP du Canal et MSP des Écluses"],
  ["partnership.support-platform", true, "DAC du département"],
  ["partnership.local-authorities", true, "CCAS de Ramonville-Saint-Agne, intercommunalité"],
  ["solicitation.public-hospitals", true, "Centre hospitalier de la métropole"],
  ["solicitation.private-establishments", true, "Clinique du Canal"],
  ["solicitation.elected", true, "Maires de Ramonville-Saint-Agne et de Castanet-Tolosan"],
  ["solicitation.medico-social", true, "EHPAD Les Tilleuls, SSIAD du Lauragais"],
  ["solicitation.social", false, ""],
  ["solicitation.coordinated-structures", true, "Les deux MSP, le DAC"],
];

export const ACTIONS = [
  {
    kind: "meeting",
    title: "Première réunion d’information",
    daysAgo: 190,
    place: "Salle des fêtes, Ramonville-Saint-Agne",
    invited: 184,
    present: 46,
    minutes:
      "Présentation de la CPTS et du calendrier. Trois sujets reviennent à toutes les tables : les patients sans médecin traitant, les sorties d’hospitalisation, les soins non programmés.\n\nDécision : envoyer le questionnaire des URPS à tous, et se revoir dans deux mois.",
    reached: "all",
  },
  {
    kind: "newsletter",
    title: "Newsletter n° 1 : pourquoi une CPTS",
    daysAgo: 150,
    place: "",
    invited: null,
    present: null,
    minutes: "",
    reached: "all",
  },
  {
    kind: "meeting",
    title: "Atelier : axes de travail",
    daysAgo: 96,
    place: "MSP du Canal",
    invited: 60,
    present: 22,
    minutes:
      "Quatre groupes : médecin traitant, soins non programmés, parcours, prévention. Chacun a proposé trois actions et un référent.",
    reached: null,
  },
  {
    kind: "call",
    title: "Appels aux cabinets qui n’avaient pas répondu",
    daysAgo: 10,
    place: "",
    invited: null,
    present: null,
    minutes: "",
    reached: null,
  },
] as const;

/** Fictional; those of the directory are added from it. */
export const PARTNERS = [
  {
    part: "partner",
    name: "Maëlle Ferrandel",
    profession: "Cadre de santé",
    sector: "Sanitaire",
    town: "Toulouse",
    structure: "Clinique du Canal",
  },
  {
    part: "partner",
    name: "Ulysse Trémontin",
    profession: "Coordonnateur d’appui",
    sector: "Médico-social",
    town: "Toulouse",
    structure: "DAC du département",
  },
] as const;
