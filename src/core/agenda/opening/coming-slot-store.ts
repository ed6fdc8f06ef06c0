import type { Tx } from "../../../platform/db/index.ts";

/** An open slot of this professional that has not begun. */
export const findComingSlot = (tx: Tx, cptsId: string, professionalId: string, slotId: string, now: Date) =>
  tx
    .selectFrom("agenda_slots")
    .select([
      "id",
      "schedule_id",
      "starts_at",
      "ends_at",
      "modality",
      "audiences",
      "reasons",
      "places",
      "taken",
      "shared",
      "natural_key",
    ])
    .where("cpts_id", "=", cptsId)
    .where("id", "=", slotId)
    .where("professional_id", "=", professionalId)
    .where("state", "=", "open")
    .where("starts_at", ">", now)
    .executeTakeFirst();

export type ComingSlot = NonNullable<Awaited<ReturnType<typeof findComingSlot>>>;
