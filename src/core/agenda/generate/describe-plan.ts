import { counted } from "../../../platform/text/index.ts";
import { formatWhen } from "../../../platform/time/index.ts";
import { isEmptyPlan, type PublicationPlan, type SlotConflict, takenPlaces } from "./plan-publication.ts";

const SHOWN = 5;

const HAPPENS: Record<SlotConflict["kind"], string> = {
  vanishes: "le créneau disparaîtrait",
  moves: "l'heure, le lieu ou la forme changerait",
  "too-few-places": "il n'y aurait plus assez de places",
};

/**
 * The plan in French, to be read before it is applied: what opens, changes, closes, and who already counts on a slot.
 * Names no patient. At most five conflicts are spelled out, the others are counted.
 */
export function describePublicationPlan(plan: PublicationPlan, zone: string, now: Temporal.Instant): string {
  if (isEmptyPlan(plan)) return "Rien ne change.";
  const sentences = [doneAtOnce(plan)];
  if (plan.conflicts.length > 0) sentences.push(...keptSlots(plan.conflicts, zone, now));
  if (plan.waiting.length > 0) {
    const waits = counted(plan.waiting.length, "nouveau créneau attend", "nouveaux créneaux attendent");
    sentences.push(`${waits} cette décision.`);
  }
  return sentences.filter(Boolean).join(" ");
}

/** The same in one short line without dates, for the journal of changes: 200 characters at most. */
export function summarizePublicationPlan(plan: PublicationPlan): string {
  if (isEmptyPlan(plan)) return "Rien n'a changé.";
  const kept = plan.conflicts.length;
  const left =
    kept > 0 ? counted(kept, "créneau retenu laissé en place.", "créneaux retenus laissés en place.") : "";
  return [doneAtOnce(plan), left].filter(Boolean).join(" ");
}

function doneAtOnce(plan: PublicationPlan): string {
  const parts = [
    plan.insert.length && counted(plan.insert.length, "créneau ouvert", "créneaux ouverts"),
    plan.update.length && counted(plan.update.length, "créneau modifié", "créneaux modifiés"),
    plan.close.length && counted(plan.close.length, "créneau libre fermé", "créneaux libres fermés"),
  ].filter((part) => typeof part === "string");
  return parts.length > 0 ? `${parts.join(", ")}.` : "";
}

function keptSlots(conflicts: readonly SlotConflict[], zone: string, now: Temporal.Instant): string[] {
  const sorted = [...conflicts].sort((a, b) =>
    Temporal.Instant.compare(a.present.startsAt, b.present.startsAt),
  );
  const lines = sorted.slice(0, SHOWN).map((one) => line(one, zone, now));
  const rest = sorted.length - lines.length;
  if (rest > 0) lines.push(`et ${counted(rest, "autre", "autres")}`);
  const head =
    conflicts.length === 1
      ? "Attention, un créneau est déjà retenu par des patients"
      : `Attention, ${conflicts.length} créneaux sont déjà retenus par des patients`;
  return [
    `${head} : ${lines.join(" ; ")}.`,
    "Ils restent en place tant que vous n'avez pas décidé de chacun.",
  ];
}

function line(one: SlotConflict, zone: string, now: Temporal.Instant): string {
  const { bookedCount, heldCount, startsAt } = one.present;
  const taken = [
    bookedCount > 0 && `${bookedCount} rendez-vous`,
    heldCount > 0 && counted(heldCount, "place tenue", "places tenues"),
  ].filter((part) => typeof part === "string");
  const who = takenPlaces(one.present) > 0 ? ` (${taken.join(", ")})` : "";
  return `${formatWhen(startsAt, zone, now)}${who}, ${HAPPENS[one.kind]}`;
}
