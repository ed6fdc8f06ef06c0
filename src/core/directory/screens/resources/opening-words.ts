import { addDays, dateIn, formatPlainDay } from "../../../../design/index.ts";
import type { Resource } from "../../contract.ts";
import { hourInWords } from "../directory-words.ts";

/** « ouvert jusqu'à 20 h », « ouvre demain à 8 h », « horaires non précisés » */
export function openingInWords(
  one: Pick<Resource, "openNow" | "changes">,
  now: number,
  zone: string,
): string {
  if (one.openNow === null) return "horaires non précisés";
  if (!one.changes) return one.openNow ? "toujours ouvert" : "fermé";
  const at = hourInWords(one.changes.at);
  const day = dayInWords(one.changes.on, dateIn(now, zone));
  return one.openNow
    ? `ouvert jusqu’à ${[day, at].filter(Boolean).join(" ")}`
    : `fermé, ouvre ${day ? `${day} à` : "à"} ${at}`;
}

const dayInWords = (date: string, today: string): string =>
  date === today
    ? ""
    : date === addDays(today, 1)
      ? "demain"
      : formatPlainDay(date, Number(today.slice(0, 4)));
