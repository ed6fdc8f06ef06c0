import { signedLinks } from "../../../platform/access/index.ts";

export const { make: makeLink, hash: hashLink, read: readLink } = signedLinks<"answer">("forms");
