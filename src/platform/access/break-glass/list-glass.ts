import type { Deps } from "../../deps.ts";
import { act, pageOf, readTimeKey } from "../../http/index.ts";
import { nowOf } from "../../time/index.ts";
import type { Actor } from "../actor.ts";
import type { BrokenGlass, GlassPage, OwnGlass } from "./contract.ts";
import { listOpenGlass, listGlass as listRows } from "./glass-store.ts";

/** What the person holds open now: for the band across the top. */
export const listOwnOpenGlass = (deps: Deps, actor: Actor): Promise<OwnGlass[]> =>
  act(deps, actor, async (tx) =>
    (await listOpenGlass(tx, actor.cptsId, actor.userId, nowOf(deps))).map(presentOwn),
  );

/** All openings of the CPTS, newest first, for its coordinators. */
export async function listGlass(
  deps: Deps,
  actor: Actor,
  query: { after?: string | undefined; limit: number; toReview: boolean },
): Promise<GlassPage> {
  const after = readTimeKey(query.after);
  return act(deps, actor, async (tx) => {
    const rows = await listRows(tx, actor.cptsId, { after, limit: query.limit, toReview: query.toReview });
    const page = pageOf(rows, query.limit, (row) => [row.opened_at.toISOString(), row.id]);
    return { items: page.items.map((row) => present(actor, row)), next: page.next };
  });
}

const presentOwn = (row: Awaited<ReturnType<typeof listOpenGlass>>[number]): OwnGlass => ({
  id: row.id,
  kind: row.subject_kind,
  subjectId: row.subject_id,
  reason: row.reason,
  openedAt: row.opened_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
});

const present = (actor: Actor, row: Awaited<ReturnType<typeof listRows>>[number]): BrokenGlass => ({
  ...presentOwn(row),
  userId: row.user_id,
  personName: nameOf(row.given_name, row.family_name) ?? "Personne inconnue",
  isMine: row.user_id === actor.userId,
  reviewedAt: row.reviewed_at?.toISOString() ?? null,
  reviewerName: nameOf(row.reviewer_given, row.reviewer_family),
  review: row.review as BrokenGlass["review"],
  reviewNote: row.review_note,
});

const nameOf = (given: string | null, family: string | null): string | null =>
  family === null ? null : `${given ?? ""} ${family}`.trim();
