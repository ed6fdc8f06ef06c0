import type { Actor } from "../../access/index.ts";
import type { Deps } from "../../deps.ts";
import { act, pageOf } from "../../http/index.ts";
import type { Member } from "../members-contract.ts";
import { readKeyEndingWithId } from "../session/read-key.ts";
import { listProfessionalNames } from "./linked-professional-store.ts";
import { listMembers as listRows } from "./member-store.ts";

/** Who does what, by name: one line per role. */
export const listMembers = (
  deps: Deps,
  actor: Actor,
  page: { after?: string | undefined; limit: number },
): Promise<{ items: Member[]; next: string | null }> =>
  act(deps, actor, async (tx) => {
    const rows = await listRows(tx, actor.cptsId, {
      after: readKeyEndingWithId(page.after, 3),
      limit: page.limit,
    });
    const { items, next } = pageOf(rows, page.limit, (row) => [row.family_name, row.given_name, row.id]);
    const names = await listProfessionalNames(
      tx,
      actor.cptsId,
      items.map((row) => row.professional_id),
    );
    return {
      items: items.map((row) => ({
        id: row.id,
        userId: row.user_id,
        name: `${row.given_name} ${row.family_name}`.trim(),
        email: row.email,
        role: row.role,
        professionalId: row.professional_id,
        professionalName: names.get(row.professional_id ?? "")?.name ?? null,
        organization: row.organization ?? "",
        grantedAt: row.granted_at.toISOString(),
      })),
      next,
    };
  });
