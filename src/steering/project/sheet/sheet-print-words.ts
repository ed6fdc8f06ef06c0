import { formatPlainDate } from "../../../platform/time/index.ts";
import type { SheetContent, SheetIndicator } from "./sheet-content.ts";

export const KIND_LABELS = { process: "Processus", result: "Résultat", impact: "Impact" } as const;
export const NATURE_LABELS = { quantitative: "Quantitatif", qualitative: "Qualitatif" } as const;
export const ACTION_LABELS = {
  workshop: "ateliers",
  event: "événement",
  network: "réseau",
  orientation: "orientation",
  training: "formation",
  consultation: "consultations",
  protocol: "protocole",
  tool: "outil",
  communication: "communication",
} as const;

/** 1234567 → « 12 345,67 € »; whole euros without decimals. */
export const writeEuros = (cents: number): string =>
  `${new Intl.NumberFormat("fr-FR", {
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
    maximumFractionDigits: cents % 100 === 0 ? 0 : 2,
  })
    .format(cents / 100)
    .replaceAll("\u202f", "\u00a0")}\u00a0€`;

export const writeFigure = (value: number | null, unit: string): string =>
  value === null
    ? "à définir"
    : [new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 2 }).format(value), unit]
        .filter(Boolean)
        .join("\u00a0");

/** « de 13,3 % à 10 % », « cible 10 % »; the criterion of a qualitative one. */
export function writeAim({ nature, criterion, baseline, target, unit }: SheetIndicator): string {
  if (nature === "qualitative") return criterion;
  if (target === null) return baseline === null ? "à définir" : `départ ${writeFigure(baseline, unit)}`;
  const aim = writeFigure(target, unit);
  return baseline === null ? `cible ${aim}` : `de ${writeFigure(baseline, unit)} à ${aim}`;
}

/** « du 1er janvier 2027 au 31 décembre 2028 ; mensuelle ; caractère pérenne » */
export function writeTime(content: SheetContent): string {
  const { startsOn, endsOn, frequency, character } = content;
  const dates = [
    startsOn ? `du ${formatPlainDate(startsOn)}` : "",
    endsOn ? `au ${formatPlainDate(endsOn)}` : "",
  ]
    .filter(Boolean)
    .join(" ");
  const nature =
    character === null ? "" : character === "lasting" ? "caractère pérenne" : "caractère expérimental";
  return [dates, frequency, nature].filter(Boolean).join(" ; ");
}

/** « S2 2026 – S1 2029 », from the first step's beginning to the last one's end; empty without a step. */
export function writeSpan(steps: SheetContent["steps"]): string {
  if (steps.length === 0) return "";
  const from = steps.map((one) => one.from).sort()[0] ?? "";
  const until =
    steps
      .map((one) => one.until)
      .sort()
      .at(-1) ?? "";
  const short = (semester: string) => `${semester.slice(5)} ${semester.slice(0, 4)}`;
  return from === until ? short(from) : `${short(from)} – ${short(until)}`;
}
