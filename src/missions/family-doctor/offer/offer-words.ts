import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { formatPlainDate, localDateOf, localDayBounds } from "../../../platform/time/index.ts";
import type { OfferRow } from "./offer-store.ts";

/** How long the end of an offer, or an answer, is undone. */
export const UNDO_HOURS = 24;

/** Now, today and the first instant of the month, on the territory's clock. */
export interface OfferDay {
  now: Date;
  today: string;
  monthStart: Date;
}

export function offerDay(deps: Deps, { timeZone }: Pick<Actor, "timeZone">): OfferDay {
  const now = deps.clock.now();
  const today = localDateOf(now, timeZone);
  return {
    now: new Date(now.epochMilliseconds),
    today: today.toString(),
    monthStart: new Date(localDayBounds(today.with({ day: 1 }), timeZone).startsAt.epochMilliseconds),
  };
}

/** « Dr Alix Vidal » */
export const doctorName = (row: { given_name: string; family_name: string }): string =>
  `Dr ${`${row.given_name} ${row.family_name}`.trim()}`;

type Opening = Pick<
  OfferRow,
  "state" | "from_on" | "to_on" | "paused_until_on" | "taken" | "capacity" | "per_month"
>;

/**
 * Why no patient may be proposed to this volunteer today, in French; null when one may.
 * @param ofMonth accepted since the month began, plus those that wait for an answer.
 */
export function whyClosed(row: Opening, { today }: Pick<OfferDay, "today">, ofMonth: number): string | null {
  if (row.state === "ended") return "Ce médecin ne prend plus de nouveaux patients.";
  if (row.state === "paused")
    return row.paused_until_on
      ? `En pause jusqu'au ${formatPlainDate(row.paused_until_on)}.`
      : "En pause, sans date de reprise.";
  if (row.from_on > today) return `Commence le ${formatPlainDate(row.from_on)}.`;
  if (row.to_on && row.to_on < today) return `Terminée depuis le ${formatPlainDate(row.to_on)}.`;
  if (row.taken >= row.capacity) return "Toutes les places offertes sont déjà promises.";
  if (row.per_month !== null && ofMonth >= row.per_month)
    return `Les ${row.per_month} places de ce mois sont déjà promises.`;
  return null;
}

/** « 1 patient », « 3 patients » */
export const patients = (count: number): string => `${count} patient${count > 1 ? "s" : ""}`;
