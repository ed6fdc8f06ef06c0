import type { Mail } from "../mailer.ts";
import type { Delivery } from "./delivery-store.ts";

/** One mail for all that a person is told at the same moment: sentences and links, nothing else. */
export function composeMail(
  to: string,
  deliveries: readonly Pick<Delivery, "subject" | "body">[],
  publicUrl: string,
): Mail {
  const [only] = deliveries;
  const subject =
    deliveries.length === 1 && only
      ? only.subject
      : `${deliveries.length} choses vous attendent dans Maillage`;
  const lines = deliveries.map((one) => one.body);
  return {
    to,
    subject,
    text: [
      "Bonjour,",
      "",
      lines.join("\n\n"),
      "",
      "Ouvrez le lien pour lire la suite : ce message ne contient, exprès, aucune information de santé.",
      `Ce que vous recevez par mail se choisit dans Maillage, « Mes avis » : ${publicUrl}`,
    ].join("\n"),
  };
}
