import { withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { formatDate, formatPlainDay, nowOf } from "../../../platform/time/index.ts";
import { declarationIn } from "../declaration/declare-project.ts";
import { presentHead } from "./present-review.ts";
import { hashLink, makeLink } from "./review-link.ts";
import { findReview } from "./review-store.ts";
import { findReviewer } from "./reviewer-store.ts";

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase("fr") + text.slice(1);

/** Job: the link to a reviewer, as it stands; nothing once it is withdrawn, too old, or the review closed. */
export async function mailReviewer(deps: Deps, payload: Record<string, unknown>): Promise<void> {
  const cptsId = String(payload["cptsId"]);
  const mail = await withTenant(deps.db, cptsId, async (tx) => {
    const reviewer = await findReviewer(tx, cptsId, String(payload["reviewerId"]));
    const review = reviewer && (await findReview(tx, cptsId, reviewer.reviewId));
    if (
      !review ||
      review.closedAt ||
      !reviewer.email ||
      !reviewer.tokenHash ||
      reviewer.expiresAt <= nowOf(deps)
    )
      return undefined;
    const cpts = await tx
      .selectFrom("territory_cpts")
      .select(["slug", "name", "time_zone"])
      .where("id", "=", cptsId)
      .executeTakeFirstOrThrow();
    const token = makeLink(deps, "review", { cptsId, id: reviewer.id, issuedAt: reviewer.invitedAt });
    if (!hashLink(token).equals(reviewer.tokenHash)) return undefined;
    const name = /^CPTS\b/.test(cpts.name) ? `la ${cpts.name}` : cpts.name;
    const { email, phone } = (await declarationIn(tx, cptsId)).project;
    const isReminder = payload["reminder"] === true;
    const { title } = presentHead(review);
    return {
      to: reviewer.email,
      ...(email ? { replyTo: email } : {}),
      subject: isReminder
        ? `Rappel : votre avis est attendu par ${name}`
        : `${capital(name)} demande votre avis`,
      text: [
        "Bonjour,",
        "",
        `${capital(name)} vous demande de relire : ${title}.`,
        `Votre avis est attendu pour le ${formatPlainDay(review.dueOn)}.`,
        ...(review.message && !isReminder ? ["", review.message] : []),
        "",
        "Pour lire cette version, écrire vos remarques et donner votre avis :",
        `${deps.settings.publicUrl}/c/${cpts.slug}/avis/${token}`,
        "",
        `Ce lien vous est réservé et s’ouvre sans compte jusqu’au ${formatDate(reviewer.expiresAt, cpts.time_zone)}. Ne le transférez pas.`,
        "",
        // Who does not know the sender asks somebody they can reach; without an address of the project nobody reads an answer.
        `Cette demande vous est faite par ${review.openedBy}, pour ${name}.`,
        ...(email || phone
          ? [
              `Pour toute question : ${[email, phone].filter(Boolean).join(", ")}${email ? " ; vous pouvez aussi répondre à ce mail" : ""}.`,
            ]
          : []),
        "",
        "Maillage, l’outil de la CPTS",
      ].join("\n"),
    };
  });
  if (mail) await deps.mail.send(mail);
}
