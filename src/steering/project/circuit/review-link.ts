import { signedLinks } from "../../../platform/access/index.ts";
import { notFound } from "../../../platform/errors/problems.ts";

/** What a link of the project is for; one made for the one opens nothing of the other. */
type LinkPurpose = "review" | "contract-calendar";

export const { make: makeLink, hash: hashLink, read: readLink } = signedLinks<LinkPurpose>("project");

/** One answer for a link that is forged, withdrawn, too old or of another CPTS: nothing is learnt from it. */
export const linkOver = () =>
  notFound(
    "project.link-over",
    "Ce lien n’est plus valable : sa date est passée, il a été retiré, ou il est incomplet. Demandez-en un nouveau à la CPTS qui vous a invité.",
  );
