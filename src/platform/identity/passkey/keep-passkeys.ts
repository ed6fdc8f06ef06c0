import { withPlatform } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { notFound } from "../../errors/problems.ts";
import type { Session } from "../../http/index.ts";
import { actOnPlatform, recordIn } from "../audit/record-identity-act.ts";
import type { MyPasskey } from "../contract.ts";
import { deletePasskeyRow, listPasskeys, renamePasskeyRow } from "./passkey-store.ts";

export async function listMyPasskeys(deps: Deps, session: Session): Promise<MyPasskey[]> {
  const rows = await withPlatform(deps.db, (tx) => listPasskeys(tx, session.userId));
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }));
}

export async function renamePasskey(deps: Deps, session: Session, id: string, label: string): Promise<void> {
  if (!(await withPlatform(deps.db, (tx) => renamePasskeyRow(tx, session.userId, id, label))))
    throw notFound("identity.passkey-not-found");
}

export const removePasskey = (deps: Deps, session: Session, id: string, requestId: string): Promise<void> =>
  actOnPlatform(deps, async (tx) => {
    if (!(await deletePasskeyRow(tx, session.userId, id))) throw notFound("identity.passkey-not-found");
    await recordIn(deps, tx, {
      action: "identity.passkey-removed",
      actorUserId: session.userId,
      actorLabel: session.label,
      requestId,
    });
  });
