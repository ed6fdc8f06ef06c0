import { withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { formatDate } from "../../../platform/time/index.ts";
import { findDoctorMail } from "../offer/doctor-mail-store.ts";
import { findDoctor } from "../offer/doctor-store.ts";
import { findOffer } from "../offer/offer-store.ts";
import { makeLink } from "../offer/signed-link.ts";
import { findCptsPage } from "./proposal-notices.ts";
import { findProposal } from "./proposal-store.ts";

/** Job: the mail to the doctor, with the link of the proposal as it stands; nothing once it is answered. No name, no health. */
export async function mailProposal(deps: Deps, payload: Record<string, unknown>): Promise<void> {
  const cptsId = String(payload["cptsId"]);
  const mail = await withTenant(deps.db, cptsId, async (tx) => {
    const proposal = await findProposal(tx, cptsId, String(payload["proposalId"]));
    if (proposal?.status !== "sent" || !proposal.sent_at || !proposal.expires_at) return undefined;
    const offer = await findOffer(tx, cptsId, proposal.offer_id);
    const doctor = offer && (await findDoctor(tx, cptsId, offer.professional_id));
    const to = doctor && (await findDoctorMail(tx, cptsId, doctor));
    if (!to) return undefined;
    const { name, slug, time_zone: zone } = await findCptsPage(tx, cptsId);
    const token = makeLink(deps, "proposal", { cptsId, id: proposal.id, issuedAt: proposal.sent_at });
    const isReminder = payload["reminder"] === true;
    return {
      to,
      subject: isReminder
        ? "Rappel : un patient vous est proposé, votre réponse est attendue"
        : "Un patient vous est proposé comme médecin traitant",
      text: [
        "Bonjour,",
        "",
        `${name} vous propose de devenir le médecin traitant d'un patient qui n'en a pas.`,
        `Votre réponse est attendue avant le ${formatDate(proposal.expires_at, zone)}.`,
        "",
        "Pour voir la proposition et répondre en deux touches :",
        `${deps.settings.publicUrl}/c/${slug}/reponse/proposition/${token}`,
        "",
        "Ce lien vous est réservé et sert une seule fois. Sans réponse à cette date, la proposition passe à un confrère.",
        "",
        "Maillage",
      ].join("\n"),
    };
  });
  if (mail) await deps.mail.send(mail);
}
