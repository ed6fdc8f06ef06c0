import { z } from "@hono/zod-openapi";
import { text } from "../../../platform/http/index.ts";

/** How the code reaches the person, each with the check of identity that goes with it. */
export const GIVEN_WAYS = ["called-back", "in-person", "letter"] as const;

export const followCodeInput = z
  .object({
    version: z
      .number({ error: "Indiquez la version lue." })
      .int("Indiquez la version lue.")
      .min(1, "Indiquez la version lue."),
    way: z.enum(GIVEN_WAYS, { error: "Dites comment le code est remis." }),
    identityChecked: z.literal(true, {
      error: "Vérifiez d'abord l'identité de la personne : sans cela, aucun code n'est donné.",
    }),
    reason: text(300).refine(
      (words) => words.length >= 5,
      "Dites pourquoi, en quelques mots (5 caractères au moins).",
    ),
  })
  .openapi("FamilyDoctorFollowCodeInput");

/** Said once: only its hash is kept. */
export const followCodeGiven = z
  .object({
    code: z.string(),
    /** Where it is typed. */
    followUrl: z.string(),
    contactPhone: z.string().nullable(),
    cptsName: z.string(),
  })
  .openapi("FamilyDoctorFollowCodeGiven");

export type GivenWay = (typeof GIVEN_WAYS)[number];
export type FollowCodeInput = z.infer<typeof followCodeInput>;
export type FollowCodeGiven = z.infer<typeof followCodeGiven>;
