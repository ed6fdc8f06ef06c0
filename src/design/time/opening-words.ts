import { addDays, dateIn, formatPlainDay } from "./time-words.ts";

/** What the server says of a place's hours: open now or not (null: not known), and its next change on the territory's clock. */
export type OpeningNow = { openNow: boolean | null; changes: { on: string; at: string } | null };

/** « ouvert jusqu’à 20 h », « fermé, ouvre demain à 8 h », « horaires non précisés ». `now`: milliseconds; `zone`: IANA name. */
export function formatOpening({ openNow, changes }: OpeningNow, now: number, zone: string): string {
  if (openNow === null) return "horaires non précisés";
  if (!changes) return openNow ? "toujours ouvert" : "fermé";
  const at = hourInWords(changes.at);
  const day = dayInWords(changes.on, dateIn(now, zone));
  return openNow
    ? `ouvert jusqu’à ${[day, at].filter(Boolean).join(" ")}`
    : `fermé, ouvre ${day ? `${day} à` : "à"} ${at}`;
}

function hourInWords(time: string): string {
  const [hour = "0", minute = "00"] = time.split(":");
  return `${Number(hour)} h${minute === "00" ? "" : ` ${minute}`}`;
}

const dayInWords = (date: string, today: string): string =>
  date === today
    ? ""
    : date === addDays(today, 1)
      ? "demain"
      : formatPlainDay(date, Number(today.slice(0, 4)));
