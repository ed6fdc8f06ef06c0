import { ROLE_WORDS, type Role } from "../../access/index.ts";
import type { Deps } from "../../deps.ts";

export const INVITATION_DAYS = 7;

export const invitationUrl = (deps: Deps, cptsSlug: string, token: string): string =>
  `${deps.settings.publicUrl}/invitation/${cptsSlug}/${token}`;

/** Who is invited to what, and the link; nothing else. Rejects when the mail server does not take it. */
export const mailInvitation = (
  deps: Deps,
  invitation: { to: string; cptsName: string; role: Role; url: string },
): Promise<void> =>
  deps.mail.send({
    to: invitation.to,
    subject: `Invitation : ${invitation.cptsName}`,
    text: [
      "Bonjour,",
      "",
      `Vous êtes invité(e) à rejoindre « ${invitation.cptsName} » sur Maillage (rôle : ${ROLE_WORDS[invitation.role].toLowerCase()}).`,
      "Pour accepter :",
      invitation.url,
      "",
      `Ce lien sert une seule fois, pendant ${INVITATION_DAYS} jours. Gardez-le pour vous.`,
      "Si vous ne connaissez pas cette CPTS, ignorez ce message.",
      "",
      "Maillage",
    ].join("\n"),
  });
