import { z } from "@hono/zod-openapi";
import { communeCode, id, localDate, maybeText, pageQuery, text } from "../../../platform/http/index.ts";

/** What a volunteer says to prefer; a preference ranks, it never shuts a patient out. */
const PROFILES = ["ald", "over-70", "child", "pregnancy", "disability", "homebound", "addiction"] as const;
const ZONES = ["territory", "communes", "distance"] as const;

const whole = (min: number, max: number, what: string) =>
  z
    .number({ error: "Indiquez un nombre." })
    .int("Indiquez un nombre entier.")
    .min(min, `${min} au moins.`)
    .max(max, `${max} ${what} au plus.`);
const language = z
  .string()
  .trim()
  .regex(/^[a-z]{2,3}$/, "Choisissez une langue de la liste.");

export const seenVersion = z
  .number({ error: "Relisez l'offre avant de la modifier." })
  .int("Relisez l'offre avant de la modifier.")
  .min(1, "Relisez l'offre avant de la modifier.")
  .max(1_000_000_000, "Relisez l'offre avant de la modifier.");

const fields = {
  /** New patients in all, those already taken included; null: worked out from `perMonth` over the period, a year when it has no end. */
  capacity: whole(1, 5_000, "patients").nullable().default(null),
  perMonth: whole(1, 1_000, "patients par mois").nullable().default(null),
  zone: z.enum(ZONES, { error: "Choisissez tout le territoire, des communes ou une distance." }),
  communeCodes: z.array(communeCode()).max(200, "200 communes au plus.").default([]),
  maxDistanceMeters: whole(100, 200_000, "mètres").nullable().default(null),
  homeVisits: z.boolean({ error: "Répondez oui ou non." }).default(false),
  /** Empty: all. */
  profiles: z
    .array(z.enum(PROFILES, { error: "Choisissez dans la liste." }))
    .max(20, "20 profils au plus.")
    .default([]),
  /** Empty: those of the directory. */
  languages: z.array(language).max(20, "20 langues au plus.").default([]),
  /** Absent: today. */
  fromOn: localDate().nullable().default(null),
  toOn: localDate().nullable().default(null),
  note: maybeText(500).default(""),
};

interface Asked {
  capacity: number | null;
  perMonth: number | null;
  zone: string;
  communeCodes: string[];
  maxDistanceMeters: number | null;
  fromOn: string | null;
  toOn: string | null;
}

function holdsTogether(one: Asked, say: z.core.$RefinementCtx<Asked>): void {
  const refuse = (field: keyof Asked, message: string) =>
    say.addIssue({ code: "custom", path: [field], message });
  if (one.capacity === null && one.perMonth === null)
    refuse("capacity", "Dites combien de patients, en tout ou par mois.");
  if (one.zone === "communes" && one.communeCodes.length === 0)
    refuse("communeCodes", "Choisissez au moins une commune.");
  if (one.zone === "distance" && one.maxDistanceMeters === null)
    refuse("maxDistanceMeters", "Indiquez jusqu'à quelle distance.");
  if (one.fromOn && one.toOn && one.toOn < one.fromOn) refuse("toOn", "La fin doit venir après le début.");
}

export const offerInput = z
  .object({ professionalId: id(), ...fields })
  .superRefine(holdsTogether)
  .openapi("FamilyDoctorOfferInput");
export const offerChange = z
  .object({ version: seenVersion, ...fields })
  .superRefine(holdsTogether)
  .openapi("FamilyDoctorOfferChange");
export const pauseInput = z
  .object({ version: seenVersion, untilOn: localDate().nullable().default(null) })
  .openapi("FamilyDoctorOfferPause");
export const resumeInput = z.object({ version: seenVersion }).openapi("FamilyDoctorOfferResume");
export const endOfferInput = z
  .object({ version: seenVersion, reason: text(300) })
  .openapi("FamilyDoctorOfferEnd");

export const offer = z
  .object({
    id: z.string(),
    professionalId: z.string(),
    professionalName: z.string(),
    communeName: z.string().nullable(),
    state: z.enum(["open", "paused", "ended"]),
    /** Whether a patient may be proposed today, and otherwise why not. */
    opens: z.boolean(),
    whyClosed: z.string().nullable(),
    capacity: z.number().int(),
    perMonth: z.number().int().nullable(),
    /** Places reserved: proposed, sent or accepted. */
    taken: z.number().int(),
    accepted: z.number().int(),
    left: z.number().int(),
    acceptedThisMonth: z.number().int(),
    /** Accepted / offered, 0 to 1. */
    load: z.number(),
    zone: z.enum(ZONES),
    communeCodes: z.array(z.string()),
    maxDistanceMeters: z.number().nullable(),
    homeVisits: z.boolean(),
    profiles: z.array(z.string()),
    languages: z.array(z.string()),
    fromOn: z.string(),
    toOn: z.string().nullable(),
    pausedUntilOn: z.string().nullable(),
    note: z.string(),
    enteredHow: z.enum(["page", "mail", "phone"]),
    version: z.number().int(),
    updatedAt: z.string(),
    endedAt: z.string().nullable(),
    /** An end is undone until then; null otherwise. */
    undoUntil: z.string().nullable(),
  })
  .openapi("FamilyDoctorOffer");
export const offerList = z.object({ items: z.array(offer) }).openapi("FamilyDoctorOffers");
export const offerPage = z
  .object({ items: z.array(offer), next: z.string().nullable() })
  .openapi("FamilyDoctorOfferPage");
export const offersQuery = pageQuery.extend({
  state: z.enum(["live", "ended"], { error: "Valeurs attendues : live, ended." }).default("live"),
});

/** What becomes of the patients when a volunteer stops; said before it is done. */
export const leaving = z
  .object({
    proposed: z.number().int(),
    sent: z.number().int(),
    accepted: z.number().int(),
    sentences: z.array(z.string()),
  })
  .openapi("FamilyDoctorOfferLeaving");

export const offerTable = z
  .object({
    offers: z.array(
      offer.extend({
        /** Patients who wait and whom this volunteer could take: zone, home visits, no refusal, no exclusion. */
        within: z.number().int(),
      }),
    ),
    communes: z.array(
      z.object({
        communeCode: z.string().nullable(),
        communeName: z.string(),
        /** The centre of the commune, for the map. */
        latitude: z.number().nullable(),
        longitude: z.number().nullable(),
        waiting: z.number().int(),
        /** By priority, as the rules of the CPTS part them. */
        high: z.number().int(),
        medium: z.number().int(),
        low: z.number().int(),
        /** Those whom no open offer with a place left reaches. */
        unreached: z.number().int(),
      }),
    ),
    totals: z.object({
      waiting: z.number().int(),
      unreached: z.number().int(),
      capacity: z.number().int(),
      taken: z.number().int(),
      accepted: z.number().int(),
    }),
  })
  .openapi("FamilyDoctorOfferTable");

export type OfferInput = z.infer<typeof offerInput>;
export type OfferChange = z.infer<typeof offerChange>;
export type OfferFields = Omit<OfferInput, "professionalId">;
export type Offer = z.infer<typeof offer>;
export const offerReach = z
  .object({
    /** Where the volunteer practises; null when the directory does not know. */
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    /** Set when the volunteer counts in distance. */
    maxDistanceMeters: z.number().int().nullable(),
    communes: z.array(z.object({ communeCode: z.string().nullable(), within: z.number().int() })),
  })
  .openapi("FamilyDoctorOfferReach");
export type OfferReach = z.infer<typeof offerReach>;
export type OfferTable = z.infer<typeof offerTable>;
export type Leaving = z.infer<typeof leaving>;
