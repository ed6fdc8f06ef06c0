import { beforeThePlatform, type ReferenceDatum } from "./datum.ts";

/** Below what number of people an anonymous questionnaire shows no cross table, nor counts a batch of answers. */
export const formsThresholds: ReferenceDatum[] = [
  {
    set: "forms-threshold",
    code: "anonymous",
    label: "Réponses au moins, pour qu'un questionnaire anonyme montre un croisement",
    attributes: { count: 5 },
    source:
      "Secret statistique de data.ameli.fr : « NS » sous 5 professionnels ; à durcir par la CPTS si elle le veut",
    validFrom: beforeThePlatform,
    validTo: null,
  },
];
