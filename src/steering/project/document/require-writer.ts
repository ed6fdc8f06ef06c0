import { type Actor, hasRole, refusal } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import { forbidden } from "../../../platform/errors/problems.ts";
import { isOfTeam } from "../mobilisation/people-store.ts";
import { documentRules } from "./document-policy.ts";

/** Whether the actor writes in the documents: the coordination, and the professionals of the project team. */
export const mayWriteDocuments = async (actor: Actor, tx: Tx): Promise<boolean> =>
  hasRole(actor, "coordinator", "administrator") ||
  (hasRole(actor, "professional") && (await isOfTeam(tx, actor.cptsId, actor.professionalIds)));

export async function requireWriter(actor: Actor, tx: Tx): Promise<void> {
  if (!(await mayWriteDocuments(actor, tx)))
    throw forbidden("access.forbidden", refusal(documentRules["document.write"]));
}
