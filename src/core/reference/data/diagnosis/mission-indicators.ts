import { type IndicatorGroup, type IndicatorRow, MISSIONS } from "./indicator-row.ts";

const count = (
  code: string,
  label: string,
  definition: string,
  more: Partial<Pick<IndicatorRow, "ofPeople" | "sense">> = {},
): IndicatorRow => ({ code, label, unit: "count", sense: "better", definition, ...more });

const ofTheCpts = { method: "Compté par la CPTS", finest: "own" as const, source: MISSIONS };

/** What the CPTS itself does, mission by mission. */
export const missionIndicators: IndicatorGroup[] = [
  {
    family: "pathways",
    mission: "PARCOURS",
    ...ofTheCpts,
    rows: [
      count(
        "pathways.protocols",
        "Protocoles pluriprofessionnels en vigueur",
        "Protocoles écrits ou adoptés par la CPTS et appliqués dans l’année.",
      ),
      count(
        "pathways.patients",
        "Patients inclus dans un parcours",
        "Patients entrés dans un parcours organisé par la CPTS dans l’année.",
        { ofPeople: true },
      ),
      count(
        "pathways.meetings",
        "Réunions de concertation pluriprofessionnelle (RCP)",
        "Réunions de concertation tenues dans l’année.",
      ),
      count(
        "pathways.cases",
        "Situations étudiées en réunion de concertation",
        "Situations de patients étudiées en réunion de concertation dans l’année.",
        { ofPeople: true },
      ),
      count(
        "pathways.plans",
        "Plans personnalisés de coordination en santé (PPCS) écrits",
        "Plans personnalisés de coordination en santé écrits dans l’année.",
        { ofPeople: true },
      ),
      {
        code: "pathways.return-7-days",
        label: "Retours d’hospitalisation suivis d’un contact en 7 jours",
        unit: "%",
        sense: "better",
        definition: "Sorties d’hôpital signalées suivies d’un contact d’un professionnel en 7 jours au plus.",
      },
    ],
  },
  {
    family: "crisis",
    mission: "CRISE",
    ...ofTheCpts,
    rows: [
      {
        code: "crisis.plan",
        label: "Plan de réponse aux crises sanitaires rédigé",
        unit: "yes-no",
        sense: "better",
        definition: "Le plan est écrit et adopté ; sa date est celle de l’adoption.",
      },
      {
        code: "crisis.update",
        label: "Plan de crise mis à jour dans l’année",
        unit: "yes-no",
        sense: "better",
        definition: "Le plan a été relu et mis à jour ; sa date est celle de la mise à jour.",
      },
      {
        code: "crisis.exercise",
        label: "Exercice de crise tenu",
        unit: "yes-no",
        sense: "better",
        definition: "Un exercice a été tenu avec les membres ; sa date est celle de l’exercice.",
      },
    ],
  },
  {
    family: "quality",
    mission: "QUALITE",
    ...ofTheCpts,
    rows: [
      count(
        "quality.events.collected",
        "Événements indésirables associés aux soins (EIAS) recueillis",
        "Événements indésirables déclarés à la CPTS dans l’année.",
        { sense: "neither" },
      ),
      count(
        "quality.events.analysed",
        "Événements indésirables analysés",
        "Événements de l’année ayant eu une analyse collective.",
      ),
      count(
        "quality.meetings",
        "Réunions de retour d’expérience (REX) ou de morbi-mortalité (RMM)",
        "Réunions tenues dans l’année.",
      ),
      count(
        "quality.peer-groups",
        "Groupes d’échange de pratiques entre pairs",
        "Groupes réunis une fois au moins dans l’année.",
      ),
      count("quality.audits", "Audits de pratiques menés", "Audits menés à leur terme dans l’année."),
    ],
  },
  {
    family: "support",
    mission: "ACCOMPAGNEMENT",
    ...ofTheCpts,
    rows: [
      count(
        "support.trainees",
        "Étudiants et stagiaires accueillis",
        "Étudiants et stagiaires en santé accueillis par un membre dans l’année.",
      ),
      count(
        "support.arrivals",
        "Installations de professionnels",
        "Professionnels de santé installés sur le territoire dans l’année.",
      ),
      count(
        "support.departures",
        "Départs de professionnels",
        "Professionnels de santé ayant quitté le territoire ou cessé leur activité dans l’année.",
        { sense: "worse" },
      ),
      count(
        "support.replacements",
        "Remplacements trouvés",
        "Demandes de remplacement auxquelles la CPTS a aidé à répondre dans l’année.",
      ),
      count(
        "support.security-alerts",
        "Alertes de sécurité de professionnels",
        "Agressions, menaces ou incivilités signalées à la CPTS dans l’année.",
        { sense: "worse" },
      ),
    ],
  },
];
