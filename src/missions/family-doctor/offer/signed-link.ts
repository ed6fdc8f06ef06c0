import { signedLinks } from "../../../platform/access/index.ts";

/** What a link is for; one made for the one opens nothing of the other. */
type LinkPurpose = "offer" | "proposal";

export const { make: makeLink, hash: hashLink, read: readLink } = signedLinks<LinkPurpose>("family-doctor");
