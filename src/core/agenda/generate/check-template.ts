import { AUDIENCES, LIMITS, MODALITIES, type SlotOpening, type SlotTemplate } from "./slot-template.ts";

/** A field of the form and a French sentence for the person who filled it. */
export type Problem = { field: string; why: string };

const TOO_SHORT: Problem = { field: "slotMinutes", why: "La plage est plus courte qu'un seul créneau." };
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:00)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** "HH:MM", as a database may write it "HH:MM:00" (or "24:00") → minutes since midnight of the wall clock, or null. */
export function minutesOfDay(time: string): number | null {
  if (time === "24:00" || time === "24:00:00") return 1440;
  return TIME.test(time) ? Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) : null;
}

export function isCivilDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** Everything that prevents a template from being published; empty when it is good. */
export function checkTemplate(template: SlotTemplate): Problem[] {
  return [...checkWindow(template), ...checkOffer(template), ...checkRepeat(template)];
}

/** Everything that prevents a one-off opening from being published; empty when it is good. */
export function checkOpening(opening: SlotOpening): Problem[] {
  const problems = checkOffer(opening);
  const minutes = (opening.endsAt.epochMilliseconds - opening.startsAt.epochMilliseconds) / 60_000;
  if (minutes <= 0) problems.push({ field: "endsAt", why: "La fin doit venir après le début." });
  else if (minutes > 1440) problems.push({ field: "endsAt", why: "Une ouverture dure un jour au plus." });
  else if (minutes < opening.slotMinutes) problems.push(TOO_SHORT);
  return problems;
}

function checkOffer(offer: SlotTemplate | SlotOpening): Problem[] {
  const problems: Problem[] = [];
  const { slotMinutes } = offer;
  if (
    !Number.isInteger(slotMinutes) ||
    slotMinutes < LIMITS.slotMinutesMin ||
    slotMinutes > LIMITS.slotMinutesMax
  ) {
    const why = `Un créneau dure de ${LIMITS.slotMinutesMin} à ${LIMITS.slotMinutesMax} minutes.`;
    problems.push({ field: "slotMinutes", why });
  }
  const add = (field: string, why: string) => problems.push({ field, why });
  if (!Number.isInteger(offer.places) || offer.places < 1 || offer.places > LIMITS.placesMax)
    add("places", `Indiquez de 1 à ${LIMITS.placesMax} places par créneau.`);
  if (!MODALITIES.includes(offer.modality))
    add("modality", "Choisissez cabinet, domicile ou téléconsultation.");
  if (offer.audiences.length === 0) add("audiences", "Dites à qui ces créneaux sont ouverts.");
  if (offer.audiences.some((audience) => !AUDIENCES.includes(audience)))
    add("audiences", "Un des publics choisis n'existe pas.");
  if (new Set(offer.audiences).size < offer.audiences.length)
    add("audiences", "Un public est choisi deux fois.");
  if (offer.reasons.length > LIMITS.reasonsMax) add("reasons", `Gardez ${LIMITS.reasonsMax} motifs au plus.`);
  if (offer.reasons.some((reason) => reason.length === 0 || reason.length > LIMITS.reasonLength))
    add("reasons", `Un motif compte de 1 à ${LIMITS.reasonLength} caractères.`);
  return problems;
}

function checkWindow(window: SlotTemplate): Problem[] {
  const start = minutesOfDay(window.startTime);
  const end = minutesOfDay(window.endTime);
  const problems: Problem[] = [];
  if (start === null || start === 1440)
    problems.push({ field: "startTime", why: "Indiquez l'heure de début." });
  if (end === null) problems.push({ field: "endTime", why: "Indiquez l'heure de fin." });
  if (start === null || start === 1440 || end === null) return problems;
  if (end <= start)
    problems.push({ field: "endTime", why: "La fin doit venir après le début, le même jour." });
  else if (end - start < window.slotMinutes) problems.push(TOO_SHORT);
  return problems;
}

function checkRepeat(template: SlotTemplate): Problem[] {
  const problems: Problem[] = [];
  const add = (field: string, why: string) => problems.push({ field, why });
  const { weekdays, everyWeeks, validFrom, validTo } = template;
  if (weekdays.length === 0) add("weekdays", "Choisissez au moins un jour de la semaine.");
  if (weekdays.some((day) => !Number.isInteger(day) || day < 1 || day > 7))
    add("weekdays", "Un des jours choisis n'existe pas.");
  if (new Set(weekdays).size < weekdays.length) add("weekdays", "Un jour est choisi deux fois.");
  if (!Number.isInteger(everyWeeks) || everyWeeks < 1 || everyWeeks > LIMITS.everyWeeksMax)
    add("everyWeeks", `Le rythme va de toutes les semaines à toutes les ${LIMITS.everyWeeksMax} semaines.`);
  if (!isCivilDate(validFrom)) add("validFrom", "Indiquez la date de début.");
  if (template.anchorOn != null && !isCivilDate(template.anchorOn))
    add("anchorOn", "Indiquez une semaine de départ.");
  if (validTo != null && !isCivilDate(validTo)) add("validTo", "La date de fin n'existe pas.");
  else if (validTo != null && validTo < validFrom)
    add("validTo", "La date de fin vient avant la date de début.");
  if (template.onHolidays !== "closed" && template.onHolidays !== "open")
    add("onHolidays", "Dites si vous recevez les jours fériés.");
  return problems;
}
