import { formatPhone } from "../../../platform/text/index.ts";

/** The person gave a number, a mail or an address, with their code, for a record that is not theirs alone to change. */
export const PHONE_INDICATED = "phone-indicated";
export const PHONE_TO_CHECK = "La personne indique un nouveau numéro : à vérifier.";
export const CONTACT_TO_CHECK = "La personne indique de nouvelles coordonnées : à vérifier.";

/** What was said stands in the details alone, which retention empties; whoever reads the story reads the record's too. */
export const sentenceWithContact = (event: { kind: string; sentence: string; details: unknown }): string => {
  if (event.kind !== PHONE_INDICATED) return event.sentence;
  const { phone, email, addressLine } = event.details as Record<string, unknown>;
  const said = [typeof phone === "string" ? formatPhone(phone) : phone, email, addressLine];
  return [event.sentence, said.filter((one) => typeof one === "string").join(", ")].join(" ").trim();
};
