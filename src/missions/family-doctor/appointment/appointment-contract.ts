import { z } from "@hono/zod-openapi";
import { id, localDate } from "../../../platform/http/index.ts";

const slotPlace = z.object({
  startsAt: z.string(),
  endsAt: z.string(),
  modality: z.enum(["AMB", "HH", "VR"]),
  siteName: z.string(),
  siteAddress: z.string(),
});

/** `from`: the first day looked at; today when absent. */
export const doctorSlotsQuery = z.object({ from: localDate().optional() });

/** Free places of the doctor who accepts, the earliest first; and the one kept meanwhile for this patient. */
export const doctorSlots = z
  .object({
    items: z.array(slotPlace.extend({ slotId: z.string() })),
    /** The last day looked at. */
    untilOn: z.string(),
    held: slotPlace.extend({ until: z.string() }).nullable(),
  })
  .openapi("FamilyDoctorSlots");

export const doctorHoldInput = z.object({ slotId: id() }).openapi("FamilyDoctorHoldInput");

export type DoctorSlots = z.infer<typeof doctorSlots>;
