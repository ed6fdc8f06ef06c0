/** What a measure counts, to be shown beside the figure and written in every export. The only place where it is said. */
export interface MeasureDefinition {
  code: string;
  label: string;
  unit: "demandes" | "jours" | "%" | "propositions";
  numerator: string;
  /** Null for a count or a duration. */
  denominator: string | null;
  period: string;
  source: string;
}

const REGISTER = "Registre des demandes de médecin traitant de la plateforme";
const OPENED = "Demandes ouvertes dans la période, hors doublons et erreurs";
const AT_END = "Au dernier instant de la période, ou à l'instant du calcul si elle n'est pas finie";
const IN_OPENED = "Demandes ouvertes dans la période";
const UNKNOWN = "ce qui n'est pas renseigné compte comme non";

const define = (
  code: string,
  label: string,
  unit: MeasureDefinition["unit"],
  [numerator, denominator]: [string, string | null],
  period: string,
  source = REGISTER,
): MeasureDefinition => ({ code, label, unit, numerator, denominator, period, source });

export const measureDefinitions = [
  define(
    "waiting",
    "Patients en attente d'un médecin",
    "demandes",
    ["Demandes ouvertes avant cet instant, ni acceptées ni closes à cet instant", null],
    AT_END,
  ),
  define(
    "waited",
    "Attente de ceux qui attendent (médiane)",
    "jours",
    ["De l'ouverture de la demande à cet instant", null],
    AT_END,
  ),
  define("opened", "Demandes ouvertes", "demandes", [OPENED, null], IN_OPENED),
  define(
    "ald",
    "Patients en ALD",
    "%",
    [`Demandes de patients en affection de longue durée ; ${UNKNOWN}`, OPENED],
    IN_OPENED,
  ),
  define(
    "over70",
    "Patients de 70 ans ou plus",
    "%",
    [`Demandes de patients de 70 ans ou plus à l'ouverture ; ${UNKNOWN}`, OPENED],
    IN_OPENED,
  ),
  define(
    "rights",
    "Patients à la C2S ou à l'AME",
    "%",
    [
      `Demandes de patients à la complémentaire santé solidaire ou à l'aide médicale de l'État ; ${UNKNOWN}`,
      OPENED,
    ],
    IN_OPENED,
  ),
  define(
    "accepted",
    "Demandes acceptées par un médecin",
    "demandes",
    ["Demandes dont l'acceptation qui tient date de la période", null],
    "Acceptations de la période",
  ),
  define(
    "delay",
    "Délai jusqu'à l'acceptation (médiane, 90e centile)",
    "jours",
    [
      "De l'ouverture de la demande à son acceptation ; centiles par interpolation linéaire entre les rangs",
      null,
    ],
    "Acceptations de la période",
  ),
  define(
    "proposals",
    "Propositions envoyées aux médecins",
    "propositions",
    ["Propositions envoyées, selon leur réponse d'aujourd'hui", null],
    "Propositions envoyées dans la période",
    "Propositions faites aux médecins volontaires sur la plateforme",
  ),
] as const satisfies readonly MeasureDefinition[];

export type MeasureCode = (typeof measureDefinitions)[number]["code"];
