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
  return {
    to,
    subject,
    text: [
      "Bonjour,",
      "",
      toldOnce(deliveries.map((one) => one.body)).join("\n\n"),
      "",
      "Ouvrez le lien pour lire la suite : ce message ne contient, exprès, aucune information de santé.",
      `Ce que vous recevez par mail se choisit dans Maillage, « Mes avis » : ${publicUrl}`,
    ].join("\n"),
  };
}

/** The same sentence with the same link is said once, with how many times. */
const toldOnce = (bodies: readonly string[]): string[] =>
  [...Map.groupBy(bodies, (body) => body)].map(([body, same]) =>
    same.length === 1 ? body : body.replace(/(?=\n|$)/, ` (${same.length} fois)`),
  );
