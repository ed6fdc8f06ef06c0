import { type IndicatorGroup, type IndicatorRow, LETTERS, MISSIONS } from "./indicator-row.ts";

const without = (code: string, who: string, label: string): IndicatorRow => ({
  code: `mt.without${code}`,
  label,
  unit: "%",
  sense: "worse",
  definition: `${who} qui n’ont pas déclaré de médecin traitant, rapportés à tous les patients de ce groupe.`,
});

/** Access to care: figures of others first, then what the platform's own registers tell at each reading. */
export const accessIndicators: IndicatorGroup[] = [
  {
    family: "family-doctor",
    mission: "ACCES_MT",
    method: "Rézone CPTS, famille « indicateurs de l’ACI » ; extraction de la CPAM",
    finest: "commune",
    source: LETTERS,
    rows: [
      without("", "Patients", "Patients sans médecin traitant"),
      without(
        ".17plus",
        "Patients consommants de 17 ans et plus",
        "Patients consommants de 17 ans et plus sans médecin traitant",
      ),
      without(".70plus", "Patients de 70 ans et plus", "Patients de 70 ans et plus sans médecin traitant"),
      without(".ald", "Patients en affection de longue durée", "Patients en ALD sans médecin traitant"),
      without(
        ".css",
        "Patients ayant la complémentaire santé solidaire",
        "Patients ayant la complémentaire santé solidaire sans médecin traitant",
      ),
      without(
        ".ame",
        "Bénéficiaires de l’aide médicale de l’État",
        "Bénéficiaires de l’aide médicale de l’État sans médecin traitant",
      ),
      {
        code: "mt.without.number",
        label: "Nombre de patients sans médecin traitant",
        unit: "count",
        sense: "worse",
        ofPeople: true,
        definition: "Patients qui n’ont pas déclaré de médecin traitant.",
      },
      {
        code: "mt.without.ald.number",
        label: "Nombre de patients en ALD sans médecin traitant",
        unit: "count",
        sense: "worse",
        ofPeople: true,
        definition: "Patients en affection de longue durée qui n’ont pas déclaré de médecin traitant.",
      },
    ],
  },
  {
    family: "family-doctor",
    mission: "ACCES_MT",
    method: "Calculé par Maillage à chaque lecture, sur le registre des demandes de médecin traitant",
    finest: "own",
    live: true,
    source: MISSIONS,
    rows: [
      {
        code: "mt.register.waiting",
        label: "Patients du registre en attente d’un médecin traitant",
        unit: "count",
        sense: "worse",
        ofPeople: true,
        definition:
          "Demandes ouvertes, ni acceptées ni closes à la fin de la période, hors doublons et erreurs.",
      },
      {
        code: "mt.register.opened",
        label: "Patients inscrits au registre dans la période",
        unit: "count",
        sense: "neither",
        ofPeople: true,
        definition: "Demandes ouvertes dans la période, hors doublons et erreurs.",
      },
      {
        code: "mt.register.accepted",
        label: "Patients du registre ayant trouvé un médecin traitant",
        unit: "count",
        sense: "better",
        ofPeople: true,
        definition: "Demandes dont l’acceptation par un médecin date de la période.",
      },
      {
        code: "mt.register.delay",
        label: "Délai médian pour trouver un médecin traitant",
        unit: "days",
        sense: "worse",
        definition: "De l’ouverture de la demande à son acceptation, médiane des acceptations de la période.",
      },
      {
        code: "mt.register.refused",
        label: "Propositions refusées par les médecins",
        unit: "count",
        sense: "worse",
        definition: "Propositions envoyées à un médecin volontaire dans la période, et refusées.",
      },
      {
        code: "mt.register.offers",
        label: "Médecins qui acceptent de nouveaux patients",
        unit: "count",
        sense: "better",
        definition: "Médecins volontaires dont l’offre est ouverte et a encore de la place, à cet instant.",
      },
    ],
  },
  {
    family: "emergency",
    mission: "ACCES_SNP",
    method: "Rézone CPTS, famille « indicateurs de l’ACI »",
    finest: "commune",
    source: LETTERS,
    rows: [
      {
        code: "emergency.not-followed-by-admission",
        label: "Passages aux urgences non suivis d’une hospitalisation, rapportés aux patients consommants",
        unit: "%",
        sense: "worse",
        definition:
          "Passages aux urgences sans hospitalisation (forfait ATU), rapportés aux patients consommants.",
      },
    ],
  },
  {
    family: "emergency",
    mission: "ACCES_SNP",
    method: "Compté par la CPTS",
    finest: "own",
    source: MISSIONS,
    rows: [
      {
        code: "snp.organised",
        label: "Créneaux de soins non programmés proposés par semaine",
        unit: "count",
        sense: "better",
        definition: "Créneaux que les professionnels s’engagent à ouvrir chaque semaine.",
      },
      {
        code: "snp.sas",
        label: "Professionnels participant au service d’accès aux soins (SAS)",
        unit: "count",
        sense: "better",
        definition: "Professionnels du territoire inscrits comme effecteurs du SAS.",
      },
    ],
  },
  {
    family: "emergency",
    mission: "ACCES_SNP",
    method: "Calculé par Maillage à chaque lecture, sur les demandes et les agendas de la plateforme",
    finest: "own",
    live: true,
    source: MISSIONS,
    rows: [
      {
        code: "snp.requests",
        label: "Demandes de soins non programmés reçues",
        unit: "count",
        sense: "neither",
        ofPeople: true,
        definition: "Toutes les demandes créées dans la période.",
      },
      {
        code: "snp.delay",
        label: "Délai médian jusqu’au rendez-vous",
        unit: "hours",
        sense: "worse",
        definition: "De la demande à l’heure du rendez-vous, médiane de la période.",
      },
      {
        code: "snp.within24h",
        label: "Demandes avec un rendez-vous en 24 heures",
        unit: "%",
        sense: "better",
        definition:
          "Rendez-vous 24 heures au plus après la demande, rapportés aux demandes à orienter (hors 15, annulations et demandes en cours).",
      },
      {
        code: "snp.within48h",
        label: "Demandes avec un rendez-vous en 48 heures",
        unit: "%",
        sense: "better",
        definition:
          "Rendez-vous 48 heures au plus après la demande, rapportés aux demandes à orienter (hors 15, annulations et demandes en cours).",
      },
      {
        code: "snp.redirected",
        label: "Demandes réorientées",
        unit: "%",
        sense: "neither",
        definition:
          "Demandes closes par une réorientation, l’hôpital ou un conseil, rapportées aux demandes dont l’issue est connue.",
      },
      {
        code: "snp.places",
        label: "Places de soins non programmés ouvertes",
        unit: "count",
        sense: "better",
        definition: "Places des créneaux publiés qui ont commencé dans la période.",
      },
      {
        code: "snp.filled",
        label: "Places de soins non programmés occupées",
        unit: "%",
        sense: "better",
        definition: "Places prises, rapportées aux places ouvertes des créneaux passés.",
      },
      {
        code: "snp.empty",
        label: "Places de soins non programmés restées libres",
        unit: "count",
        sense: "worse",
        definition: "Places ouvertes moins places prises, créneaux passés.",
      },
      {
        code: "snp.professionals",
        label: "Professionnels ayant ouvert des créneaux",
        unit: "count",
        sense: "better",
        definition: "Professionnels dont un créneau publié au moins a commencé dans la période.",
      },
    ],
  },
];
