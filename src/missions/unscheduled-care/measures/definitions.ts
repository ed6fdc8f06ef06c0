/** What a measure counts, to be shown beside the figure and written in every export. */
export type MeasureDefinition = {
  code: string;
  label: string;
  unit: "demandes" | "minutes" | "%" | "places" | "jours";
  numerator: string;
  /** Null for a count or a duration. */
  denominator: string | null;
  period: string;
  source: string;
};

const RECEIVED = "Demandes créées dans la période";
const ORIENTED =
  "Demandes créées dans la période, hors celles que le 15 prend en charge, celles dont le signe de gravité attend une décision et celles annulées avant tout rendez-vous";
/** A request of five minutes ago is neither a success nor a failure yet. */
const settled = (hours: number): string =>
  `${ORIENTED} ; hors celles encore ouvertes, sans rendez-vous, dont les ${hours} heures ne sont pas écoulées (« en cours »)`;
const FLAGGED = "Demandes arrêtées par un signe de gravité";
const REQUESTS = "Registre des demandes de soins non programmés de la plateforme";
const SLOTS = "Agendas publiés sur la plateforme";

const define = (
  code: string,
  label: string,
  unit: MeasureDefinition["unit"],
  numerator: string,
  denominator: string | null,
  period = RECEIVED,
  source = REQUESTS,
): MeasureDefinition => ({ code, label, unit, numerator, denominator, period, source });

export const measureDefinitions: readonly MeasureDefinition[] = [
  define("requests", "Demandes reçues", "demandes", "Toutes les demandes", null),
  define(
    "redFlags",
    FLAGGED,
    "demandes",
    "Demandes où un signe de gravité a été signalé et « Appelez le 15 » affiché : la somme des trois suivantes",
    null,
  ),
  define(
    "calledThe15",
    "Dont confiées au 15",
    "demandes",
    `${FLAGGED} dont la décision écrite est : le 15 est appelé et prend le patient en charge`,
    null,
  ),
  define(
    "decidedOtherwise",
    "Dont décidées autrement",
    "demandes",
    `${FLAGGED} dont la décision écrite est autre : le 15 demande un rendez-vous en ville, ou le signe a été coché par erreur`,
    null,
  ),
  define(
    "undecided",
    "Dont sans décision écrite",
    "demandes",
    `${FLAGGED} dont personne n'a écrit la décision`,
    null,
  ),
  define("oriented", "Demandes à orienter", "demandes", ORIENTED, null),
  define(
    "booked",
    "Demandes avec un rendez-vous",
    "%",
    "Demandes à orienter qui ont un rendez-vous",
    ORIENTED,
  ),
  define(
    "delayAsked",
    "Délai demandé (médiane)",
    "minutes",
    "De la demande à la limite du niveau choisi",
    null,
  ),
  define(
    "delayObtained",
    "Délai obtenu (médiane, 90e centile)",
    "minutes",
    "De la demande à l'heure du rendez-vous ; centiles par interpolation linéaire entre les rangs",
    null,
  ),
  define(
    "withinAsked",
    "Rendez-vous dans le délai demandé",
    "%",
    "Demandes dont le rendez-vous ne dépasse pas la limite du niveau",
    "Demandes à orienter dont le niveau a une limite",
  ),
  define(
    "within24h",
    "Rendez-vous en 24 heures",
    "%",
    "Demandes dont le rendez-vous vient 24 heures au plus après la demande",
    settled(24),
  ),
  define(
    "inProgress24h",
    "Demandes en cours à 24 heures",
    "demandes",
    "Demandes à orienter encore ouvertes, sans rendez-vous, dont les 24 heures ne sont pas écoulées à l'instant du calcul",
    null,
  ),
  define(
    "within48h",
    "Rendez-vous en 48 heures",
    "%",
    "Demandes dont le rendez-vous vient 48 heures au plus après la demande",
    settled(48),
  ),
  define(
    "inProgress48h",
    "Demandes en cours à 48 heures",
    "demandes",
    "Demandes à orienter encore ouvertes, sans rendez-vous, dont les 48 heures ne sont pas écoulées à l'instant du calcul",
    null,
  ),
  define(
    "noShows",
    "Rendez-vous non honorés",
    "%",
    "Rendez-vous où le patient n'est pas venu",
    "Rendez-vous dont l'issue est connue",
  ),
  define(
    "placesFilled",
    "Places occupées",
    "%",
    "Places prises des créneaux passés",
    "Places offertes des créneaux passés",
    "Créneaux commencés dans la période",
    SLOTS,
  ),
  define(
    "placesEmpty",
    "Places restées libres",
    "places",
    "Places offertes moins places prises, créneaux passés",
    null,
    "Créneaux commencés dans la période",
    SLOTS,
  ),
  define(
    "thirdNextAvailable",
    "Troisième rendez-vous disponible",
    "jours",
    "Jours calendaires entre aujourd'hui et la troisième place libre, par professionnel ; médiane par profession et commune (0 = aujourd'hui)",
    null,
    "À l'instant du calcul",
    `${SLOTS} ; méthode usuelle du « third next available appointment » (Institute for Healthcare Improvement)`,
  ),
];
