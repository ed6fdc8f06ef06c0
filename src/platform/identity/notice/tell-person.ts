import { ROLE_WORDS, type Role } from "../../access/index.ts";
import type { Tx } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { declareNoticeKinds, tellPerson as tell } from "../../notify/index.ts";

declareNoticeKinds([
  { kind: "identity.role-granted", label: "Un rôle m'est donné dans une CPTS", mailByDefault: true },
  { kind: "identity.role-ended", label: "Un rôle m'est retiré dans une CPTS", mailByDefault: true },
  {
    kind: "identity.join-asked",
    label: "Une personne demande l'accès à la CPTS",
    mailByDefault: true,
    roles: ["coordinator"],
  },
]);

type Told =
  | { kind: "identity.role-granted" | "identity.role-ended"; role: Role }
  | { kind: "identity.join-asked"; link: string };

const titleOf = (told: Told): string => {
  if (told.kind === "identity.join-asked") return "Une personne demande l'accès à la CPTS";
  const word = ROLE_WORDS[told.role];
  return told.kind === "identity.role-granted"
    ? `Un rôle vous a été donné : ${word}`
    : `Un rôle vous a été retiré : ${word}`;
};

/** A notice, in the transaction of what it tells. */
export const tellPerson = async (deps: Deps, tx: Tx, told: Told & { userId: string }): Promise<void> => {
  const link = told.kind === "identity.join-asked" ? { link: told.link } : {};
  await tell(deps, tx, { userId: told.userId, kind: told.kind, title: titleOf(told), ...link });
};
