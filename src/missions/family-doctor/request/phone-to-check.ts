/** The person gave a number, with their code, for a record that is not theirs alone to change. */
export const PHONE_INDICATED = "phone-indicated";
export const PHONE_TO_CHECK = "La personne indique un nouveau numéro : à vérifier.";

/** The number stands in the details alone, which retention empties; whoever reads the story reads the record's phone too. */
export const sentenceWithPhone = (event: { kind: string; sentence: string; details: unknown }): string => {
  const { phone } = event.details as { phone?: unknown };
  return event.kind === PHONE_INDICATED && typeof phone === "string"
    ? `${event.sentence} ${phone.replace(/(..)(?=.)/g, "$1 ")}`
    : event.sentence;
};
