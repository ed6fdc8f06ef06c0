import { ROLE_WORDS, type Role } from "../../access/index.ts";
import { newId, type Tx } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { tellScreens } from "../../http/index.ts";
import { nowOf } from "../audit/record-identity-act.ts";

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

/** A notice in the application, in the transaction of what it tells. */
export async function tellPerson(
  deps: Deps,
  tx: Tx,
  told: Told & { cptsId: string; userId: string },
): Promise<void> {
  await tx
    .insertInto("notify_notices")
    .values({
      cpts_id: told.cptsId,
      id: newId(),
      user_id: told.userId,
      kind: told.kind,
      title: titleOf(told),
      link: told.kind === "identity.join-asked" ? told.link : null,
      created_at: nowOf(deps),
    })
    .execute();
  tellScreens(deps, tx, told.cptsId, { topic: "notice", userId: told.userId });
}
