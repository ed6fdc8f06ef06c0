/** Months after the signature within which a mission starts and is fully deployed; null where the contract leaves it free. */
export interface MissionDelay {
  code: string;
  label: string;
  isCore: boolean;
  startMonths: number | null;
  fullMonths: number | null;
}

/** What the reference data says on the day of the signature (sets `mission`, `contract-period`, `project-delay`). */
export interface ClockRules {
  missions: readonly MissionDelay[];
  anniversaryMonths: number;
  contractMonths: number;
  /** From the start of the crisis mission: its plan is brought up to date each time this has passed. */
  crisisPlanMonths: number;
  renewalPreparationMonths: number;
  /** Before each anniversary: the report of activity that the dialogue is held on. */
  reportDays: number;
}

export type DeadlineKind =
  | "signature"
  | "start"
  | "full"
  | "crisis-plan"
  | "report"
  | "dialogue"
  | "renewal-preparation"
  | "renewal"
  | "end";

export interface Deadline {
  /** Stable within one contract: `start.ACCES`, `dialogue.2`. */
  key: string;
  kind: DeadlineKind;
  label: string;
  missionCode: string | null;
  /** Local day, YYYY-MM-DD; null: the contract sets none, the CPTS writes its own. */
  dueOn: string | null;
}

const CRISIS = "CRISE";

/**
 * Every date of a contract signed on that local day. Each is counted from the signature itself, never from another date, so that
 * a month that is too short (31 August + 6 months = 28 February) shortens no later one.
 */
export function contractDates(signedOn: string, rules: ClockRules): Deadline[] {
  const signed = Temporal.PlainDate.from(signedOn);
  const after = (months: number): Temporal.PlainDate => signed.add({ months }, { overflow: "constrain" });
  const dates = [
    dated("signature", "signature", "Signature du contrat", signed),
    ...rules.missions.flatMap((mission) => missionDates(mission, after)),
    ...crisisPlans(rules, after),
    ...years(rules, after),
    dated(
      "renewal-preparation",
      "renewal-preparation",
      "Préparer le renouvellement du contrat",
      after(rules.contractMonths - rules.renewalPreparationMonths),
    ),
    dated("renewal", "renewal", "Renouvellement du contrat", after(rules.contractMonths)),
  ];
  return inOrder(dates);
}

/** The day from which the contract holds no more, once it was ended. */
export const endDate = (endsOn: string, words: string): Deadline => ({
  key: "end",
  kind: "end",
  label: `Fin du contrat, ${words}`,
  missionCode: null,
  dueOn: endsOn,
});

/** By day, those without a day last; the same day: by key, so that the order never changes by itself. */
export const inOrder = <D extends Pick<Deadline, "key" | "dueOn">>(dates: readonly D[]): D[] =>
  [...dates].sort(
    (a, b) => (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999") || a.key.localeCompare(b.key, "en"),
  );

type After = (months: number) => Temporal.PlainDate;

const dated = (
  key: string,
  kind: DeadlineKind,
  label: string,
  on: Temporal.PlainDate | null,
  missionCode: string | null = null,
): Deadline => ({ key, kind, label, missionCode, dueOn: on?.toString() ?? null });

const missionDates = ({ code, label, startMonths, fullMonths }: MissionDelay, after: After): Deadline[] => [
  dated(
    `start.${code}`,
    "start",
    `Démarrage : ${label}`,
    startMonths === null ? null : after(startMonths),
    code,
  ),
  dated(
    `full.${code}`,
    "full",
    `Plein déploiement : ${label}`,
    fullMonths === null ? null : after(fullMonths),
    code,
  ),
];

function crisisPlans(rules: ClockRules, after: After): Deadline[] {
  const crisis = rules.missions.find((one) => one.code === CRISIS);
  if (crisis?.startMonths == null || rules.crisisPlanMonths <= 0) return [];
  const plans: Deadline[] = [];
  for (let n = 1; crisis.startMonths + n * rules.crisisPlanMonths < rules.contractMonths; n++)
    plans.push(
      dated(
        `crisis-plan.${n}`,
        "crisis-plan",
        `Mise à jour annuelle du plan de crise (${nth(n)})`,
        after(crisis.startMonths + n * rules.crisisPlanMonths),
        CRISIS,
      ),
    );
  return plans;
}

function years(rules: ClockRules, after: After): Deadline[] {
  if (rules.anniversaryMonths <= 0) return [];
  const all: Deadline[] = [];
  for (let n = 1; n * rules.anniversaryMonths <= rules.contractMonths; n++) {
    const anniversary = after(n * rules.anniversaryMonths);
    all.push(
      dated(
        `report.${n}`,
        "report",
        `Rapport d’activité (${nth(n)} année)`,
        anniversary.subtract({ days: rules.reportDays }),
      ),
      dated(
        `dialogue.${n}`,
        "dialogue",
        `${n === 1 ? "1er" : nth(n)} anniversaire du contrat : dialogue de gestion`,
        anniversary,
      ),
    );
  }
  return all;
}

const nth = (n: number): string => (n === 1 ? "1re" : `${n}e`);
