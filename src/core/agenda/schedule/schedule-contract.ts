import { z } from "@hono/zod-openapi";
import { localDate } from "../../../platform/http/index.ts";
import { openingInput, templateInput } from "../change/change-contract.ts";

export const scheduleInput = z
  .object({
    /** Whether neighbours with an agreement may see its shared slots. */
    shared: z.boolean({ error: "Dites si les CPTS voisines voient ces créneaux." }),
    homeVisitRadiusMeters: z
      .number()
      .int()
      .min(0, "Une distance ne peut pas être négative.")
      .max(100_000, "100 km au plus.")
      .nullable()
      .default(null),
    teleconsultationUrl: z
      .url({ protocol: /^https$/, error: "Indiquez une adresse qui commence par https://" })
      .max(500, "500 caractères au plus.")
      .nullable()
      .default(null),
  })
  .openapi("AgendaScheduleInput");

const schedule = z.object({
  id: z.string(),
  shared: z.boolean(),
  homeVisitRadiusMeters: z.number().nullable(),
  teleconsultationUrl: z.string().nullable(),
});

const practice = z.object({
  practiceId: z.string(),
  siteName: z.string(),
  siteAddress: z.string(),
  schedule: schedule.nullable(),
});

export const myAgendas = z
  .object({
    items: z.array(
      z.object({
        professionalId: z.string(),
        professionalName: z.string(),
        own: z.boolean(),
        hasAgenda: z.boolean(),
      }),
    ),
  })
  .openapi("MyAgendas");

const exception = z.object({
  id: z.string(),
  onDate: z.string(),
  fromTime: z.string().nullable(),
  untilTime: z.string().nullable(),
  kind: z.enum(["closed", "places"]),
  places: z.number().nullable(),
  sentence: z.string(),
});

export const agenda = z
  .object({
    professionalId: z.string(),
    professionalName: z.string(),
    /** Their own agenda, or that of whom they assist; otherwise a change is made « pour le compte de ». */
    own: z.boolean(),
    timeZone: z.string(),
    today: z.string(),
    /** Last local day with published slots. */
    until: z.string(),
    practices: z.array(practice),
    templates: z.array(
      templateInput.extend({
        id: z.string(),
        sentence: z.string(),
        siteName: z.string(),
        exceptions: z.array(exception),
      }),
    ),
    openings: z.array(openingInput.extend({ id: z.string(), sentence: z.string(), siteName: z.string() })),
    absences: z.array(
      z.object({
        id: z.string(),
        startsAt: z.string(),
        endsAt: z.string(),
        label: z.string(),
        sentence: z.string(),
      }),
    ),
    /** Booked slots that earlier changes would remove, move or shrink, and of which nobody has decided. */
    toDecide: z.number().int(),
  })
  .openapi("Agenda");

export const weekQuery = z.object({ monday: localDate().optional() });

export const agendaWeek = z
  .object({
    monday: z.string(),
    timeZone: z.string(),
    slots: z.array(
      z.object({
        id: z.string(),
        scheduleId: z.string(),
        startsAt: z.string(),
        endsAt: z.string(),
        modality: z.enum(["AMB", "HH", "VR"]),
        audiences: z.array(z.string()),
        siteName: z.string(),
        places: z.number().int(),
        taken: z.number().int(),
        /** kept: out of the rules, because of a booking; other: made by another software. */
        source: z.enum(["template", "opening", "kept", "other"]),
        /** Not begun: may be closed or moved. */
        coming: z.boolean(),
      }),
    ),
    absences: z.array(
      z.object({ id: z.string(), startsAt: z.string(), endsAt: z.string(), label: z.string() }),
    ),
    holidays: z.array(z.object({ date: z.string(), label: z.string() })),
  })
  .openapi("AgendaWeek");

export type ScheduleInput = z.infer<typeof scheduleInput>;
export type MyAgendas = z.infer<typeof myAgendas>;
export type Agenda = z.infer<typeof agenda>;
export type AgendaWeek = z.infer<typeof agendaWeek>;
