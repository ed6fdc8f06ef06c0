/** What the message may lean on; without a telephone and without a code there is nothing to tell. */
export interface MessageGround {
  cptsName: string;
  /** As it is read aloud. */
  contactPhone: string | null;
  /** Where the person follows, when they have a code. */
  followUrl: string | null;
}

/** « Votre demande a avancé »: neither the person, nor a doctor, nor what was asked. Null when it would lead nowhere. Pure. */
export function patientMessage(
  channel: "mail" | "sms",
  { cptsName, contactPhone, followUrl }: MessageGround,
): { subject: string; text: string } | null {
  if (!contactPhone && !followUrl) return null;
  const subject = "Votre demande a avancé";
  const acts = [
    contactPhone && `appelez le ${contactPhone}`,
    followUrl && `suivez-la avec votre code : ${followUrl}`,
  ].filter((one) => one !== null);
  if (channel === "sms")
    return { subject, text: `${cptsName} : votre demande a avancé. Pour la suite, ${acts.join(", ou ")}` };
  return {
    subject,
    text: [
      "Bonjour,",
      "",
      `Votre demande auprès de notre équipe (${cptsName}) a avancé.`,
      "",
      ...(contactPhone ? [`Pour connaître la suite, appelez le ${contactPhone}.`] : []),
      ...(followUrl
        ? [
            `${contactPhone ? "Vous pouvez aussi la suivre" : "Vous pouvez la suivre"} avec votre code à 12 signes :`,
            followUrl,
          ]
        : []),
      "",
      "Ce message n'en dit, exprès, pas plus. Merci de ne pas y répondre : personne ne lit cette adresse.",
      "",
      cptsName,
    ].join("\n"),
  };
}
