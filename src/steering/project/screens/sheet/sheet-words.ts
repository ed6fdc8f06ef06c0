import type { GanttBar, GanttWords } from "../../../../design/gantt/index.ts";
import {
  formatSemester,
  formatSemesters,
  semesterAt,
  semesterIndex,
} from "../../../../platform/time/index.ts";
import type { SheetState } from "../../sheet/sheet-contract.ts";

export const KIND_WORDS = { process: "Processus", result: "Résultat", impact: "Impact" } as const;
export const NATURE_WORDS = { quantitative: "Quantitatif", qualitative: "Qualitatif" } as const;
export const ACTION_WORDS = {
  workshop: "Ateliers",
  event: "Événement",
  network: "Réseau, partenariat",
  orientation: "Orientation",
  training: "Formation",
  consultation: "Consultations",
  protocol: "Protocole",
  tool: "Outil",
  communication: "Communication",
} as const;
export const ACCOUNT_WORDS = {
  "60": "60 Achats",
  "61": "61 Services extérieurs",
  "62": "62 Autres services extérieurs",
  "63": "63 Impôts et taxes",
  "64": "64 Charges de personnel",
  "65": "65 Autres charges de gestion",
  "66": "66 Charges financières",
  "67": "67 Charges exceptionnelles",
  "68": "68 Dotations",
} as const;
export const STATE_MEANINGS: Record<SheetState, "open" | "held" | "done"> = {
  draft: "open",
  ready: "held",
  adopted: "done",
};

export const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** 1234567 cents → « 12 346 € » */
export const euros = (cents: number): string =>
  `${new Intl.NumberFormat("fr-FR", { maximumFractionDigits: cents % 100 === 0 ? 0 : 2 }).format(cents / 100)} €`;

/** Columns of the calendars are semesters, counted as `semesterIndex` does. */
export const semesterWords: GanttWords = {
  column: (index) => `S${(index % 2) + 1}`,
  heading: (index) => String(Math.floor(index / 2)),
  one: (index) => formatSemester(semesterAt(index)),
  span: (from, until) => formatSemesters(semesterAt(from), semesterAt(until)),
};

type Step = { id: string; label: string; from: string; until: string };

export const barOf = (step: Step): GanttBar => ({
  id: step.id,
  label: step.label || "Étape sans nom",
  from: semesterIndex(step.from),
  until: semesterIndex(step.until),
});

/** The steps with one of them moved to where its bar now stands. */
export const withBar = <S extends Step>(steps: readonly S[], bar: GanttBar): S[] =>
  steps.map((step) =>
    step.id === bar.id ? { ...step, from: semesterAt(bar.from), until: semesterAt(bar.until) } : step,
  );

/** From four years before the marked semester to eight after it. */
export const boundsAround = (marked: number) => ({ least: marked - 8, most: marked + 16 });
