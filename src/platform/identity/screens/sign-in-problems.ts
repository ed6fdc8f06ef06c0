/** Why a provider's return was refused: the code of `/connexion?erreur=` → what happened and what to do. */
const sentences: Record<string, string> = {
  recommencer:
    "La connexion n’a pas abouti : elle a pris plus de dix minutes, ou a été ouverte deux fois. Recommencez ci-dessous.",
  session:
    "Votre session s’est terminée avant l’envoi : rien n’a été envoyé, et ce que vous aviez saisi, gardé en brouillon sur cet appareil, vous attend.",
  annule: "Vous avez interrompu la connexion. Rien n’a été changé.",
  "psc-niveau":
    "Pro Santé Connect n’a pas confirmé une authentification forte (niveau eIDAS substantiel). Utilisez votre e-CPS ou votre carte CPS.",
  "psc-identite":
    "Pro Santé Connect annonce un numéro RPPS qui ne correspond pas à votre compte. Adressez-vous au coordinateur de votre CPTS.",
  "psc-indisponible":
    "Pro Santé Connect ne répond pas en ce moment. Réessayez dans quelques minutes, ou utilisez une autre façon de vous connecter.",
  "oidc-indisponible":
    "Votre organisation ne répond pas en ce moment. Réessayez, ou utilisez une autre façon de vous connecter.",
  "oidc-mail":
    "Votre organisation n’a pas vérifié votre adresse mail : demandez-lui de le faire, ou connectez-vous autrement.",
  "compte-pris":
    "Cette identité est déjà reliée à un autre compte Maillage. Connectez-vous avec elle pour l’ouvrir.",
  "compte-ferme": "Ce compte est fermé. Adressez-vous au coordinateur de votre CPTS pour le rouvrir.",
  "non-regle":
    "Cette façon de se connecter n’est pas ouverte sur cette installation. Choisissez-en une autre.",
};

export const signInProblem = (code: unknown): string | null =>
  typeof code === "string" ? (sentences[code] ?? sentences["recommencer"] ?? null) : null;
