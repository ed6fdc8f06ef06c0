import type { Tx } from "../../../platform/db/index.ts";

const MOST_MOVES = 1_000;

export const listMoves = async (tx: Tx, cptsId: string) => {
  const rows = await tx
    .selectFrom("project_moves as m")
    .leftJoin("project_papers as p", (join) =>
      join.onRef("p.cpts_id", "=", "m.cpts_id").onRef("p.id", "=", "m.paper_id"),
    )
    .leftJoin("project_frozen as f", (join) =>
      join.onRef("f.cpts_id", "=", "m.cpts_id").onRef("f.id", "=", "m.frozen_id"),
    )
    .leftJoin("project_reviews as r", (join) =>
      join.onRef("r.cpts_id", "=", "m.cpts_id").onRef("r.id", "=", "m.review_id"),
    )
    .select([
      "m.nth",
      "m.from_state as fromState",
      "m.to_state as toState",
      "m.undoes",
      "m.happened_on as happenedOn",
      "m.remark",
      "m.made_at as madeAt",
      "m.made_by_label as madeBy",
      "m.review_id as reviewId",
      "m.ended_by as endedBy",
      "m.ends_on as endsOn",
      "r.decision",
      "p.id as paperId",
      "p.name as paperName",
      "f.id as frozenId",
      "f.number as frozenNumber",
      "f.label as frozenLabel",
      "f.frozen_at as frozenAt",
      "f.document",
    ])
    .where("m.cpts_id", "=", cptsId)
    .orderBy("m.nth")
    .limit(MOST_MOVES)
    .execute();
  return rows;
};
export type MoveRow = Awaited<ReturnType<typeof listMoves>>[number];

/** Which files a reader may be given of each version that a move sent. */
export const listSentFiles = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("project_frozen_files as p")
    .innerJoin("project_moves as m", (join) =>
      join.onRef("m.cpts_id", "=", "p.cpts_id").onRef("m.frozen_id", "=", "p.frozen_id"),
    )
    .select(["p.frozen_id as frozenId", "p.format"])
    .distinct()
    .where("p.cpts_id", "=", cptsId)
    .where("p.format", "in", ["pdf", "docx"])
    .limit(MOST_MOVES)
    .execute();

interface NewMove {
  cptsId: string;
  nth: number;
  from: string;
  to: string;
  undoes?: number;
  happenedOn: string;
  remark: string;
  frozenId?: string | null;
  paperId?: string | null;
  reviewId?: string | null;
  end?: { by: string; on: string } | null;
  at: Date;
  by: { userId: string | null; label: string };
}

export const insertMove = (tx: Tx, move: NewMove) =>
  tx
    .insertInto("project_moves")
    .values({
      cpts_id: move.cptsId,
      nth: move.nth,
      from_state: move.from,
      to_state: move.to,
      undoes: move.undoes ?? null,
      happened_on: move.happenedOn,
      remark: move.remark,
      frozen_id: move.frozenId ?? null,
      paper_id: move.paperId ?? null,
      review_id: move.reviewId ?? null,
      ended_by: move.end?.by ?? null,
      ends_on: move.end?.on ?? null,
      made_at: move.at,
      made_by: move.by.userId,
      made_by_label: move.by.label,
    })
    .execute();

/** The versions that were sent of one document, the newest first. */
export const listVersions = (tx: Tx, cptsId: string, document: "letter" | "health-project") =>
  tx
    .selectFrom("project_frozen")
    .select(["id", "number", "label", "frozen_at"])
    .where("cpts_id", "=", cptsId)
    .where("document", "=", document)
    .orderBy("number", "desc")
    .limit(50)
    .execute();

export const findVersion = (tx: Tx, cptsId: string, frozenId: string) =>
  tx
    .selectFrom("project_frozen")
    .select(["id", "document", "number", "label", "frozen_at"])
    .where("cpts_id", "=", cptsId)
    .where("id", "=", frozenId)
    .executeTakeFirst();
