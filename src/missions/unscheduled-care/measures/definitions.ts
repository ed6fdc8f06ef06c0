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
  "Demandes créées dans la période, hors celles confiées au 15 et celles annulées avant tout rendez-vous";
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
    "emergencies",
    "Demandes confiées au 15",
    "demandes",
    "Demandes qu'un signe de gravité a arrêtées",
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
    ORIENTED,
  ),
  define(
    "within48h",
    "Rendez-vous en 48 heures",
    "%",
    "Demandes dont le rendez-vous vient 48 heures au plus après la demande",
    ORIENTED,
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
