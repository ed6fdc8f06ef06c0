const DAY_MINUTES = 1_440;
/** What an arrow adds: the grid of the agendas. */
const STEP_MINUTES = 5;
/** Where an arrow begins in an empty field. */
const MORNING = "08:00";

const two = (part: string | number): string => String(part).padStart(2, "0");

/** « 1430 » or « 14h30 » as typed → « 14:30 », « 930 » → « 9:30 » while typing: no figure is added, so that the caret stays where it is. */
export function typedTime(text: string): string {
  const byHand = /^\s*(\d{0,2})\s*[h:.\s]\s*(\d{0,2})/i.exec(text);
  if (byHand) return `${byHand[1]}:${byHand[2]}`;
  const digits = text.replace(/\D/g, "").slice(0, 4);
  // No hour is above 23: the second figure is already one of the minutes.
  const hourLength = Number(digits.slice(0, 2)) > 23 ? 1 : 2;
  if (digits.length <= hourLength) return digits;
  return `${digits.slice(0, hourLength)}:${digits.slice(hourLength, hourLength + 2)}`;
}

/** « 9:30 » → « 09:30 »; an hour alone is meant as it stands: « 9 » or « 9: » → « 09:00 ». What is no time stays. */
export function completeTime(text: string): string {
  const found = /^(\d{1,2})(?::(\d{2})?)?$/.exec(text);
  return found ? `${two(found[1] as string)}:${found[2] ?? "00"}` : text;
}

/** Why what was typed is no time of day, in a sentence; null when it is, or when nothing was typed. */
export function whyNotTime(text: string): string | null {
  if (text === "" || /^([01]?\d|2[0-3]):[0-5]\d$/.test(text)) return null;
  return /^\d{1,2}:\d{2}$/.test(text)
    ? "Cette heure n’existe pas : de 00:00 à 23:59."
    : "Écrivez l’heure en entier : hh:mm, comme 14:30.";
}

/** Five minutes later or earlier, around the clock; from what is no time, the morning. */
export function stepTime(text: string, direction: 1 | -1): string {
  const from = completeTime(text);
  if (from === "" || whyNotTime(from)) return MORNING;
  const [hours, minutes] = from.split(":").map(Number) as [number, number];
  const next = (hours * 60 + minutes + direction * STEP_MINUTES + DAY_MINUTES) % DAY_MINUTES;
  return `${two(Math.floor(next / 60))}:${two(next % 60)}`;
}
