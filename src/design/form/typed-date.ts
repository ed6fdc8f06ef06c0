import { formatPlainDate } from "../time/time-words.ts";

/** « 12031948 » or « 12/3/48 » as typed → « 12/03/1948 » while typing, without guessing a century. */
export function typedDate(text: string): string {
  // Pasted from elsewhere.
  if (/^\d{4}-\d{2}-\d{2}$/.test(text.trim())) return toTypedDate(text.trim());
  const digits = text.replace(/\D/g, "").slice(0, 8);
  // A slash typed by hand closes a day or a month of one figure.
  const parts = text.split("/").map((part) => part.replace(/\D/g, ""));
  const byHand = parts.every((part, index) => part.length <= (index === 2 ? 4 : 2));
  if (parts.length > 1 && byHand) {
    return parts
      .slice(0, 3)
      .map((part, index) =>
        index === 2 ? part.slice(0, 4) : index < parts.length - 1 ? part.padStart(2, "0") : part,
      )
      .join("/");
  }
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].filter(Boolean).join("/");
}

/** The first day that any form takes. */
const FIRST_DAY = "1880-01-01";

/** « 12/03/1948 » → « 1948-03-12 »; null until it is a real date between 1880 and `today` (YYYY-MM-DD). */
export function toIsoDate(text: string, today: string): string | null {
  const found = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  if (!found) return null;
  const iso = `${found[3]}-${found[2]}-${found[1]}`;
  const date = new Date(`${iso}T00:00:00Z`);
  const real = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === iso;
  return real && iso >= FIRST_DAY && iso <= today ? iso : null;
}

/** Why what was typed is not taken, in a sentence; null when it is, or when nothing was typed. Days are YYYY-MM-DD, both included. */
export function whyNotDate(text: string, earliest: string, latest: string): string | null {
  if (text === "" || (toIsoDate(text, latest) ?? "") >= (earliest || FIRST_DAY)) return null;
  if (!/^\d{2}\/\d{2}\/\d{4}$/.test(text)) return "Écrivez la date en entier : jj/mm/aaaa.";
  const iso = text.split("/").reverse().join("-");
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso)
    return "Cette date n’existe pas.";
  const first = earliest > FIRST_DAY ? earliest : FIRST_DAY;
  return iso < first ? `Pas avant le ${formatPlainDate(first)}.` : `Pas après le ${formatPlainDate(latest)}.`;
}

/** « 1948-03-12 » → « 12/03/1948 » */
export const toTypedDate = (iso: string): string => iso.split("-").reverse().join("/");
