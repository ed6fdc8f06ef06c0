import { notFound } from "../../../platform/errors/problems.ts";

/** One answer for a link that is forged, used, too old, withdrawn or another's: nothing is learnt from it. */
export const linkOver = () =>
  notFound(
    "family-doctor.link-over",
    "Ce lien n'est plus valable : il a déjà servi, sa date est passée, ou il est incomplet. Connectez-vous à Maillage, ou appelez votre CPTS.",
  );
